/** The map itself: what is drawn, where one looks, and what one presses. */
import { useEffect, useId, useMemo, useRef } from 'react'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { lastInSight } from './clip.ts'
import { Drawing } from './drawing.tsx'
import { labelHigh, placed } from './labels.ts'
import type { Tiles } from './page-tiles.ts'
import type { Place, Point, Projection } from './projection.ts'
import { homesOf, linesOf, type MapRoute } from './route.ts'
import type { Chosen } from './route-list.tsx'
import { tilesOf } from './tiles.ts'
import { useView } from './use-view.ts'
import { scaleOf, toScreen } from './view.ts'
import { mapWords } from './words.ts'

/** How the earth lies flat here: around which middle, and every place there is. */
type Plane = {
  readonly tiles: Tiles | null
  readonly middle: Place
  readonly on: Projection
  readonly points: readonly Point[]
  readonly base: Point | null
}

type Props = {
  readonly routes: readonly MapRoute[]
  readonly plane: Plane
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

export function Stage({ routes, plane, staff, citizen, onChoose }: Props) {
  const own = useWords(mapWords)
  const { format } = useSpeaking()
  const stage = useRef<HTMLDivElement>(null)
  const how = useId()
  const drawn = useMemo(() => {
    const isDrawn = (who: string) => staff.length === 0 || staff.includes(who)
    const lines = linesOf(routes, isDrawn, plane.base, plane.on)
    const points = staff.length === 0 ? plane.points : lines.flatMap((line) => line.points)
    return { homes: homesOf(routes, isDrawn, plane.on), lines, points: points.length > 0 ? points : plane.points }
  }, [routes, staff, plane])
  const { view, size, isNear, nearer, further, all, show, letGo, handlers } = useView(stage, plane.points, drawn.points)

  const chosen = drawn.homes.find((home) => home.citizen === citizen)
  useEffect(() => {
    if (chosen) show(chosen.point)
  }, [chosen, show])

  const isNumbered = drawn.lines.length <= numberedMost || isNear
  const sight = { left: 0, top: 0, right: size.width, bottom: size.height }
  const ends = drawn.lines.flatMap(({ staff: key, name, points, endNumbers }) => {
    const at = lastInSight(
      points.map((point) => toScreen(view, size, point)),
      sight,
    )
    return at ? [{ key, text: name, at, beside: isNumbered ? 14 + 6 * endNumbers : 10 }] : []
  })
  const start = plane.base ? [{ key: startKey, text: own.start, at: toScreen(view, size, plane.base), beside: 16 }] : []
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

  const origin = toScreen(view, size, { x: 0, y: 0 })
  const scale = scaleOf(view, scaleMost)
  const stops = drawn.lines.reduce((sum, { stops: of }) => sum + of, 0)
  return (
    <>
      <div className="map-frame">
        <div
          className="map-stage"
          ref={stage}
          role="img"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what is seen, and the list says all of it
          tabIndex={0}
          aria-label={own.label(drawn.lines.length, stops)}
          aria-describedby={how}
          onPointerUp={(event) => press(letGo(event))}
          onPointerCancel={letGo}
          {...handlers}
        >
          <svg width={size.width} height={size.height} aria-hidden="true">
            {plane.tiles && (
              <g className="tiles">
                {tilesOf(plane.tiles.address, plane.middle, view, size).map(({ key, address, left, top, edge }) => (
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
                base={plane.base}
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
        {plane.tiles && <p className="map-credit">{plane.tiles.credit}</p>}
      </div>
      <p className="key">{isNumbered ? own.straight : own.many}</p>
      <Fold line={own.howTitle}>
        <p className="key" id={how}>
          {own.how}
        </p>
      </Fold>
    </>
  )
}

type KeyProps = { readonly name: string; readonly text: string; readonly onPress: () => void }

const MapKey = ({ name, text, onPress }: KeyProps) => (
  <button type="button" aria-label={name} title={name} onClick={onPress}>
    {text}
  </button>
)
