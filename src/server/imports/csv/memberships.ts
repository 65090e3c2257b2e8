import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { clearDuring, setDuring, type Timeline } from '#kernel/timeline/timeline.ts'

/**
 * A timeline with `value` from a day on. It closes what stood before it, and lasts until the next stretch that begins
 * later, so that rows in any order, and the same rows again, come to the same. With a last day it ends there.
 */
export function placed<Value>(timeline: Timeline<Value>, during: Period, value: Value): Timeline<Value> {
  const next = timeline.find(({ from }) => from > during.from)
  const until: LocalDate | null = next ? addDays(next.from, -1) : null
  const cleared = clearDuring(timeline, { from: during.from, to: until })
  return setDuring(cleared, { from: during.from, to: during.to ?? until }, value)
}
