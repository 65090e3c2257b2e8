import { type TimeOfDay, type TimeWindow, windowHolds } from '#kernel/clock/time-of-day.ts'
import { clockAt, type DayTable } from '../day-table.ts'
import type { VisitFact } from '../fact.ts'
import { windowOf } from '../part-of-day-hours.ts'
import { type Slot, staffOf } from './slot.ts'

/** A lock event this far outside a visit's window may still be that visit; further away it is another. */
const mostMinutesFromWindow = 60

/** One way of reading an event: as the visit of this slot. Smaller is better, from the first figure to the last. */
type Reading = { readonly slot: number; readonly event: number; readonly order: readonly number[] }

/**
 * Finds the visit of each lock event that names none, and returns the events no visit is found for. Greedy: the best
 * reading of all is taken first, then the best of the rest. Better is a shared service, then nearness to the visit's
 * window, then the same night rather than the one before; ties go by the order of the day.
 */
export function matchLockEvents(
  slots: Slot[],
  events: readonly VisitFact[],
  table: DayTable,
  serviceId: (name: string) => string,
): readonly VisitFact[] {
  const ordered = events.toSorted((a, b) =>
    a.date !== b.date ? (a.date < b.date ? -1 : 1) : (a.start ?? 0) - (b.start ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const readings: Reading[] = []
  for (const [event, fact] of ordered.entries()) {
    const day = table.index.get(fact.date) as number
    const time = fact.start === null ? null : clockAt(table, day, fact.start).time
    for (const [index, slot] of slots.entries()) {
      const order = slot.day === day || slot.day === day - 1 ? fits(slot, day, fact, time, table, serviceId) : null
      if (order) readings.push({ slot: index, event, order: [...order, index, event] })
    }
  }
  readings.sort((a, b) => compared(a.order, b.order))
  const placed = new Set<number>()
  for (const { slot, event } of readings) {
    const place = slots[slot] as Slot
    if (placed.has(event) || !hasRoom(place)) continue
    placed.add(event)
    place.facts = [...place.facts, ordered[event] as VisitFact]
  }
  return ordered.filter((_, event) => !placed.has(event))
}

/** How well an event fits a slot: `[services differ, minutes from its window, nights back]`; `null` if it does not. */
function fits(
  slot: Slot,
  day: number,
  event: VisitFact,
  time: TimeOfDay | null,
  table: DayTable,
  serviceId: (name: string) => string,
): readonly number[] | null {
  const window = slotWindow(slot, table)
  const differ = shareService(slot, event, serviceId) ? 0 : 1
  if (time === null || window === null) return differ || slot.day !== day ? null : [0, mostMinutesFromWindow, 0]
  const afterMidnight = window.end <= window.start && time < window.end
  if (slot.day !== day && !afterMidnight) return null
  const distance = minutesFromWindow(window, time)
  if (distance > (differ ? 0 : mostMinutesFromWindow)) return null
  return [differ, distance, slot.day === day ? (afterMidnight ? 1 : 0) : 2]
}

/** A planned visit's window; for a visit told of, the minute it began. */
function slotWindow(slot: Slot, table: DayTable): TimeWindow | null {
  if (slot.planned) return windowOf(slot.planned)
  const start = slot.facts.find((fact) => fact.start !== null)?.start ?? null
  if (start === null) return null
  const { time } = clockAt(table, slot.day, start)
  return { start: time, end: ((time + 1) % 1440) as TimeOfDay }
}

function shareService(slot: Slot, event: VisitFact, serviceId: (name: string) => string): boolean {
  const asked = slot.planned?.services ?? slot.facts.flatMap((fact) => fact.services)
  if (asked.length === 0 || event.services.length === 0) return true
  const ids = new Set(asked.map(serviceId))
  return event.services.some((name) => ids.has(serviceId(name)))
}

const hasRoom = (slot: Slot): boolean =>
  slot.facts.reduce((doors, fact) => doors + (fact.kind === 'lockEvent' ? 1 : 0), 0) < staffOf(slot)

function minutesFromWindow(window: TimeWindow, time: TimeOfDay): number {
  if (windowHolds(window, time)) return 0
  const before = (window.start - time + 1440) % 1440
  const after = (time - window.end + 1 + 1440) % 1440
  return Math.min(before, after)
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] as number) - (b[index] as number)
    if (difference !== 0) return difference
  }
  return 0
}
