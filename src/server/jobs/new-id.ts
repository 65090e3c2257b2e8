import { randomInt } from 'node:crypto'
import type { Instant } from '#kernel/clock/instant.ts'
import { type Id, newId } from '#kernel/id.ts'

/** An id for what a request makes that named none. */
export const newJobId = <Of extends string>(now: Instant): Id<Of> =>
  newId<Of>(now, { fraction: () => randomInt(2 ** 32) / 2 ** 32, below: (limit) => randomInt(limit) })
