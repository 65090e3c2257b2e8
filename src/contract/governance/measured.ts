/** What a worked example may ask of a model's price and gain. */
import { z } from 'zod'
import { role } from './model.ts'
import { date, figure, month, name, period, row, share, some, week } from './values.ts'

export const measuredQuestions = [
  row({
    kind: z.literal('reporting'),
    week,
    against: some(row({ model: name, byRole: z.partialRecord(role, figure) })),
  }),
  row({ kind: z.literal('toleranceSaves'), month, tolerance: some(figure) }),
  row({ kind: z.literal('incentive'), before: month, now: month, hourlyCostMinor: figure }),
  row({
    kind: z.literal('bandHits'),
    percentile: share,
    citizens: z.array(row({ category: name, band: name, granted: figure, delivered: figure })).min(1),
  }),
  row({
    kind: z.literal('lockShare'),
    on: z.array(date).min(1),
    homes: z.array(row({ helped: period, lock: some(period) })).min(1),
  }),
] as const
