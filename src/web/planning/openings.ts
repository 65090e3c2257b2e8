/** Where an extra visit could fit, as one reads it. */
import type { z } from 'zod'
import type { findOpenings } from '#contract/planning/by-hand.ts'
import { joined } from './stretches.ts'

type Opening = z.output<typeof findOpenings.answer>['items'][number]

/** By day and hour; of one person those that overlap and cost the same are one. */
export const listed = (openings: readonly Opening[]): Opening[] =>
  [...Map.groupBy(openings, ({ staff, date, extraTravel }) => `${date} ${staff} ${extraTravel}`).values()]
    .flatMap(joined)
    .sort((a, b) => a.date.localeCompare(b.date) || a.from - b.from || a.extraTravel - b.extraTravel)
