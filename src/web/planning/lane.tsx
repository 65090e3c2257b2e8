/** One lane: the hours somebody works, their visits and ways, and where a visit that is held could go. */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { leastCost } from './cost.ts'
import { type Band, bandsOf, barrierOn, type Held, placesOn, snapped } from './hold.ts'
import { isOutside, type Lane } from './lanes.ts'
import type { Mark } from './marks.ts'
import { usePlaceText } from './place-text.ts'
import { isBegun, keyOf, type Now, type Spot, type Visit } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { planningWords } from './words.ts'

export type OnBlock = {
  readonly onClick: (visit: Visit) => void
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, visit: Visit, staff: Spot['staff']) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  readonly onBlockKey: (event: KeyboardEvent, visit: Visit, staff: Spot['staff']) => void
}

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
        {lane.awayFrom !== null && (
          <span className="is-away" style={box(Math.max(from, lane.awayFrom), to)}>
            {own.away(clockAt(lane.awayFrom))}
          </span>
        )}
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

/** `Inger Marie Mortensen` is read as `Inger` over `Mortensen`. */
const firstAndLast = (name: string): string[] => {
  const parts = name.split(/\s+/).filter(Boolean)
  return [...new Set([parts[0], parts.at(-1)])].filter((part) => part !== undefined)
}

const shiftSaid = ({ shifts, awayFrom }: Lane, own: (typeof planningWords)['da']): string =>
  shifts.length === 0
    ? own.noShift
    : shifts.map(({ from, to, mode }) => own.shift(clockAt(from), clockAt(to), own.modes[mode])).join(' · ') +
      (awayFrom === null ? '' : `, ${own.away(clockAt(awayFrom))}`)

type BlockProps = OnBlock & {
  readonly visit: Visit
  readonly staff: Spot['staff']
  readonly names: Names
  readonly mark: Mark | null
  readonly isPinned: boolean
  readonly isOutside: boolean
  readonly isHeld: boolean
  readonly isMovable: boolean
  readonly style: { readonly left: string; readonly width: string }
}

/** Lanes are drawn anew while something is held; blocks that stay as they are are not. */
const Block = memo(
  function Block({ visit, staff, names, mark, isPinned, isOutside, isHeld, isMovable, style, ...on }: BlockProps) {
    const own = useWords(planningWords)
    const name = names.citizen(visit.citizen)
    const others = visit.staff.filter((one) => one !== staff)
    const said = [
      own.minutes(visit.minutes),
      ...others.map((one) => own.together(names.staff(one))),
      isOutside && own.outside,
      isPinned && own.stays,
      mark && own.states[mark.kind],
    ]
    return (
      <li>
        <button
          type="button"
          tabIndex={-1}
          data-block={`${keyOf(visit)} ${staff}`}
          className={[
            'stop-block',
            mark && 'changed',
            isPinned && 'pinned',
            isOutside && 'outside',
            others.length > 0 && 'two',
            isHeld && 'taken',
          ]
            .filter(Boolean)
            .join(' ')}
          {...(isMovable ? { 'aria-describedby': 'board-how' } : {})}
          style={style}
          title={[`${clockAt(visit.start)} ${name}`, isOutside && own.outside].filter(Boolean).join(', ')}
          onClick={() => on.onClick(visit)}
          onPointerDown={(event) => on.onPointerDown(event, visit, staff)}
          onPointerMove={on.onPointerMove}
          onPointerUp={on.onPointerUp}
          onPointerCancel={on.onPointerUp}
          onKeyDown={(event) => on.onBlockKey(event, visit, staff)}
        >
          <span className="only-heard">{clockAt(visit.start)} </span>
          <span className="what">
            {firstAndLast(name).map((part) => (
              <span key={part}>{part} </span>
            ))}
          </span>
          <span className="initials" aria-hidden="true">
            {firstAndLast(name).map(([letter]) => letter)}
          </span>
          <span className="long" aria-hidden="true">
            {others.length > 0 ? own.two : own.minutes(visit.minutes)}
          </span>
          <span className="only-heard">, {said.filter(Boolean).join(', ')}</span>
        </button>
      </li>
    )
  },
  (before, after) =>
    before.visit === after.visit &&
    before.mark === after.mark &&
    before.isPinned === after.isPinned &&
    before.isOutside === after.isOutside &&
    before.isHeld === after.isHeld &&
    before.isMovable === after.isMovable &&
    before.names === after.names &&
    before.style.left === after.style.left &&
    before.style.width === after.style.width &&
    before.onClick === after.onClick &&
    before.onPointerDown === after.onPointerDown &&
    before.onPointerMove === after.onPointerMove &&
    before.onPointerUp === after.onPointerUp &&
    before.onBlockKey === after.onBlockKey,
)

type BandProps = {
  readonly band: Band
  /** What is said of this one ends where it begins. */
  readonly next: Band | null
  readonly held: Held
  readonly box: (at: number, until: number) => { readonly left: string; readonly width: string }
}

/**
 * From the earliest it can begin to the end of the latest it can be, and what that costs others: hatched where others
 * begin at another minute for it, plain where nobody does.
 */
function BandShown({ band, next, held, box }: BandProps) {
  const said = usePlaceText()
  const { minutes } = held.visit
  return (
    <>
      {band.still.map(({ from, to }) => (
        <span key={from} className="still" style={box(from, to + minutes)} />
      ))}
      <span className="band" style={box(band.from, band.to + minutes)} />
      <span className="band-said" style={box(band.from, Math.min(band.to + minutes, next?.from ?? Infinity))}>
        <span>{said.cost(leastCost(band.best, held.visit.start))}</span>
      </span>
    </>
  )
}

function Shut({ held, lane, names }: { readonly held: Held; readonly lane: Lane; readonly names: Names }) {
  const reasons = useReasons(names)
  const { citizen } = held.visit
  const barrier = barrierOn(held, lane) ?? { kind: 'noShift' as const }
  return <span className="why-shut">{reasons.barrier(barrier, { citizen, staff: lane.staff, date: lane.date })}</span>
}
