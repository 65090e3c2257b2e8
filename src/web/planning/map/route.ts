/** A day's routes as the map takes them, and what is drawn of them at each home. */
import type { Place, Point, Projection } from './projection.ts'

export type MapStop = {
  readonly citizen: string
  readonly name: string
  /** Minutes from midnight of the date. */
  readonly start: number
  readonly minutes: number
  /** Null where nobody has written where the home is. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** Minutes on the way there. */
  readonly way: number
}

export type MapRoute = {
  readonly staff: string
  readonly name: string
  readonly mode: 'car' | 'bike' | 'foot'
  readonly stops: readonly MapStop[]
}

/** Five colours and three patterns have no factor in common: the first fifteen routes all look different. */
const colours = 5
const dashes = ['', '10 5', '3 4'] as const

export type Look = { readonly colour: number; readonly dash: (typeof dashes)[number] }
export const lookOf = (at: number): Look => ({ colour: (at % colours) + 1, dash: dashes[at % dashes.length] ?? '' })

export const placeOf = ({ latitude, longitude }: MapStop): Place | null =>
  latitude === null || longitude === null ? null : { latitude, longitude }

/** What stands at a home: whose route comes there, as which of its stops. */
type Mark = { readonly staff: string; readonly look: Look; readonly numbers: readonly number[] }
export type Home = {
  readonly citizen: string
  readonly name: string
  readonly point: Point
  readonly marks: readonly Mark[]
}

export type Line = {
  readonly staff: string
  readonly name: string
  readonly look: Look
  readonly stops: number
  /** How often it comes to its last home: so many numbers stand there. */
  readonly endNumbers: number
  /** From where the team starts, if that is known, to the last home that is. */
  readonly points: readonly Point[]
  /** From the last home back to the start. */
  readonly back: readonly [Point, Point] | null
}

/** Every known home once, with what the routes that are drawn do there. */
export function homesOf(routes: readonly MapRoute[], isDrawn: (staff: string) => boolean, on: Projection): Home[] {
  const homes = new Map<string, { citizen: string; name: string; point: Point; marks: Map<string, Mark> }>()
  for (const [at, { staff, stops }] of routes.entries())
    for (const [index, stop] of stops.entries()) {
      const place = placeOf(stop)
      if (!place) continue
      const { citizen, name } = stop
      const home = homes.get(citizen) ?? { citizen, name, point: on(place), marks: new Map<string, Mark>() }
      homes.set(citizen, home)
      if (!isDrawn(staff)) continue
      const numbers = [...(home.marks.get(staff)?.numbers ?? []), index + 1]
      home.marks.set(staff, { staff, look: lookOf(at), numbers })
    }
  return [...homes.values()].map(({ marks, ...home }) => ({ ...home, marks: [...marks.values()] }))
}

/** The lines of the routes that are drawn; one without a known home has none. */
export function linesOf(
  routes: readonly MapRoute[],
  isDrawn: (staff: string) => boolean,
  start: Point | null,
  on: Projection,
): Line[] {
  return routes.flatMap(({ staff, name, stops }, at): Line[] => {
    const known = stops.flatMap((stop) => placeOf(stop) ?? []).map(on)
    const last = known.at(-1)
    if (!isDrawn(staff) || !last) return []
    const points = start ? [start, ...known] : known
    const end = stops.findLast((stop) => placeOf(stop) !== null)
    const endNumbers = stops.filter(({ citizen }) => citizen === end?.citizen).length
    return [
      { staff, name, look: lookOf(at), stops: stops.length, endNumbers, points, back: start ? [last, start] : null },
    ]
  })
}

/** Who is not on the map, each once. */
export const homeless = (routes: readonly MapRoute[]): string[] => [
  ...new Map(
    routes.flatMap(({ stops }) =>
      stops.filter((stop) => placeOf(stop) === null).map(({ citizen, name }) => [citizen, name] as const),
    ),
  ).values(),
]

/** Every place the map has to show. */
export const placesOf = (routes: readonly MapRoute[], base: Place | null): Place[] => [
  ...routes.flatMap(({ stops }) => stops.flatMap((stop) => placeOf(stop) ?? [])),
  ...(base ? [base] : []),
]
