import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'

/**
 * What can be said of a visit. Only what differs from the plan has to be said at all.
 * @plain
 */
export const factKinds = [
  'lockEvent',
  'more',
  'less',
  'moved',
  'declinedInTime',
  'declinedLate',
  'declinedAtDoor',
  'notHome',
  'swapped',
  'extra',
  'doubleStaffed',
  'observation',
  'signature',
  'correction',
] as const
/**
 * One of {@link factKinds}.
 * @da afvigelse
 * @sv avvikelse
 */
export type FactKind = (typeof factKinds)[number]

/**
 * Something that happened, told once and never altered. The sender makes the id, so a fact told twice is one fact.
 * A `correction` names the fact it replaces in `corrects` and carries the values that hold instead.
 * @da besøgsfakta
 * @sv besöksfakta
 */
export type VisitFact = {
  readonly id: Id<'Fact'>
  readonly citizen: Id<'Citizen'>
  /** The day the visit starts on, in the municipality's zone. */
  readonly date: LocalDate
  /** Key of the planned visit it speaks of; null for a visit outside the plan. */
  readonly plannedVisit: string | null
  readonly kind: FactKind
  /** Length of the visit as it was; for `less` and `more` the whole length, not the difference. */
  readonly minutes: Minutes | null
  readonly start: Instant | null
  readonly end: Instant | null
  /** Services given, by catalogue id; empty means those of the plan. */
  readonly services: readonly string[]
  readonly reason: string | null
  readonly source: 'lock' | 'clock' | 'staff' | 'report' | 'import'
  readonly recordedAt: Instant
  readonly recordedBy: string | null
  readonly corrects: Id<'Fact'> | null
}

/**
 * What came of a visit, and by which evidence.
 * @da udført besøg
 * @sv utfört besök
 */
export type PerformedVisit = {
  /** The day it counts on: the day it began, for a night too; a moved visit counts on its new day. */
  readonly date: LocalDate
  readonly plannedVisit: string | null
  readonly outcome: 'done' | 'declinedInTime' | 'declinedLate' | 'declinedAtDoor' | 'notHome'
  readonly plannedMinutes: Minutes
  /** All who went counted in: half an hour of two is sixty minutes. */
  readonly minutes: Minutes
  readonly start: Instant | null
  readonly end: Instant | null
  /** When it began on the clock; the usual hour of the plan where nobody says. */
  readonly time: TimeOfDay
  /** How many went together. */
  readonly staff: number
  readonly services: readonly string[]
  readonly evidence: 'plan' | 'lock' | 'staff'
  readonly swapped: boolean
  readonly facts: readonly Id<'Fact'>[]
}
