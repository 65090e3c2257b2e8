/** What of the plane is in sight: the point in the middle, and how many pixels a metre has. */
import { type Point, spanOf } from './projection.ts'

export type View = { readonly x: number; readonly y: number; readonly pixels: number }
export type Size = { readonly width: number; readonly height: number }

/** No nearer than half a metre a pixel: two doors of a stair are not told apart anyway. */
const nearest = 2
/** With one home or none there is no span to go by: so many metres are in sight. */
const leastSpan = 600
/** Room for what stands at a point: numbers above it and a name beside it. */
const margin = { x: 64, y: 36 }

/** Everything in sight. */
export function fitted(points: readonly Point[], { width, height }: Size): View {
  if (points.length === 0) return { x: 0, y: 0, pixels: Math.min(width, height) / leastSpan }
  const [west, east] = spanOf(points.map(({ x }) => x))
  const [north, south] = spanOf(points.map(({ y }) => y))
  const fits = (room: number, span: number) => Math.max(room, 80) / Math.max(span, leastSpan)
  const pixels = Math.min(fits(width - 2 * margin.x, east - west), fits(height - 2 * margin.y, south - north))
  return { x: (west + east) / 2, y: (north + south) / 2, pixels: Math.min(pixels, nearest) }
}

/** Where a point of the plane lies on the screen. */
export const toScreen = ({ x, y, pixels }: View, { width, height }: Size, point: Point): Point => ({
  x: (point.x - x) * pixels + width / 2,
  y: (point.y - y) * pixels + height / 2,
})

/** The point of the plane under one of the screen. */
export const fromScreen = ({ x, y, pixels }: View, { width, height }: Size, at: Point): Point => ({
  x: x + (at.x - width / 2) / pixels,
  y: y + (at.y - height / 2) / pixels,
})

/** Nearer or further by a factor, what lies under `at` staying there; no further than twice of all. */
export function zoomed(view: View, whole: View, size: Size, factor: number, at?: Point): View {
  const pixels = Math.min(Math.max(view.pixels * factor, whole.pixels / 2), Math.max(nearest, whole.pixels))
  const under = at ?? { x: size.width / 2, y: size.height / 2 }
  const held = fromScreen(view, size, under)
  return {
    x: held.x - (under.x - size.width / 2) / pixels,
    y: held.y - (under.y - size.height / 2) / pixels,
    pixels,
  }
}

/** Pushed by so many pixels; the middle never leaves what there is to see. */
export function pushed(view: View, points: readonly Point[], right: number, down: number): View {
  const [west, east] = points.length ? spanOf(points.map(({ x }) => x)) : [0, 0]
  const [north, south] = points.length ? spanOf(points.map(({ y }) => y)) : [0, 0]
  const held = (value: number, [least, most]: readonly [number, number]) => Math.min(Math.max(value, least), most)
  return {
    x: held(view.x - right / view.pixels, [west, east]),
    y: held(view.y - down / view.pixels, [north, south]),
    pixels: view.pixels,
  }
}

/** A round length in metres that is at most so many pixels long. */
export function scaleOf({ pixels }: View, most: number): { readonly metres: number; readonly pixels: number } {
  const longest = most / pixels
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1) * power
  return { metres, pixels: metres * pixels }
}
