import { framedDuring } from '#care/grants/frame-time.ts'
import { shareOfWeek } from '#kernel/minutes.ts'
import type { Part } from './part.ts'

/** What the grant of a part gives in its days, all frames together; nothing without a grant. */
export function grantedMinutes(part: Part): number {
  const { grant } = part
  return grant ? grant.frames.reduce((sum, frame) => sum + framedDuring(frame, grant.period.from, part), 0) : 0
}

/** What `days` days, the first of them a `weekday`, have of a weekly amount: any seven have all of it. */
export function shareOfDays(weekly: number, weekday: number, days: number): number {
  let sum = Math.floor(days / 7) * weekly
  for (let left = days % 7, day = weekday; left > 0; left--, day = (day + 1) % 7) {
    sum += shareOfWeek(weekly, day, day + 1)
  }
  return sum
}
