import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import type { DayTable } from '#care/visits/day-table.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import type { CitizenMonth } from '../settlement.ts'

/**
 * Days of a month through which grant, plan and team stay the same: what a line is of.
 * @da delperiode
 * @sv delperiod
 */
export type Part = Period & {
  readonly to: LocalDate
  /** Places of its first and last day in the month's day table. */
  readonly first: number
  readonly last: number
  readonly team: Id<'Team'> | null
  readonly grant: Grant | null
  readonly plan: RhythmPlan | null
}

/** Is there a grant that gives something to settle by? Where time is paid, one without a frame of time does not. */
export const holdsFrame = ({ settlement: { basis } }: GovernanceModel, { grant }: Part): boolean =>
  grant !== null && (grant.frames.length > 0 || basis === 'weeklyRate' || basis === 'frameBudget')

/** The month cut where grant, plan or team changes. `defaultTeam` answers for days on which no team does. */
export function partsOf(month: CitizenMonth, table: DayTable, defaultTeam: Id<'Team'> | null): readonly Part[] {
  const { teams, grants, plans } = month
  const days = table.dates.length
  const begins = new Set([0])
  for (const timeline of [teams, grants, plans]) addBeginnings(begins, timeline, table)
  const cuts = begins.size > 1 ? [...begins].sort((a, b) => a - b) : [0]
  const parts: Part[] = []
  for (const [index, first] of cuts.entries()) {
    const from = table.dates[first] as LocalDate
    const last = (cuts[index + 1] ?? days) - 1
    const team = on(teams, from) ?? defaultTeam
    const grant = on(grants, from) ?? null
    const plan = on(plans, from) ?? null
    const to = table.dates[last] as LocalDate
    const before = parts.at(-1)
    if (before && before.team === team && before.grant?.id === grant?.id && before.plan?.id === plan?.id)
      parts[parts.length - 1] = { ...before, to, last }
    else parts.push({ from, to, first, last, team, grant, plan })
  }
  return parts
}

function addBeginnings(begins: Set<number>, timeline: Timeline<unknown>, { index, dates }: DayTable): void {
  for (const { from, to } of timeline) {
    const begin = index.get(from)
    if (begin !== undefined) begins.add(begin)
    const ends = to === null ? undefined : index.get(to)
    if (ends !== undefined && ends + 1 < dates.length) begins.add(ends + 1)
  }
}

function on<Value>(timeline: Timeline<Value>, date: LocalDate): Value | undefined {
  for (const { from, to, value } of timeline) if (from <= date && (to === null || date <= to)) return value
  return undefined
}
