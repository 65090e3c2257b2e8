/**
 * Faces: how many different people came to a citizen in 14 days, by the official Swedish definition (Kolada U21401):
 * citizens of 65 and more with at least two visits every day, visits from 07 to 22, home nursing and meal delivery left
 * out, and whoever was away for a part of the days left out. Who came is known where a lock or clock told it.
 */
import type { GovernanceModel } from '#care/governance/model.ts'
import { facesPromise } from '#care/governance/team-fit.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { addMonths, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { localTime } from '#kernel/clock/zone.ts'
import { type Timeline, valueOn } from '#kernel/timeline/timeline.ts'
import type { Counts } from './definition.ts'
import type { CitizenKnown, Place } from './known.ts'

const seniorYears = 65
const visitsADay = 2
const clock = { from: 7 * 60, below: 22 * 60 }
/** Home nursing by its profession or cluster, meals brought by the services that are nothing else. */
const leftOut = { profession: 'nurse', cluster: 'nursing', services: ['meal-delivery', 'meals'] }

type Days = { readonly from: LocalDate; readonly to: LocalDate }

/** Null for whoever is not among those the definition counts. */
export function facesCounted(
  { bornOn, facts, plans }: CitizenKnown,
  { from, to }: Days,
  on: LocalDate,
  { model, zone }: Place,
): Counts | null {
  if (bornOn === null || addMonths(bornOn, 12 * seniorYears) > on) return null
  const perDay = new Map<LocalDate, number>()
  const met = new Set<string>()
  const counted = new Set<string>()
  for (const { kind, date, start, recordedBy, plannedVisit, services } of facts) {
    if (kind !== 'lockEvent' || recordedBy === null || start === null || date < from || date > to) continue
    const { time } = localTime(start, zone)
    if (time < clock.from || time >= clock.below) continue
    if (isLeftOut(model, servicesOf(plans, date, plannedVisit, services))) continue
    met.add(recordedBy)
    const visit = `${date} ${plannedVisit ?? start}`
    if (!counted.has(visit)) perDay.set(date, (perDay.get(date) ?? 0) + 1)
    counted.add(visit)
  }
  const everyDay =
    perDay.size === daysBetween(from, to) + 1 && [...perDay.values()].every((visits) => visits >= visitsADay)
  if (!everyDay) return null
  const kept = facesPromise(model, met.size)?.kept
  return {
    faces: met.size,
    citizens: 1,
    kept: kept === true ? 1 : 0,
    broken: kept === false ? 1 : 0,
  }
}

function servicesOf(
  plans: Timeline<RhythmPlan>,
  date: LocalDate,
  visit: string | null,
  told: readonly string[],
): readonly string[] {
  if (told.length > 0 || visit === null) return told
  return valueOn(plans, date)?.visits.find(({ key }) => key === visit)?.services ?? []
}

/** Only where all that was done is left out. */
function isLeftOut({ catalogue }: GovernanceModel, services: readonly string[]): boolean {
  return (
    services.length > 0 &&
    services.every((id) => {
      const service = catalogue.services.find((each) => each.id === id)
      return (
        leftOut.services.includes(id) ||
        service?.profession === leftOut.profession ||
        service?.cluster === leftOut.cluster
      )
    })
  )
}
