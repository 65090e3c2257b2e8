/** A change of the plan while it is being thought of: what the visit would be, and what that asks of the compass. */
import type { z } from 'zod'
import type { changeAsked } from '#contract/changes/change.ts'
import type { partOfDay, planAsked, rhythmPlan } from '#contract/plans/plan.ts'
import { readTimeOfDay, type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'

export type Plan = z.output<typeof rhythmPlan>
export type PlannedVisit = Plan['visits'][number]
export type Change = z.input<typeof changeAsked>
type PartOfDay = z.output<typeof partOfDay>
type Scope = Extract<Change['components'][number], { kind: 'time' }>['scope']

export type Draft = {
  /** The visit as it stands in the plan; null for a new one. */
  readonly before: PlannedVisit | null
  readonly minutes: number
  /** Clock time it starts around; null where nobody says. */
  readonly start: string | null
  /** Monday is 0. */
  readonly weekdays: readonly number[]
  readonly purpose: string
  readonly service: string | null
  readonly isRemoved: boolean
}

/** Weekdays of a visit said as so many times a week: spread as the plan spreads them. */
export const weekdaysOf = ({ days }: Pick<PlannedVisit, 'days'>): readonly number[] =>
  days.kind === 'weekdays'
    ? days.weekdays
    : Array.from({ length: days.times }, (_, visit) => Math.floor((7 * visit) / days.times))

export const draftOf = (before: PlannedVisit | null): Draft => ({
  before,
  minutes: before?.minutes ?? 30,
  start: before?.window?.start ?? null,
  weekdays: before ? weekdaysOf(before) : [],
  purpose: before?.purpose ?? '',
  service: before?.services[0] ?? null,
  isRemoved: false,
})

/** Staff minutes a week that it adds (+) or takes (−). */
export function minutesMore({ before, minutes, weekdays, isRemoved }: Draft): number {
  const was = before ? before.minutes * before.staff * weekdaysOf(before).length : 0
  return (isRemoved ? 0 : minutes * (before?.staff ?? 1) * weekdays.length) - was
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((day) => b.includes(day))

/** Whether all is said that a visit needs. */
export const isReady = ({ before, weekdays, purpose, service, isRemoved }: Draft): boolean =>
  isRemoved || (weekdays.length > 0 && (before !== null || (purpose.trim() !== '' && service !== null)))

/** What the compass is asked; nothing where nothing would change. */
export function componentsOf(
  draft: Draft,
  scopeOf: (service: string) => Scope,
  known: readonly string[],
): Change['components'] {
  const { before, start, weekdays, service, isRemoved } = draft
  const components: Change['components'][number][] = []
  const more = minutesMore(draft)
  const of = service ?? before?.services[0]
  if (more !== 0) components.push({ kind: 'time', minutesPerWeek: more, scope: of ? scopeOf(of) : { kind: 'whole' } })
  if (before && !isRemoved) {
    const isMoved = start !== (before.window?.start ?? null) || (more === 0 && !same(weekdays, weekdaysOf(before)))
    if (isMoved) components.push({ kind: 'moved', visit: before.key })
  }
  if (!before && service && !known.includes(service)) components.push({ kind: 'tasks', add: [service], remove: [] })
  return components
}

/** The plan as it would be written; parts of the day follow the clock. */
export function planWith(plan: Plan, draft: Draft): z.input<typeof planAsked>['visits'] {
  const { before, minutes, start, weekdays, purpose, service, isRemoved } = draft
  const others = plan.visits.filter(({ key }) => key !== before?.key)
  if (isRemoved) return others as z.input<typeof planAsked>['visits']
  const window = start === null ? (before?.window ?? null) : windowFrom(start)
  const part = start === null ? (before?.partOfDay ?? 'forenoon') : partAt(start)
  const isMovedPart = before !== null && start === (before.window?.start ?? null)
  const changed = {
    key: before?.key ?? freeKey(plan, part),
    partOfDay: isMovedPart && before ? before.partOfDay : part,
    days:
      before && same(weekdays, weekdaysOf(before))
        ? before.days
        : { kind: 'weekdays' as const, weekdays: [...weekdays].sort() },
    minutes,
    services: before ? before.services : service ? [service] : [],
    purpose: purpose.trim() || null,
    window: isMovedPart && before ? before.window : window,
    competences: before?.competences ?? [],
    staff: before?.staff ?? 1,
  }
  return [...others, changed] as z.input<typeof planAsked>['visits']
}

/** An hour from its start, as the plan writes its windows. */
function windowFrom(start: string): { start: string; end: string } {
  const from = readTimeOfDay(start) ?? 0
  return { start, end: writeTimeOfDay(((from + 60) % 1440) as TimeOfDay) }
}

function partAt(start: string): PartOfDay {
  const at = readTimeOfDay(start) ?? 0
  return parts.find(([from]) => at >= from)?.[1] ?? 'night'
}

const parts: readonly (readonly [number, PartOfDay])[] = [
  [23 * 60, 'night'],
  [17 * 60, 'evening'],
  [13.5 * 60, 'afternoon'],
  [11.5 * 60, 'noon'],
  [9 * 60, 'forenoon'],
  [6 * 60, 'morning'],
]

function freeKey({ visits }: Plan, part: string): string {
  for (let number = 1; ; number++) {
    const key = `${part}-${number}`
    if (!visits.some((visit) => visit.key === key)) return key
  }
}
