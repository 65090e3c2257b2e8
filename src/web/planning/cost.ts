/** What it costs to put a visit in a place, and at which start it is put there first. */
import type { Place } from './plan.ts'

export type Stretch = { readonly from: number; readonly to: number }

const holds = ({ from, to }: Stretch, start: number): boolean => from <= start && start <= to

/** What a visit in a place costs: others that begin at another minute, minutes outside the agreed hours, and of way. */
export type PlaceCost = { readonly moves: number; readonly outside: number; readonly extraTravel: number }

const moved = ({ still, moves }: Place, start: number): number => (still && holds(still, start) ? 0 : moves)

const outside = ({ agreed }: Place, start: number): number =>
  Math.max(0, agreed.from - start) + Math.max(0, start - agreed.to)

export const costAt = (place: Place, start: number): PlaceCost => ({
  ...{ moves: moved(place, start), outside: outside(place, start), extraTravel: place.extraTravel },
})

/** Which start of a place is offered first: one that moves nobody, in the agreed hours, nearest to the wish. */
export function firstStart(place: Place, wish: number): number {
  const { still, from, agreed } = place
  // What moves others is reckoned with for the earliest start.
  if (!still) return from
  const both = { from: Math.max(still.from, agreed.from), to: Math.min(still.to, agreed.to) }
  if (both.from <= both.to) return clamped(both, wish)
  return outside(place, still.from) <= outside(place, still.to) ? still.from : still.to
}

export const clamped = ({ from, to }: Stretch, start: number): number => Math.min(to, Math.max(from, start))

/** What a place costs at the start that is offered first. */
export const leastCost = (place: Place, wish: number): PlaceCost => costAt(place, firstStart(place, wish))

/** Which costs less: first of all to others, then to what was agreed. */
export const byCost = (one: PlaceCost, other: PlaceCost): number =>
  one.moves - other.moves || one.outside - other.outside || one.extraTravel - other.extraTravel
