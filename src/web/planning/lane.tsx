/** One lane: the hours somebody works, their visits and ways, and where a visit that is held could go. */
import { type MouseEvent, memo } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { BandShown, Shut } from './band.tsx'
import { Block, type OnBlock } from './block.tsx'
import { bandsOf, type Held, placesOn, snapped } from './hold.ts'
import { isOutside, type Lane } from './lanes.ts'
import type { Mark } from './marks.ts'
import { isBegun, keyOf, type Now, type Spot } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

type Props = OnBlock & {
  readonly lane: Lane
  /** The minutes its width stands for. */
  readonly from: number
  readonly to: number
  /** Whose it is; null calls it by its day. */
  readonly name: string | null
  readonly names: Names
  readonly marks: ReadonlyMap<string, Mark>
  readonly held: Held | null
  readonly isByKeys: boolean
  readonly isMovable: boolean
  readonly now: Now
  readonly onCarer: (staff: Spot['staff'], date: LocalDate) => void
  readonly onPut: (at: Spot, isByKeys: boolean) => void
}

export const LaneRow = memo(function LaneRow(props: Props) {
  const { lane, from, to, name, names, marks, held, isByKeys, now } = props
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const share = (minutes: number) => `${(100 * minutes) / (to - from)}%`
  const box = (at: number, until: number) => ({ left: share(at - from), width: share(until - at) })
  const called = name ?? format.weekday(lane.date)
  const places = held ? placesOn(held, lane) : []
  const tap = (event: MouseEvent<HTMLElement>) => {
    if (!held || !isByKeys) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const minute = from + ((event.clientX - left) / width) * (to - from)
    props.onPut({ staff: lane.staff, date: lane.date, start: snapped(minute - held.visit.minutes / 2) }, true)
  }
  return (
    <li className="lane">
      <button type="button" className="lane-name" onClick={() => props.onCarer(lane.staff, lane.date)}>
        <span className="lane-who">{called}</span>
        <span className="quiet"> {shiftSaid(lane, own)}</span>
        <span className="only-heard">, {own.aboutCarer(called)}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: keys move it too */}
      <div
        className={held ? (places.length > 0 ? 'track open' : 'track shut') : 'track'}
        data-staff={lane.staff}
        data-date={lane.date}
        data-from={from}
        data-to={to}
        onClick={tap}
      >
        {lane.shifts.map((shift) => (
          <span key={shift.from} className="on-duty" style={box(shift.from, shift.to)} />
        ))}
        {lane.awayFrom !== null && <span className="is-away" style={box(Math.max(from, lane.awayFrom), to)} />}
        {lane.ways.map((way) => (
          <span key={way.from} className="way" style={box(way.from, way.to)} />
        ))}
        {lane.pauses.map((pause) => (
          <span key={pause.from} className="pause" style={box(pause.from, pause.to)}>
            <span>{own.pause}</span>
          </span>
        ))}
        {held &&
          bandsOf(places, held.visit.start).map((band, at, all) => (
            <BandShown key={band.from} band={band} next={all[at + 1] ?? null} held={held} box={box} />
          ))}
        {held?.places && places.length === 0 && <Shut held={held} lane={lane} names={names} />}
        <ul aria-label={called}>
          {lane.visits.map((visit) => (
            <Block
              key={keyOf(visit)}
              visit={visit}
              staff={lane.staff}
              names={names}
              mark={marks.get(keyOf(visit)) ?? null}
              isMovable={props.isMovable}
              isPinned={isBegun(visit, now)}
              isOutside={isOutside(visit, lane)}
              isHeld={held !== null && keyOf(held.visit) === keyOf(visit)}
              style={box(visit.start, visit.start + visit.minutes)}
              {...onBlockOf(props)}
            />
          ))}
        </ul>
        {lane.awayFrom !== null && (
          <span className="away-said" style={{ left: share(Math.max(from, lane.awayFrom) - from) }}>
            {own.away(clockAt(lane.awayFrom))}
          </span>
        )}
        {held && isByKeys && held.at.staff === lane.staff && held.at.date === lane.date && (
          <span className="landing" style={box(held.at.start, held.at.start + held.visit.minutes)}>
            <strong>{clockAt(held.at.start)}</strong>
          </span>
        )}
        {now.date === lane.date && now.minute >= from && now.minute <= to && (
          <span className="now-line" style={{ left: share(now.minute - from) }} />
        )}
      </div>
    </li>
  )
})

const onBlockOf = ({ onClick, onPointerDown, onPointerMove, onPointerUp, onBlockKey }: OnBlock): OnBlock => ({
  ...{ onClick, onPointerDown, onPointerMove, onPointerUp, onBlockKey },
})

const shiftSaid = ({ shifts, awayFrom }: Lane, own: (typeof planningWords)['da']): string =>
  shifts.length === 0
    ? own.noShift
    : shifts.map(({ from, to, mode }) => own.shift(clockAt(from), clockAt(to), own.modes[mode])).join(' · ') +
      (awayFrom === null ? '' : `, ${own.away(clockAt(awayFrom))}`)
