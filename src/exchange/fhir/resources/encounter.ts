import { daysBetween } from '#kernel/calendar/local-date.ts'
import { meaning, meaningOfCoding } from '../coding.ts'
import type { Reason } from '../finding.ts'
import { extensions, manners, purposes, statuses } from '../gateway.ts'
import { at, firstOf, missing, type Place, reference, type Time, tell, time, word } from '../reading.ts'
import type { ToldContact } from '../told.ts'
import { conditions, extensionsOf, patientOf } from './shared.ts'

export function readEncounter(place: Place): ToldContact | null {
  const patient = patientOf(place)
  const basedOn = extensionsOf(place, extensions.basedOn, 'valueReference')
  const told = {
    purpose: meaning(firstOf(at(place, 'type')), purposes),
    status: word(at(place, 'status'), statuses.encounter),
    manner: meaningOfCoding(at(place, 'class'), manners),
    ...when(at(place, 'period')),
    needs: conditions(at(place, 'reasonReference')),
    interventions: [...new Set(basedOn.flatMap((value) => reference(value, ['CarePlan'])?.id ?? []))],
  }
  return patient === null ? null : { kind: 'contact', patient, ...told }
}

/** The day a contact begins on, and its times where both or one are told. A time of day is never asked for. */
function when(period: Place): Pick<ToldContact, 'day' | 'startsAt' | 'endsAt'> {
  const [start, end] = [at(period, 'start'), at(period, 'end')]
  if (start.value === undefined) missing(start)
  const [from, to] = [time(start), time(end)]
  const wrong = from && to && wrongEnd(from, to)
  if (wrong) tell(end, wrong)
  return { day: from?.day ?? null, startsAt: from?.at ?? null, endsAt: wrong ? null : (to?.at ?? null) }
}

/** No meeting with a citizen lasts longer; an end beyond it is a slip of a year or of a month. */
const mostDays = 31

function wrongEnd(from: Time, to: Time): Reason | undefined {
  if (from.at !== null && to.at !== null ? to.at < from.at : to.day < from.day) return 'endsBeforeItBegins'
  return daysBetween(from.day, to.day) > mostDays ? 'tooLong' : undefined
}
