import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { clockAt, type DayTable } from '../day-table.ts'
import type { FactKind, PerformedVisit, VisitFact } from '../fact.ts'
import { usualHourUntold, usualStart } from '../part-of-day-hours.ts'
import { winner } from '../which-fact-wins.ts'
import { type Slot, staffOf } from './slot.ts'
import { toldMinutes } from './standing-facts.ts'

/** What came of one slot: each subject by the fact that wins it, and by the plan where no fact speaks. */
export function resolved(slot: Slot, table: DayTable): PerformedVisit {
  const { planned, facts } = slot
  const plannedMinutes = ((planned?.minutes ?? 0) * (planned?.staff ?? 1)) as Minutes
  const visit = {
    date: table.dates[slot.day] as LocalDate,
    plannedVisit: planned?.key ?? null,
    plannedMinutes,
    services: planned?.services ?? [],
  }
  if (facts.length === 0)
    return {
      ...visit,
      outcome: 'done',
      minutes: plannedMinutes,
      start: null,
      end: null,
      time: planned ? usualStart(planned) : usualHourUntold,
      staff: planned?.staff ?? 1,
      evidence: 'plan',
      swapped: false,
      facts: [],
    }
  const staff = staffOf(slot)
  const decisive = winner(facts, 'outcome', always)
  const outcome = (decisive && outcomes[decisive.kind]) ?? 'done'
  const began = winner(facts, 'start', tellsStart)
  const clock = began ? clockAt(table, slot.day, began.start as Instant) : null
  const movedTo = began?.kind === 'moved' && clock && table.index.has(clock.date) ? clock.date : null
  return {
    ...visit,
    date: movedTo ?? visit.date,
    outcome,
    minutes: outcome === 'done' ? minutesOf(slot, staff) : (0 as Minutes),
    start: began?.start ?? null,
    end: began ? endOf(began) : null,
    time: clock?.time ?? (planned ? usualStart(planned) : usualHourUntold),
    staff,
    services: winner(facts, 'services', namesServices)?.services ?? visit.services,
    evidence: decisive === undefined ? 'plan' : decisive.kind === 'lockEvent' ? 'lock' : 'staff',
    swapped: facts.some((fact) => fact.kind === 'swapped'),
    facts: idsOf(facts),
  }
}

const outcomes: { readonly [kind in FactKind]?: PerformedVisit['outcome'] } = {
  declinedInTime: 'declinedInTime',
  declinedLate: 'declinedLate',
  declinedAtDoor: 'declinedAtDoor',
  notHome: 'notHome',
}

const always = (): boolean => true
const tellsStart = (fact: VisitFact): boolean => fact.start !== null
const namesServices = (fact: VisitFact): boolean => fact.services.length > 0
const tellsMinutes = (fact: VisitFact): boolean => toldMinutes(fact) !== null

/** The doors' minutes; else what staff told, for each who went; else the plan's, for each who went. */
function minutesOf({ planned, facts }: Slot, staff: number): Minutes {
  const doors = facts.filter((fact) => fact.kind === 'lockEvent')
  if (doors.some(tellsMinutes)) return minutesOfDoors(doors, staff)
  const told = winner(facts, 'minutes', tellsMinutes)
  const each = (told && toldMinutes(told)) ?? planned?.minutes ?? 0
  return (each * staff) as Minutes
}

/** Every minute between the doors' events counts once for each who was there, and for no more than went together. */
function minutesOfDoors(doors: readonly VisitFact[], staff: number): Minutes {
  const only = doors[0] as VisitFact
  if (doors.length === 1) return toldMinutes(only) ?? (0 as Minutes)
  let sum = 0
  const turns: { readonly at: number; readonly by: 1 | -1 }[] = []
  for (const door of doors) {
    const length = toldMinutes(door) ?? 0
    if (door.start === null) sum += length
    else turns.push({ at: door.start, by: 1 }, { at: door.start + length * 60_000, by: -1 })
  }
  turns.sort((a, b) => a.at - b.at || a.by - b.by)
  let inside = 0
  let since = 0
  let milliseconds = 0
  for (const { at, by } of turns) {
    milliseconds += (at - since) * Math.min(inside, staff)
    inside += by
    since = at
  }
  return (sum + Math.floor(milliseconds / 60_000)) as Minutes
}

function endOf(fact: VisitFact): Instant | null {
  if (fact.end !== null || fact.start === null || fact.minutes === null) return fact.end
  return (fact.start + fact.minutes * 60_000) as Instant
}

/** The facts by which it is so, corrections among them, in the order of their ids. */
function idsOf(facts: readonly VisitFact[]): readonly Id<'Fact'>[] {
  const ids = facts.flatMap((fact) => (fact.corrects === null ? [fact.id] : [fact.id, fact.corrects]))
  return ids.length > 1 ? ids.sort() : ids
}
