import type { ShiftBreach } from '#care/people/judge-shifts.ts'
import { writeInstant } from '#kernel/clock/instant.ts'

/** A breach of working time as it crosses the wire. */
export const breachTold = ({ kind, law, staff, from, to, found, limit }: ShiftBreach) => ({
  ...{ kind, law, staff, found, limit },
  from: writeInstant(from),
  to: writeInstant(to),
})
