import { readSettledMonth } from '#contract/settlement/month.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { ask } from '#web/shell/asking.ts'

/** A settled month: its totals, teams and what to look at. */
export const monthQuery = (month: string) => ({
  queryKey: ['month', month],
  queryFn: () => ask(readSettledMonth, { params: { month: month as Month } }),
})
