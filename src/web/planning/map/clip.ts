/** What of a line is in sight. */
import type { Point } from './projection.ts'

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** The part of a stretch inside a box, from its one end to the other; null where none is. After Liang and Barsky. */
export function clipped(from: Point, to: Point, box: Box): readonly [Point, Point] | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  let [enters, leaves] = [0, 1]
  const edges: readonly (readonly [toward: number, room: number])[] = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ]
  for (const [toward, room] of edges) {
    if (toward === 0) {
      if (room < 0) return null
      continue
    }
    const share = room / toward
    if (toward < 0) enters = Math.max(enters, share)
    else leaves = Math.min(leaves, share)
  }
  if (enters > leaves) return null
  const at = (share: number): Point => ({ x: from.x + share * dx, y: from.y + share * dy })
  return [at(enters), at(leaves)]
}

/** The last point of a line that is in sight: its end, or where it goes out of the picture. */
export function lastInSight(line: readonly Point[], box: Box): Point | null {
  for (let at = line.length - 1; at > 0; at--) {
    const seen = clipped(line[at - 1] as Point, line[at] as Point, box)
    if (seen) return seen[1]
  }
  const [only] = line
  return line.length === 1 && only && clipped(only, only, box) ? only : null
}
