import { randomInt } from 'node:crypto'
import type { Instant } from '#kernel/clock/instant.ts'
import { type Id, newId } from '#kernel/id.ts'

const chance = { fraction: () => randomInt(2 ** 47) / 2 ** 47, below: (limit: number) => randomInt(limit) }

/** An id for what the server itself makes. */
export const newUuid = <Of extends string>(now: Instant): Id<Of> => newId<Of>(now, chance)
