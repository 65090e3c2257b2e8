/** Why somebody should look at a citizen this week. What is as it should be gives no reason. */
import type { z } from 'zod'
import type { readTeamFollowUps } from '#contract/followup/operations.ts'
import type { readTeamWeek } from '#contract/people/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'

export type WeekRow = z.output<typeof readTeamWeek.answer>['items'][number]
export type DueOf = z.output<typeof readTeamFollowUps.answer>['items'][number]['due']

export type Reason =
  | { readonly kind: 'over'; readonly minutes: number }
  | { readonly kind: 'late' | 'due'; readonly on: LocalDate }
  | { readonly kind: 'under' | 'noFrame' }

/** Minutes over the frame that nobody needs to look at: rounding of a month to a week leaves some. */
const overLeast = 5

export function lookAt({ headroom, use }: Pick<WeekRow, 'headroom' | 'use'>, due: DueOf): Reason[] {
  const reasons: Reason[] = []
  const used = use.done + use.ahead
  const framed = headroom.reduce((sum, part) => sum + part.framed, 0)
  if (headroom.length === 0 && used > 0) reasons.push({ kind: 'noFrame' })
  if (headroom.length > 0 && used - framed > overLeast) reasons.push({ kind: 'over', minutes: used - framed })
  if (headroom.length > 0 && used < framed / 2) reasons.push({ kind: 'under' })
  const late = due.find(({ state }) => state === 'late' || state === 'alarm')
  const soon = due.find(({ state }) => state === 'due')
  if (late) reasons.push({ kind: 'late', on: late.dueOn })
  else if (soon) reasons.push({ kind: 'due', on: soon.dueOn })
  return reasons
}
