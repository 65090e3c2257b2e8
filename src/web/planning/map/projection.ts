/**
 * Places on the earth as points on a plane, in metres east and south of a middle. A town is small enough for the plain
 * one; tiles are cut by Mercator's, and what lies above them must be too.
 */
export type Place = { readonly latitude: number; readonly longitude: number }
export type Point = { readonly x: number; readonly y: number }
export type Projection = (place: Place) => Point

const earthMetres = 6_371_009
const around = 2 * Math.PI * earthMetres
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Equirectangular at the latitude of the middle: true to size there, and nearly so as far as a town goes. */
export const plainAround = (middle: Place): Projection => {
  const metresADegree = around / 360
  const narrowing = Math.cos(radians(middle.latitude))
  return ({ latitude, longitude }) => ({
    x: (longitude - middle.longitude) * narrowing * metresADegree,
    y: (middle.latitude - latitude) * metresADegree,
  })
}

/** Mercator's, in metres as they are at the middle. */
export const mercatorAround = (middle: Place): Projection => {
  const metres = worldMetres(middle)
  const origin = onWorld(middle)
  return (place) => {
    const { x, y } = onWorld(place)
    return { x: (x - origin.x) * metres, y: (y - origin.y) * metres }
  }
}

/** Where a place lies on Mercator's square of the world: from 0 in the west and the north to 1. */
export function onWorld({ latitude, longitude }: Place): Point {
  const y = Math.asinh(Math.tan(radians(latitude))) / Math.PI
  return { x: (longitude + 180) / 360, y: (1 - y) / 2 }
}

/** How many metres the width of Mercator's square is, as metres are at a place. */
export const worldMetres = ({ latitude }: Place): number => around * Math.cos(radians(latitude))

/** The middle of places by their outermost ones; a map of nothing lies where it does no harm. */
export function middleOf(places: readonly Place[]): Place {
  if (places.length === 0) return { latitude: 56, longitude: 11 }
  const [south, north] = spanOf(places.map(({ latitude }) => latitude))
  const [west, east] = spanOf(places.map(({ longitude }) => longitude))
  return { latitude: (south + north) / 2, longitude: (west + east) / 2 }
}

export const spanOf = (values: readonly number[]): readonly [least: number, most: number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
