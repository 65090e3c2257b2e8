/** A change of the plan while it is being thought of: what the visits would be, and what else is asked for. */
import type { z } from 'zod'
import type { PartOfDay, PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { editsBetween, editWhatIsThere, isSameVisit } from '#care/plans/visit-edit.ts'
import { minutesOfVisit, timesAWeek, weekdaysOf } from '#care/plans/week.ts'
import { partOfDayHours, usualStart } from '#care/visits/part-of-day-hours.ts'
import type { changeMade } from '#contract/changes/change.ts'
import type { rhythmPlan } from '#contract/plans/plan.ts'
import type { LocalDate, Weekday } from '#kernel/calendar/local-date.ts'
import { readTimeOfDay, type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'

export type Plan = z.output<typeof rhythmPlan>
export type Visit = PlannedVisit
type Asked = z.input<typeof changeMade>
export type Change = Asked['change']
export type Part = Change['components'][number]
export type Edit = NonNullable<Asked['edits']>[number]

/** All that one may take back, step by step. */
export type Draft = {
  readonly visits: readonly Visit[]
  /** What no visit says: a pause, a package, a swap, another level, an end. At most one of each kind. */
  readonly parts: readonly Part[]
  readonly wanted: boolean
  readonly goalsKept: boolean
  readonly from: LocalDate
  /** What whoever decides needs to know. */
  readonly note?: string
}

/** Makes the draft another, whatever it is by then. */
export type Alter = (to: (now: Draft) => Draft, about?: string) => void

type VisitTold = Plan['visits'][number]

/** A visit as the rules know it. */
export const visitOf = ({ days, minutes: long, window, ...visit }: VisitTold): Visit => ({
  ...visit,
  days: days.kind === 'weekdays' ? { kind: 'weekdays', weekdays: days.weekdays as Weekday[] } : days,
  minutes: minutes(long),
  window: window && { start: readTimeOfDay(window.start) ?? noon, end: readTimeOfDay(window.end) ?? noon },
})

export const visitsOf = (plan: Plan | null): readonly Visit[] => (plan?.visits ?? []).map(visitOf)

const noon = 720 as TimeOfDay

/** What is asked of the compass, and sent once it is agreed. */
export const askedOf = (base: readonly Visit[], draft: Draft): { change: Change; edits: Edit[]; on: LocalDate } => ({
  change: {
    components: [...draft.parts],
    wanted: draft.wanted,
    goalsKept: draft.goalsKept,
    conditionsWorsen: false,
  },
  edits: editsBetween(base, draft.visits).map((edit) =>
    edit.kind === 'dropped' ? edit : { kind: edit.kind, visit: visitAsked(edit.visit) },
  ),
  on: draft.from,
})

const visitAsked = ({ window, days, ...visit }: Visit): Extract<Edit, { kind: 'added' }>['visit'] => ({
  ...visit,
  services: [...visit.services],
  competences: [...visit.competences],
  days: days.kind === 'timesAWeek' ? days : { kind: 'weekdays', weekdays: [...days.weekdays] },
  window: window && { start: writeTimeOfDay(window.start), end: writeTimeOfDay(window.end) },
})

/** Staff minutes a week that all of it adds (+) or takes (−). */
export const minutesMore = (base: readonly Visit[], { visits }: Draft): number => weekly(visits) - weekly(base)

const weekly = (visits: readonly Visit[]): number =>
  visits.reduce((sum, visit) => sum + minutesOfVisit(visit) * timesAWeek(visit), 0)

/** How many things are changed. */
export const countOf = (base: readonly Visit[], draft: Draft): number =>
  editsBetween(base, draft.visits).length + draft.parts.length

/** The visits that still lack a day, a service or a purpose: a new one needs all three. */
export const unready = (base: readonly Visit[], { visits }: Draft): readonly Visit[] =>
  visits.filter(
    (visit) =>
      weekdaysOf(visit.days).length === 0 ||
      (!base.some(({ key }) => key === visit.key) && (visit.services.length === 0 || !visit.purpose?.trim())),
  )

/**
 * The same draft on another plan: what was done to the visits of the one is done to those of the other, and nothing
 * else. Where one only moved a visit that somebody made longer meanwhile, it is moved, and as long as they made it.
 */
export function laidOn(onto: readonly Visit[], base: readonly Visit[], draft: Draft): Draft {
  const edits = editsBetween(base, draft.visits).map((edit) =>
    edit.kind === 'altered' ? { ...edit, visit: alteredOn(onto, base, edit.visit) } : edit,
  )
  return { ...draft, visits: editWhatIsThere(onto, edits) }
}

function alteredOn(onto: readonly Visit[], base: readonly Visit[], visit: Visit): Visit {
  const [now, was] = [onto, base].map((visits) => visits.find(({ key }) => key === visit.key))
  if (!now || !was) return visit
  const of = <Part>(part: (of: Visit) => Part): Part =>
    part(JSON.stringify(part(was)) === JSON.stringify(part(visit)) ? now : visit)
  return {
    key: visit.key,
    ...of(({ partOfDay, window }) => ({ partOfDay, window })),
    days: of(({ days }) => days),
    minutes: of(({ minutes: long }) => long),
    services: of(({ services }) => services),
    purpose: of(({ purpose }) => purpose),
    competences: of(({ competences }) => competences),
    staff: of(({ staff }) => staff),
  }
}

// --- what can be done to a visit ---

const withVisit = (draft: Draft, key: string, changed: (visit: Visit) => Visit): Draft => ({
  ...draft,
  visits: draft.visits.map((visit) => (visit.key === key ? changed(visit) : visit)),
})

export const shortest = 5
export const longest = 480

/** A length between five minutes and eight hours; nothing is rounded. */
export const resized = (draft: Draft, key: string, long: number): Draft =>
  withVisit(draft, key, (visit) => ({ ...visit, minutes: minutes(Math.max(shortest, Math.min(longest, long))) }))

/** Another hour: the part of the day follows the clock; the window keeps its width, an hour where there was none. */
export const startedAt = (draft: Draft, key: string, start: number): Draft =>
  withVisit(draft, key, (visit) => {
    const at = wrapped(start)
    if (at === usualStart(visit)) return visit
    const width = visit.window ? wrapped(visit.window.end - visit.window.start) : 60
    return { ...visit, partOfDay: partAt(at), window: { start: at, end: wrapped(at + width) } }
  })

const wrapped = (minute: number): TimeOfDay => (((minute % 1440) + 1440) % 1440) as TimeOfDay

/** Other days; those that fall as they did leave the plan's own way of saying them. */
export const onDays = (draft: Draft, key: string, weekdays: readonly number[]): Draft =>
  withVisit(draft, key, (visit) => {
    const now = [...new Set(weekdays)].sort() as Weekday[]
    const same = now.join() === weekdaysOf(visit.days).join()
    return same ? visit : { ...visit, days: { kind: 'weekdays', weekdays: now } }
  })

/** One of its days becomes another; where it comes that day already, nothing. */
export function dayMoved(draft: Draft, key: string, from: number, to: number): Draft {
  const visit = draft.visits.find((one) => one.key === key)
  const days: readonly number[] = visit ? weekdaysOf(visit.days) : []
  if (from === to || days.includes(to) || to < 0 || to > 6) return draft
  return onDays(
    draft,
    key,
    days.map((day) => (day === from ? to : day)),
  )
}

/** One day of a visit as a visit of its own, so that it alone can be another. */
export function splitOff(draft: Draft, key: string, day: number): { draft: Draft; key: string } {
  const visit = draft.visits.find((one) => one.key === key)
  const days: readonly number[] = visit ? weekdaysOf(visit.days) : []
  if (!visit || days.length < 2 || !days.includes(day)) return { draft, key }
  const own = freeKey(draft.visits, visit.partOfDay)
  const rest = onDays(
    draft,
    key,
    days.filter((other) => other !== day),
  )
  const alone: Visit = { ...visit, key: own, days: { kind: 'weekdays', weekdays: [day as Weekday] } }
  return { draft: { ...rest, visits: [...rest.visits, alone] }, key: own }
}

/** A new visit of half an hour, on a day and at an hour where those are known. */
export function withNew(draft: Draft, at: { readonly day?: number; readonly start?: number } = {}) {
  const start = at.start === undefined ? null : wrapped(at.start)
  const part = start === null ? 'forenoon' : partAt(start)
  const key = freeKey(draft.visits, part)
  const visit: Visit = {
    key,
    partOfDay: part,
    days: { kind: 'weekdays', weekdays: at.day === undefined ? [] : [at.day as Weekday] },
    minutes: 30 as Minutes,
    services: [],
    purpose: null,
    window: start === null ? null : { start, end: wrapped(start + 60) },
    competences: [],
    staff: 1,
  }
  return { draft: { ...draft, visits: [...draft.visits, visit] }, key }
}

export const dropped = (draft: Draft, key: string): Draft => ({
  ...draft,
  visits: draft.visits.filter((visit) => visit.key !== key),
})

/** A visit as the plan has it; a new one is gone again. */
export function putBack(base: readonly Visit[], draft: Draft, key: string): Draft {
  const was = base.find((visit) => visit.key === key)
  if (!was) return dropped(draft, key)
  const stands = draft.visits.some((visit) => visit.key === key)
  return stands ? withVisit(draft, key, () => was) : { ...draft, visits: [...draft.visits, was] }
}

export const said = (draft: Draft, key: string, changed: Partial<Pick<Visit, 'purpose' | 'services'>>): Draft =>
  withVisit(draft, key, (visit) => ({ ...visit, ...changed }))

/** At most one part of each kind: the last said holds. */
export const withPart = (draft: Draft, part: Part): Draft => ({
  ...draft,
  parts: [...draft.parts.filter(({ kind }) => kind !== part.kind), part],
})

export const withoutPart = (draft: Draft, kind: Part['kind']): Draft => ({
  ...draft,
  parts: draft.parts.filter((part) => part.kind !== kind),
})

/** What became of a visit: for the eye, so that a draft differs from the plan without colour. */
export function stateOf(base: readonly Visit[], visit: Visit): 'asItWas' | 'changed' | 'new' {
  const was = base.find(({ key }) => key === visit.key)
  return !was ? 'new' : isSameVisit(was, visit) ? 'asItWas' : 'changed'
}

function partAt(at: TimeOfDay): PartOfDay {
  for (const [part, { start, end }] of Object.entries(partOfDayHours))
    if (start < end ? at >= start && at < end : at >= start || at < end) return part as PartOfDay
  return 'night'
}

function freeKey(visits: readonly Visit[], part: string): string {
  for (let number = 1; ; number++) {
    const key = `${part}-${number}`
    if (!visits.some((visit) => visit.key === key)) return key
  }
}
