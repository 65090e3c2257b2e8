import { knows, meaning, sharedCode } from '../coding.ts'
import { clinicalStatuses, extensions, focusCategory, verificationStatuses } from '../gateway.ts'
import { at, day, each, missing, type Place, reference, tell } from '../reading.ts'
import type { ToldNeed } from '../told.ts'
import { extensionsOf, level, patientOf } from './shared.ts'

const fields: Readonly<Record<string, 'homeCare' | 'nursing'>> = { homeCareNeed: 'homeCare', nursingNeed: 'nursing' }

export function readCondition(place: Place): ToldNeed | null {
  const patient = patientOf(place)
  const area = sharedCode(at(place, 'code'), Object.keys(fields))
  const field = fields[area?.concept?.kind ?? ''] ?? null
  const severity = at(place, 'severity')
  if (field === 'nursing' && severity.value !== undefined) tell(severity, 'levelOnNursing')
  if (field === 'homeCare' && severity.value === undefined) missing(severity)
  const recorded = at(place, 'recordedDate')
  const recordedOn = day(recorded)
  if (recorded.value === undefined) missing(recorded)
  const told = {
    field,
    level: severity.value === undefined ? null : level(severity),
    status: optional(at(place, 'clinicalStatus'), clinicalStatuses),
    verification: optional(at(place, 'verificationStatus'), verificationStatuses),
    inFocus: isInFocus(at(place, 'category')),
    recordedOn,
    followUp: followUpOf(place),
  }
  return patient === null || area === null ? null : { kind: 'need', patient, area: area.code, ...told }
}

const optional = (concept: Place, table: Readonly<Record<string, string>>): string | null =>
  concept.value === undefined ? null : meaning(concept, table)

function isInFocus(categories: Place): boolean {
  const all = each(categories)
  for (const concept of all) meaning(concept, focusCategory)
  return all.some((concept) => knows(concept, focusCategory))
}

/** Where the old way says when somebody will look again, on a condition or an intervention. */
export function followUpOf(place: Place): string | null {
  const [value] = extensionsOf(place, extensions.followUp, 'valueReference')
  return value === undefined ? null : (reference(value, ['Encounter'])?.id ?? null)
}
