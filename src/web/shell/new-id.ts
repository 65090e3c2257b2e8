/** Ids made on this device: once made, sending the same thing twice does it once. */
import type { Instant } from '#kernel/clock/instant.ts'
import { type Id, newId } from '#kernel/id.ts'

const fraction = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32

export const newIdHere = <Of extends string>(): Id<Of> =>
  newId<Of>(Date.now() as Instant, { fraction, below: (limit) => Math.floor(fraction() * limit) })
