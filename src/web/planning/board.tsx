/** The lanes of a day or of somebody's week: visits are taken by hand or by keys and put where there is room. */
import './board.css'
import {
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useWords } from '#web/words/speaking.tsx'
import { type Aim, aimAt, measured, type Track } from './aim.ts'
import { type Held, landing, stepped } from './hold.ts'
import { LaneRow } from './lane.tsx'
import type { Rows } from './lanes.ts'
import type { Mark } from './marks.ts'
import { besides, useOneStop } from './one-stop.ts'
import { isBegun, type Now, type Spot, type Visit } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

/** Within so many pixels a hand that trembles has only pressed. */
const still = 4
/** So near the edge of the window the page goes along, so many pixels each time. */
const edge = 48
const scrolled = 14

export type Doing = {
  readonly onOpen: (visit: Visit) => void
  readonly onCarer: (staff: Spot['staff'], date: LocalDate) => void
  readonly onPick: (visit: Visit, staff: Spot['staff'], isByKeys: boolean) => void
  readonly onMove: (at: Spot) => void
  readonly onPut: (at: Spot, isByKeys: boolean) => void
  readonly onLetGo: () => void
}

type Props = Doing & {
  readonly rows: readonly Rows[]
  readonly days: readonly LocalDate[]
  readonly names: Names
  /** What there is to say of a visit in the hand over a spot. */
  readonly said: (held: Held, at: Spot) => string
  readonly marks: ReadonlyMap<string, Mark>
  readonly held: Held | null
  /** Held by keys or by a tap, it is drawn where it is; a hand draws it itself. */
  readonly isByKeys: boolean
  readonly isMovable: boolean
  /** Whether each lane is a day of one person, and is called by it. */
  readonly isByDay: boolean
  readonly now: Now
  /** The block to give the focus to, once. */
  readonly focus: string | null
}

type Drag = {
  readonly visit: Visit
  readonly staff: Spot['staff']
  readonly x: number
  readonly y: number
  /** How far into the block it was taken, in pixels. */
  readonly into: number
  readonly wide: number
  isMoving: boolean
  tracks: readonly Track[]
  last: { x: number; y: number }
  frame: number
}

