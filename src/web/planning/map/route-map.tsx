/**
 * A day's routes on a map, and beside it as a list: what is chosen in one is chosen in the other. The map is our own
 * drawing; only where the operator named a service of tiles do pictures of theirs lie below it.
 */
import { useId, useMemo, useRef } from 'react'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { lastInSight } from './clip.ts'
import { Drawing } from './drawing.tsx'
import { labelHigh, placed } from './labels.ts'
import { tilesOfPage } from './page-tiles.ts'
import { mercatorAround, middleOf, type Place, type Point, plainAround } from './projection.ts'
import { homeless, homesOf, linesOf, type MapRoute, placesOf } from './route.ts'
import { type Chosen, clock, RouteList } from './route-list.tsx'
import { tilesOf } from './tiles.ts'
import { useView } from './use-view.ts'
import { scaleOf, toScreen } from './view.ts'
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

/** No person’s id. */
const startKey = ''
/** So many routes can be told apart with all their numbers. */
const numberedMost = 4
const pressReach = 18
const scaleMost = 120

export function RouteMap({ routes, base, staff, citizen, onChoose }: RouteMapProps) {
  const own = useWords(mapWords)
  const { format } = useSpeaking()
  const stage = useRef<HTMLDivElement>(null)
  const how = useId()
  const tiles = useMemo(tilesOfPage, [])

  const plane = useMemo(() => {
    const places = placesOf(routes, base)
    const middle = middleOf(places)
    const on = (tiles ? mercatorAround : plainAround)(middle)
    return { middle, on, points: places.map(on) }
  }, [routes, base, tiles])
  const drawn = useMemo(() => {
    const isDrawn = (who: string) => staff.length === 0 || staff.includes(who)
    const { on } = plane
    return { homes: homesOf(routes, isDrawn, on), lines: linesOf(routes, isDrawn, base, on), base: base && on(base) }
  }, [routes, base, staff, plane])

  const { view, size, isNear, nearer, further, all, letGo, handlers } = useView(stage, plane.points)
  const sight = { left: 0, top: 0, right: size.width, bottom: size.height }
  const ends = drawn.lines.flatMap(({ staff: key, name, points }) => {
    const at = lastInSight(
      points.map((point) => toScreen(view, size, point)),
      sight,
    )
    return at ? [{ key, text: name, at }] : []
  })
  const start = drawn.base ? [{ key: startKey, text: own.start, at: toScreen(view, size, drawn.base) }] : []
  const labels = placed([...start, ...ends], size)
  const press = (at: Point | null) => {
    if (!at) return
    const label = labels.find(
      ({ left, top, width }) => left <= at.x && at.x <= left + width && top <= at.y && at.y <= top + labelHigh,
    )
    if (label && label.key !== startKey) return onChoose({ staff: label.key })
    const [nearest] = drawn.homes
      .map(({ citizen: who, point }) => {
        const home = toScreen(view, size, point)
        return { who, far: Math.hypot(home.x - at.x, home.y - at.y) }
      })
      .toSorted((a, b) => a.far - b.far)
    if (nearest && nearest.far <= pressReach) onChoose({ citizen: nearest.who })
  }

  if (routes.length === 0) return <p className="empty">{own.empty}</p>
  const origin = toScreen(view, size, { x: 0, y: 0 })
  const scale = scaleOf(view, scaleMost)
  const isNumbered = drawn.lines.length <= numberedMost || isNear
  const without = homeless(routes)
  const stops = routes.reduce((sum, route) => sum + route.stops.length, 0)
  return (
    <div className="route-map">
      <div>
        <div className="map-frame">
          <div
            className="map-stage"
            ref={stage}
            role="img"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what is seen; all that is in it the list says too
            tabIndex={0}
            aria-label={own.label(drawn.lines.length, stops)}
            aria-describedby={how}
            onPointerUp={(event) => press(letGo(event))}
            onPointerCancel={letGo}
            {...handlers}
          >
            <svg width={size.width} height={size.height} aria-hidden="true">
              {tiles && (
                <g className="tiles">
                  {tilesOf(tiles.address, plane.middle, view, size).map(({ key, address, left, top, edge }) => (
                    <image key={key} href={address} x={left} y={top} width={edge + 0.5} height={edge + 0.5} />
                  ))}
                </g>
              )}
              <g
                className={drawn.lines.length > numberedMost ? 'many' : undefined}
                transform={`translate(${origin.x.toFixed(1)} ${origin.y.toFixed(1)})`}
              >
                <Drawing
                  homes={drawn.homes}
                  lines={drawn.lines}
                  base={drawn.base}
                  pixels={view.pixels}
                  isNumbered={isNumbered}
                  citizen={citizen}
                />
              </g>
              {labels.map(({ key, text, left, top }) => (
                <text key={key} x={left + 4} y={top + 17} className={key === startKey ? undefined : 'end-name'}>
                  {text}
                </text>
              ))}
              <g className="north" transform={`translate(${size.width - 24} 20)`}>
                <path d="M0-12 5 4 0 1-5 4z" />
                <text y="18" textAnchor="middle">
                  N
                </text>
              </g>
              <g className="scale" transform={`translate(12 ${size.height - 14})`}>
                <path d={`M0-5V0H${scale.pixels}V-5`} />
                <text x={scale.pixels / 2} y="-6" textAnchor="middle">
                  {scale.metres < 1000 ? `${scale.metres} m` : `${format.number(scale.metres / 1000)} km`}
                </text>
              </g>
            </svg>
          </div>
          <div className="map-keys">
            <MapKey name={own.nearer} onPress={nearer} text="+" />
            <MapKey name={own.further} onPress={further} text="−" />
            <MapKey name={own.all} onPress={all} text="⤢" />
          </div>
          {tiles && <p className="map-credit">{tiles.credit}</p>}
        </div>
        <p className="map-chosen" role="status">
          {citizen !== null && chosenText(routes, citizen, own)}
        </p>
        <p className="key">{isNumbered ? own.straight : own.many}</p>
        <Fold line={own.howTitle}>
          <p className="key" id={how}>
            {own.how}
          </p>
        </Fold>
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

type KeyProps = { readonly name: string; readonly text: string; readonly onPress: () => void }

const MapKey = ({ name, text, onPress }: KeyProps) => (
  <button type="button" aria-label={name} title={name} onClick={onPress}>
    {text}
  </button>
)
