import type { Role } from '#care/people/actor.ts'
import { dayNumber } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { GovernanceModel, MeetingRule } from './model.ts'

/**
 * What a model's meetings take in a month: minutes on the clock, and minutes of all who sit there (000-46..48, 000-53).
 * @da mødetid
 * @sv mötestid
 */
export type MeetingTime = {
  readonly meetings: { readonly [meeting: string]: MeetingHeld }
  readonly minutes: number
  readonly personMinutes: number
}

/**
 * One kind of meeting in a month: how many times, for how many minutes, and who takes part.
 * @da afholdt møde
 * @sv hållet möte
 */
export type MeetingHeld = { readonly held: number; readonly minutes: number; readonly who: readonly Role[] }

/**
 * Adds up a month's meetings for a team of `members`. A daily meeting is held every day of the month, a weekly one
 * as often as the month has Mondays, a monthly one once; each as many times as the model says.
 * @plain
 */
export function meetingMinutes({ meetings = [] }: GovernanceModel, month: Month, members: number): MeetingTime {
  const each = meetings.map((rule) => {
    const held = occasions(rule.every, month) * rule.times
    return [rule.id, { held, minutes: held * rule.minutes, who: rule.who }] as const
  })
  const minutes = each.reduce((sum, [, time]) => sum + time.minutes, 0)
  return { meetings: Object.fromEntries(each), minutes, personMinutes: minutes * members }
}

function occasions(every: MeetingRule['every'], month: Month): number {
  const { from, to } = daysOfMonth(month)
  if (every === 'month') return 1
  if (every === 'day') return dayNumber(to) - dayNumber(from) + 1
  return mondaysUntil(dayNumber(to)) - mondaysUntil(dayNumber(from) - 1)
}

/** Mondays up to and with a day; 1970-01-05 was one. */
const mondaysUntil = (day: number): number => Math.floor((day - 4) / 7) + 1
