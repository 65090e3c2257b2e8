/** How long a way takes where nobody but the map says: great-circle distance, a road factor and a speed. */
import type { Position, TravelMode } from '#care/people/position.ts'

/** Minutes from each place to each, for one mode. */
export type TravelMinutes = readonly (readonly number[])[]

/**
 * Assumed, for no source of the house says: roads are so much longer than the straight line, and one gets on at such a
 * pace in a town, with so many minutes for parking, stairs and the bicycle lock at each door.
 */
export const travelAssumed: Readonly<
  Record<TravelMode, { readonly roadFactor: number; readonly metresPerMinute: number; readonly doorMinutes: number }>
> = {
  car: { roadFactor: 1.35, metresPerMinute: 500, doorMinutes: 2 },
  bike: { roadFactor: 1.25, metresPerMinute: 233, doorMinutes: 1 },
  foot: { roadFactor: 1.2, metresPerMinute: 78, doorMinutes: 0 },
}

const earthMetres = 6_371_009
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Metres along the great circle between two points. */
export function metresBetween(a: Position, b: Position): number {
  const [phi, psi] = [radians(a.latitude), radians(b.latitude)]
  const half = Math.sin((psi - phi) / 2) ** 2
  const side = Math.cos(phi) * Math.cos(psi) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(half + side)))
}

/** Minutes between two places, rounded up; none where both are the same. */
export function estimatedMinutes(a: Position, b: Position, mode: TravelMode): number {
  const { roadFactor, metresPerMinute, doorMinutes } = travelAssumed[mode]
  const metres = metresBetween(a, b) * roadFactor
  return metres < 1 ? 0 : Math.ceil(metres / metresPerMinute) + doorMinutes
}

/** The whole table for one mode; at most a day each way. */
export const estimatedTravel = (places: readonly Position[], mode: TravelMode): TravelMinutes =>
  noDetours(places.map((from) => places.map((to) => Math.min(1440, estimatedMinutes(from, to, mode)))))

/**
 * No way longer than by way of another place: whoever can go round need not go straight. Tables of roads, rounded to
 * minutes, break that here and there, and the search counts on it.
 */
export function noDetours(table: TravelMinutes): TravelMinutes {
  const shortest = table.map((row) => [...row])
  for (const via of shortest.keys()) {
    const onward = shortest[via] as number[]
    for (const direct of shortest) {
      const first = direct[via] as number
      for (let to = 0; to < direct.length; to++)
        if ((direct[to] as number) > first + (onward[to] as number)) direct[to] = first + (onward[to] as number)
    }
  }
  return shortest
}
