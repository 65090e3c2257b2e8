import type { z } from 'zod'
import type { VisitFact } from '#care/visits/fact.ts'
import type { Told } from '#contract/http/told.ts'
import type { visitFact } from '#contract/visits/fact.ts'
import { writeInstant } from '#kernel/clock/instant.ts'

/** A fact as it crosses the wire. */
export const factTold = ({ start, end, recordedAt, ...fact }: VisitFact): Told<z.input<typeof visitFact>> => ({
  ...fact,
  start: start === null ? null : writeInstant(start),
  end: end === null ? null : writeInstant(end),
  recordedAt: writeInstant(recordedAt),
})
