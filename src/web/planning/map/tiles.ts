/** Which pictures of somebody's map lie below the view, and where. */
import { onWorld, type Place, type Point, worldMetres } from './projection.ts'
import type { Size, View } from './view.ts'

const tileSize = 256
/** What any service has; beyond it the last tiles are drawn larger. */
const deepest = 19

/** One picture: its address, and where its upper left corner and its edge lie, in pixels of the screen. */
export type Tile = {
  readonly key: string
  readonly address: string
  readonly left: number
  readonly top: number
  readonly edge: number
}

/** How often the world is halved for tiles that are drawn about as large as they are. */
export function depthOf({ pixels }: Pick<View, 'pixels'>, middle: Place): number {
  const depth = Math.round(Math.log2((pixels * worldMetres(middle)) / tileSize))
  return Math.min(Math.max(depth, 0), deepest)
}

/** The tiles that cover the view of a plane made by Mercator's projection around a middle. */
export function tilesOf(template: string, middle: Place, view: View, { width, height }: Size): Tile[] {
  const z = depthOf(view, middle)
  const count = 2 ** z
  const metres = worldMetres(middle) / count
  const edge = metres * view.pixels
  const origin = onWorld(middle)
  const corner: Point = { x: view.x - width / 2 / view.pixels, y: view.y - height / 2 / view.pixels }
  const first = { x: origin.x * count + corner.x / metres, y: origin.y * count + corner.y / metres }
  const tiles: Tile[] = []
  for (let y = Math.max(0, Math.floor(first.y)); y < Math.min(count, first.y + height / edge); y++)
    for (let x = Math.floor(first.x); x < first.x + width / edge; x++) {
      const around = ((x % count) + count) % count
      tiles.push({
        key: `${z}/${x}/${y}`,
        address: addressOf(template, { z, x: around, y }),
        left: (x - first.x) * edge,
        top: (y - first.y) * edge,
        edge,
      })
    }
  return tiles
}

/** The address of one tile by its pattern, such as `https://tiles.example/{z}/{x}/{y}.png`. */
const addressOf = (template: string, at: Readonly<Record<'z' | 'x' | 'y', number>>): string =>
  template.replaceAll(/\{([xyz])\}/g, (_, name: 'x' | 'y' | 'z') => String(at[name]))