export function Board(props: Props) {
  const { rows, days, held, isByKeys, isMovable, names, focus } = props
  const own = useWords(planningWords)
  const board = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  const justDragged = useRef(false)
  /** What is done with the board as it is now; handlers stay the same, so that blocks are not drawn anew. */
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (focus) board.current?.querySelector<HTMLElement>(`[data-block="${CSS.escape(focus)}"]`)?.focus()
  }, [focus])

  // What is above the board may grow while something is in the hand: then lanes lie elsewhere.
  useLayoutEffect(() => {
    if (drag.current?.isMoving) drag.current.tracks = measured(board.current)
  })

  useOneStop(board)

  /** Draws the block under the hand: one style and two texts, nothing is measured and nothing drawn anew. */
  const draw = useCallback(() => {
    const now = drag.current
    const block = ghost.current
    if (!now || !block) return
    now.frame = 0
    const { x, y } = now.last
    if (y < edge) scrollBy(0, -scrolled)
    else if (y > innerHeight - edge) scrollBy(0, scrolled)
    const aim = aimAt(now.tracks, { x: x - now.into + scrollX, y: y + scrollY })
    const over = board.current?.querySelector('.track.under')
    if (over && over !== aim?.track.element) over.classList.remove('under')
    aim?.track.element.classList.add('under')
    const at = aim && spotOf(aim)
    block.style.transform = `translate(${x - now.into}px, ${(aim ? aim.track.top - scrollY : y - 24) + 4}px)`
    block.children[0]?.replaceChildren(at ? clockAt(at.start) : '')
    const known = latest.current.held
    const landed = at && known?.places ? landing(known, at) : null
    block.dataset.fit = landed ? (['fits', 'asItWas'].includes(landed.kind) ? 'yes' : 'no') : 'unknown'
    block.children[2]?.replaceChildren(at && known ? latest.current.said(known, at) : '')
    if (y < edge || y > innerHeight - edge) now.frame = requestAnimationFrame(draw)
  }, [])

  const put = useCallback(() => {
    if (drag.current?.frame) cancelAnimationFrame(drag.current.frame)
    drag.current = null
    board.current?.querySelector('.track.under')?.classList.remove('under')
    if (ghost.current) ghost.current.hidden = true
  }, [])

  const onPointerDown = useCallback((event: PointerEvent<HTMLElement>, visit: Visit, staff: Spot['staff']) => {
    // A finger scrolls the page and taps; it moves a visit from the sheet.
    if (
      !latest.current.isMovable ||
      isBegun(visit, latest.current.now) ||
      event.button !== 0 ||
      event.pointerType === 'touch'
    )
      return
    justDragged.current = false
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX, event.clientY]
    const begun = { visit, staff, x, y, into: x - left, wide: width }
    drag.current = { ...begun, isMoving: false, tracks: [], last: { x, y }, frame: 0 }
    event.currentTarget.setPointerCapture(event.pointerId)
  }, [])

  const onPointerMove = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const now = drag.current
      if (!now) return
      now.last = { x: event.clientX, y: event.clientY }
      if (!now.isMoving) {
        if (Math.hypot(now.last.x - now.x, now.last.y - now.y) < still) return
        now.isMoving = true
        now.tracks = measured(board.current)
        const block = ghost.current
        if (block) {
          block.hidden = false
          block.style.minWidth = `${now.wide}px`
          block.children[1]?.replaceChildren(latest.current.names.citizen(now.visit.citizen))
        }
        latest.current.onPick(now.visit, now.staff, false)
      }
      now.frame ||= requestAnimationFrame(draw)
    },
    [draw],
  )

  const onPointerUp = useCallback(() => {
    const now = drag.current
    if (!now) return
    const aim = now.isMoving ? aimAt(now.tracks, { x: now.last.x - now.into + scrollX, y: now.last.y + scrollY }) : null
    const wasMoving = now.isMoving
    put()
    if (!wasMoving) return
    justDragged.current = true
    if (aim) latest.current.onPut(spotOf(aim), false)
    else latest.current.onLetGo()
  }, [put])

  const onBlockKey = useCallback((event: KeyboardEvent, visit: Visit, staff: Spot['staff']) => {
    const next = latest.current.held ? null : besides(event.currentTarget as HTMLElement, event.key)
    if (next) {
      event.preventDefault()
      next.focus()
    }
    const { isMovable: mayMove, held: inHand, now } = latest.current
    if (event.key !== 'Enter' || !mayMove || inHand || isBegun(visit, now)) return
    event.preventDefault()
    // The same press must not put it down again.
    event.nativeEvent.stopImmediatePropagation()
    latest.current.onPick(visit, staff, true)
  }, [])

  const onClick = useCallback((visit: Visit) => {
    if (!justDragged.current && !latest.current.held) latest.current.onOpen(visit)
    justDragged.current = false
  }, [])
  const onPut = useCallback((at: Spot, isByTap: boolean) => latest.current.onPut(at, isByTap), [])
  const onCarer = useCallback((of: Spot['staff'], date: LocalDate) => latest.current.onCarer(of, date), [])

  const lanes = rows.flatMap((row) => row.lanes)
  // The keys mean the board as it is drawn: a press before the next drawing has settled counts too.
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (!held) return
    if (event.key === 'Escape') {
      event.preventDefault()
      put()
      return props.onLetGo()
    }
    if (!isByKeys || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && !(event.target as HTMLElement).closest('.holding')) {
      event.preventDefault()
      return onPut(held.at, true)
    }
    const to = stepped(held.at, event.key, lanes, days, event.shiftKey)
    if (!to) return
    event.preventDefault()
    props.onMove(to)
  })
  const isHeld = held !== null
  useEffect(() => {
    if (!isHeld) return
    const listen = (event: globalThis.KeyboardEvent) => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [isHeld])

  return (
    <div className={held ? 'board held' : 'board'} ref={board}>
      {rows.map((row) => (
        <section key={row.part} className="lane-rows" aria-label={props.isByDay ? undefined : own.parts[row.part]}>
          <div className="axis" aria-hidden="true">
            <span className="axis-name">{props.isByDay ? '' : own.parts[row.part]}</span>
            <div className="axis-hours">
              {hoursOf(row).map((hour) => (
                <span key={hour} style={{ left: `${(100 * (hour * 60 - row.from)) / (row.to - row.from)}%` }}>
                  {hour % 24}
                </span>
              ))}
            </div>
          </div>
          <ul className="lanes">
            {row.lanes.map((lane) => (
              <LaneRow
                key={lane.key}
                lane={lane}
                from={row.from}
                to={row.to}
                name={props.isByDay ? null : names.staff(lane.staff)}
                names={names}
                marks={props.marks}
                held={held}
                isByKeys={isByKeys}
                isMovable={isMovable}
                now={props.now}
                onCarer={onCarer}
                onClick={onClick}
                onPointerDown={onPointerDown}
                onPointerMove={onPointerMove}
                onPointerUp={onPointerUp}
                onBlockKey={onBlockKey}
                onPut={onPut}
              />
            ))}
          </ul>
        </section>
      ))}
      <div className="ghost" ref={ghost} hidden aria-hidden="true">
        <strong />
        <span />
        <span className="cost" />
      </div>
    </div>
  )
}

const spotOf = ({ track, minute }: Aim): Spot => ({ staff: track.staff, date: track.date, start: minute })

const hoursOf = ({ from, to }: Rows): number[] =>
  Array.from({ length: Math.round((to - from) / 60) }, (_, hour) => from / 60 + hour)
