/**
 * What happened: the plan, unless facts say otherwise. Nothing here is stored; the same plan and the same facts
 * always give the same visits, in whatever order the facts came and however often.
 */
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { type DayTable, dayTable } from './day-table.ts'
import type { PerformedVisit, VisitFact } from './fact.ts'
import { matchLockEvents } from './steps/match-lock-events.ts'
import { plannedByWeekday } from './steps/planned-by-weekday.ts'
import { resolved } from './steps/resolved.ts'
import type { Slot } from './steps/slot.ts'
import { standingFacts, toldMinutes } from './steps/standing-facts.ts'

/**
 * The visits of a citizen in a period, by day and time. Without a fact a visit was done as planned; of several facts
 * {@link whichFactWins} says which is believed; lock events that name no visit find theirs by time and service;
 * what belongs to no planned visit is a visit outside the plan. `serviceId` gives the one name of a service that has
 * several.
 */
export function performed(
  plans: Timeline<RhythmPlan>,
  facts: readonly VisitFact[],
  period: Period & { readonly to: LocalDate },
  zone: Zone,
  serviceId: (name: string) => string = (name) => name,
): readonly PerformedVisit[] {
  const table = dayTable(period, zone)
  const slots = plannedSlots(plans, table)
  const stray = facts.length > 0 ? placeFacts(slots, standingFacts(facts), table) : []
  for (const slot of toldOutsideThePlan(stray, table)) slots.push(slot)
  const events = stray.filter((fact) => fact.kind === 'lockEvent')
  const unplanned = events.length > 0 ? matchLockEvents(slots, events, table, serviceId) : events
  for (const event of unplanned)
    slots.push({ day: table.index.get(event.date) as number, planned: null, facts: [event] })
  const visits = slots.map((slot) => resolved(slot, table))
  return facts.length > 0 ? visits.sort(inOrder) : visits
}

function plannedSlots(plans: Timeline<RhythmPlan>, table: DayTable): Slot[] {
  const slots: Slot[] = []
  const last = table.dates.length - 1
  for (const { from, to, value } of plans) {
    if (from > (table.dates[last] as LocalDate) || (to !== null && to < (table.dates[0] as LocalDate))) continue
    const weekdays = plannedByWeekday(value)
    const until = to === null ? last : (table.index.get(to) ?? last)
    for (let day = table.index.get(from) ?? 0; day <= until; day++)
      for (const planned of weekdays[table.weekdays[day] as number] ?? []) slots.push({ day, planned, facts: noFacts })
  }
  return slots
}

const noFacts: readonly VisitFact[] = []

/** Gives each fact that names a planned visit to it, and returns those of the period that name none. */
function placeFacts(slots: readonly Slot[], facts: readonly VisitFact[], table: DayTable): VisitFact[] {
  const firstOfDay: number[] = []
  for (let index = slots.length - 1; index >= 0; index--) firstOfDay[(slots[index] as Slot).day] = index
  const stray: VisitFact[] = []
  for (const fact of facts) {
    const day = table.index.get(fact.date)
    if (day === undefined) continue
    let place: Slot | undefined
    if (fact.plannedVisit !== null && fact.kind !== 'extra')
      for (let index = firstOfDay[day] ?? slots.length; slots[index]?.day === day; index++)
        if (slots[index]?.planned?.key === fact.plannedVisit) place = slots[index]
    if (place) place.facts = place.facts === noFacts ? [fact] : [...place.facts, fact]
    else stray.push(fact)
  }
  return stray
}

const outsideThePlan: readonly string[] = ['extra', 'more', 'less', 'swapped', 'moved', 'doubleStaffed']

/** A visit that staff tell of and no plan holds; told without a length there is nothing to count. */
const toldOutsideThePlan = (facts: readonly VisitFact[], table: DayTable): Slot[] =>
  facts
    .filter((fact) => outsideThePlan.includes(fact.kind) && toldMinutes(fact) !== null)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((fact) => ({ day: table.index.get(fact.date) as number, planned: null, facts: [fact] }))

function inOrder(a: PerformedVisit, b: PerformedVisit): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  if (a.time !== b.time) return a.time - b.time
  const [nameOfA, nameOfB] = [nameOf(a), nameOf(b)]
  return nameOfA === nameOfB ? 0 : nameOfA < nameOfB ? -1 : 1
}

/** Planned visits first, by their key; others by the fact that tells of them. */
const nameOf = (visit: PerformedVisit): string =>
  visit.plannedVisit === null ? `~${visit.facts[0]}` : visit.plannedVisit
