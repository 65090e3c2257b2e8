/**
 * A day's routes on a map, and beside it as a list: what is chosen in one is chosen in the other. The map is our own
 * drawing; only where the operator named a service of tiles do pictures of theirs lie below it.
 */
import { useMemo } from 'react'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { tilesOfPage } from './page-tiles.ts'
import { mercatorAround, middleOf, type Place, plainAround } from './projection.ts'
import { homeless, type MapRoute, placesOf } from './route.ts'
import { type Chosen, clock, RouteList } from './route-list.tsx'
import { Stage } from './stage.tsx'
import type { MapWords } from './words/da.ts'
import { mapWords } from './words.ts'
import './map.css'

export type RouteMapProps = {
  readonly routes: readonly MapRoute[]
  /** Where the team starts from; null where nobody said. */
  readonly base: Place | null
  /** Whose routes are drawn; with nobody chosen all of them, without numbers until one comes near. */
  readonly staff: readonly string[]
  readonly citizen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

export function RouteMap({ routes, base, staff, citizen, onChoose }: RouteMapProps) {
  const own = useWords(mapWords)
  const { format } = useSpeaking()
  const plane = useMemo(() => {
    const tiles = tilesOfPage()
    const places = placesOf(routes, base)
    const middle = middleOf(places)
    const on = (tiles ? mercatorAround : plainAround)(middle)
    return { tiles, middle, on, points: places.map(on), base: base && on(base) }
  }, [routes, base])
  if (routes.length === 0) return <p className="empty">{own.empty}</p>
  const without = homeless(routes)
  return (
    <div className="route-map">
      <div>
        {/* Another day lies around another middle, and begins with all of it in sight. */}
        <Stage
          key={`${plane.middle.latitude} ${plane.middle.longitude}`}
          {...{ routes, plane, staff, citizen, onChoose }}
        />
        <p className="map-chosen" role="status">
          {citizen !== null && chosenText(routes, citizen, own)}
        </p>
        {without.length > 0 && <p className="notice">{own.noHome(format.list(without))}</p>}
      </div>
      <RouteList routes={routes} staff={staff} citizen={citizen} onChoose={onChoose} />
    </div>
  )
}

/** Who comes to somebody and when, in the order of the clock. */
function chosenText(routes: readonly MapRoute[], citizen: string, own: MapWords): string {
  const visits = routes
    .flatMap(({ name: who, stops }) => stops.filter((stop) => stop.citizen === citizen).map((stop) => ({ who, stop })))
    .toSorted((a, b) => a.stop.start - b.stop.start)
  const name = visits[0]?.stop.name
  return name ? own.chosen(name, visits.map(({ who, stop }) => own.comes(clock(stop), who)).join(', ')) : ''
}
