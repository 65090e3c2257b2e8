/** The same as on the map, to be read: who goes to whom, in which order, and how far it is. */
import { useEffect, useRef } from 'react'
import { type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type Look, lookOf, type MapRoute, type MapStop, placeOf } from './route.ts'
import { mapWords } from './words.ts'

/** What somebody chose, on the map or in the list. */
export type Chosen = { readonly staff: string } | { readonly citizen: string }

type Props = {
  readonly routes: readonly MapRoute[]
  readonly staff: readonly string[]
  readonly citizen: string | null
  readonly onChoose: (chosen: Chosen) => void
}

export function RouteList({ routes, staff, citizen, onChoose }: Props) {
  const own = useWords(mapWords)
  const { format } = useSpeaking()
  const list = useRef<HTMLUListElement>(null)

  // The list alone is pushed; the page stays where it is.
  useEffect(() => {
    const scrolled = list.current
    const row = citizen === null ? null : scrolled?.querySelector<HTMLElement>('[aria-pressed="true"]')
    if (!scrolled || !row) return
    const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight]
    if (top < scrolled.scrollTop) scrolled.scrollTop = top
    else if (bottom > scrolled.scrollTop + scrolled.clientHeight) scrolled.scrollTop = bottom - scrolled.clientHeight
  }, [citizen])

  return (
    <ul className="map-routes" aria-label={own.routes} ref={list}>
      {routes.map(({ staff: who, name, mode, stops }, at) => {
        const isOpen = staff.includes(who)
        const way = stops.reduce((sum, stop) => sum + stop.way, 0)
        return (
          <li key={who}>
            <button type="button" className="map-route" aria-expanded={isOpen} onClick={() => onChoose({ staff: who })}>
              <Swatch look={lookOf(at)} />
              <span>
                <strong>{name}</strong>
                <span className="quiet under">
                  {[own.visits(stops.length), own.wayInAll(format.length(way)), own.modes[mode]].join(' · ')}
                </span>
              </span>
            </button>
            {isOpen && (
              <ol className="map-stops">
                {stops.map((stop, index) => (
                  <li key={`${stop.citizen} ${stop.start}`}>
                    <button
                      type="button"
                      className="map-stop"
                      aria-pressed={stop.citizen === citizen}
                      onClick={() => onChoose({ citizen: stop.citizen })}
                    >
                      <span className="number">{index + 1}</span>
                      <span className="when">{clock(stop)}</span>
                      <span>
                        {stop.name}
                        <span className="quiet under">
                          {[
                            stop.way > 0 ? own.way(format.length(stop.way)) : own.noWay,
                            own.minutes(format.length(stop.minutes)),
                            ...(placeOf(stop) ? [] : [own.notOnMap]),
                          ].join(' · ')}
                        </span>
                      </span>
                    </button>
                  </li>
                ))}
              </ol>
            )}
          </li>
        )
      })}
    </ul>
  )
}

export const clock = ({ start }: Pick<MapStop, 'start'>): string => writeTimeOfDay((start % 1440) as TimeOfDay)

const Swatch = ({ look: { colour, dash } }: { readonly look: Look }) => (
  <svg width="32" height="12" aria-hidden="true" className={`route route-${colour}`}>
    <line x1="2" x2="30" y1="6" y2="6" strokeDasharray={dash} />
  </svg>
)
