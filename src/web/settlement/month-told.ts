import type { z } from 'zod'
import type { readSettledMonth } from '#contract/settlement/month.ts'

/** A settled month as its page is told of it. */
export type MonthTold = z.output<typeof readSettledMonth.answer>
