/**
 * The week of the plan on a canvas: days across, hours down. Visits are dragged to another hour or day and stretched
 * by their lower edge, by pointer or by keys; whoever taps says the same in the editor beside it.
 */
import { type KeyboardEvent, type MouseEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import { weekdaysOf } from '#care/plans/week.ts'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Block, blockAt, blockOf, clock, useWhereSaid } from './block.tsx'
import { useDayNames } from './day-names.ts'
import { type Draft, dayMoved, dropped, resized, startedAt, stateOf, type Visit, withNew } from './draft.ts'
import { sideBySide } from './lanes.ts'
import { useVisitText } from './visit-text.ts'
import { changeWords } from './words.ts'

const week = [0, 1, 2, 3, 4, 5, 6]
const hourHigh = 40
const smallest = 24
/** Within so many pixels a hand that trembles has only pressed. */
const still = 4

/** One day of a visit under way: how far, in days, in quarters of an hour and in five minutes of length. */
type Drag = {
  readonly key: string
  readonly day: number
  readonly days: number
  readonly at: number
  readonly long: number
}

type Props = {
  readonly base: readonly Visit[]
  readonly draft: Draft
  readonly chosen: string | null
  readonly day: number | null
  readonly onChoose: (key: string, day: number) => void
  readonly onDraft: (draft: Draft) => void
}

export const Canvas = memo(function Canvas({ base, draft, chosen, day: chosenDay, onChoose, onDraft }: Props) {
  const { words } = useSpeaking()
  const own = useWords(changeWords)
  const text = useVisitText()
  const whereSaid = useWhereSaid()
  const { short, long } = useDayNames()
  const grid = useRef<HTMLDivElement>(null)
  const begun = useRef<{ x: number; y: number; isEdge: boolean; key: string; day: number } | null>(null)
  const hasMoved = useRef(false)
  const [drag, setDrag] = useState<Drag | null>(null)
  const [heard, setHeard] = useState('')
  const focusNext = useRef<string | null>(null)
  const shown = drag ? dragged(draft, drag) : draft
  const hours = hoursOf(shown.visits)

  useEffect(() => {
    if (focusNext.current === null) return
    const block = grid.current?.querySelector<HTMLElement>(`[data-block="${focusNext.current}"]`)
    ;(block ?? grid.current)?.focus()
    focusNext.current = null
  })

  const states = new Map(shown.visits.map((visit) => [visit, stateOf(base, visit)]))
  const whole = (visit: Visit, day: number) =>
    `${clock(usualStart(visit))} ${text.name(visit)} ${words.rhythm.minutes(visit.minutes)}, ` +
    whereSaid(stateOf(base, visit), day)

  /** Does it, says it to whoever listens, and keeps the focus on the day it came to. */
  const act = (next: Draft, key: string, day: number) => {
    if (next === draft) return setHeard(own.hasDay)
    const visit = next.visits.find((one) => one.key === key)
    setHeard(visit ? whole(visit, day) : own.gone)
    focusNext.current = visit ? blockOf(key, day) : blockBeside(key, day)
    onDraft(next)
    if (visit) onChoose(key, day)
  }

  /** Where to go from a visit that is gone: to the next one on the page, else to the one before, else to the week. */
  const blockBeside = (key: string, day: number): string => {
    const all = [...(grid.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])]
    const at = all.findIndex(({ dataset }) => dataset['block'] === blockOf(key, day))
    const other = [...all.slice(at + 1), ...all.slice(0, at).reverse()].find((block) => blockAt(block)?.key !== key)
    return other?.dataset['block'] ?? ''
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const at = blockAt(event.target)
    const visit = draft.visits.find(({ key }) => key === at?.key)
    if (!at || !visit) return
    const { key, day } = at
    const done = (next: Draft, to = day) => {
      event.preventDefault()
      act(next, key, to)
    }
    const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0
    if (turn !== 0 && event.shiftKey) done(resized(draft, key, visit.minutes + 5 * turn))
    else if (turn !== 0) done(startedAt(draft, key, usualStart(visit) + 15 * turn))
    else if (side !== 0) done(dayMoved(draft, key, day, day + side), day + side)
    else if (event.key === 'Delete' || event.key === 'Backspace') done(dropped(draft, key))
    else if (event.key === 'Escape') {
      begun.current = null
      setDrag(null)
    }
  }

  const onPointerDown = (event: PointerEvent) => {
    const at = blockAt(event.target)
    if (event.button !== 0 || !at) return
    at.element.setPointerCapture(event.pointerId)
    const isEdge = (event.target as HTMLElement).classList.contains('edge')
    begun.current = { x: event.clientX, y: event.clientY, isEdge, key: at.key, day: at.day }
    hasMoved.current = false
  }

  const onPointerMove = (event: PointerEvent) => {
    const from = begun.current
    if (!from || !grid.current) return
    const [x, y] = [event.clientX - from.x, event.clientY - from.y]
    if (!hasMoved.current && Math.hypot(x, y) < still) return
    hasMoved.current = true
    const dayWide = grid.current.getBoundingClientRect().width / 7
    const { key, day, isEdge } = from
    const days = isEdge ? 0 : Math.max(-day, Math.min(6 - day, Math.round(x / dayWide)))
    const minutes = (y * 60) / hourHigh
    setDrag({
      ...{ key, day, days },
      at: isEdge ? 0 : 15 * Math.round(minutes / 15),
      long: isEdge ? 5 * Math.round(minutes / 5) : 0,
    })
  }

  const onPointerUp = () => {
    begun.current = null
    if (!drag) return
    setDrag(null)
    const next = dragged(draft, drag)
    const isHere = next.visits.some(
      ({ key, days }) => key === drag.key && weekdaysOf(days).some((day) => day === drag.day + drag.days),
    )
    if (next !== draft) act(next, drag.key, isHere ? drag.day + drag.days : drag.day)
  }

  const onClick = (event: MouseEvent) => {
    const at = blockAt(event.target)
    if (at && !hasMoved.current) onChoose(at.key, at.day)
    hasMoved.current = false
  }

  const onDoubleClick = ({ target, clientY }: MouseEvent) => {
    const day = [...(grid.current?.children ?? [])].indexOf(target as Element)
    if (day === -1) return
    const y = clientY - (target as Element).getBoundingClientRect().top
    const start = 15 * Math.floor((((hours[0] ?? 0) + y / hourHigh) * 60) / 15)
    const made = withNew(draft, { day, start })
    act(made.draft, made.key, day)
  }

  return (
    <div className="canvas">
      <div className="canvas-days" aria-hidden="true">
        {week.map((day) => (
          <span key={day}>{short(day)}</span>
        ))}
      </div>
      <div className="canvas-body">
        <div className="canvas-hours" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour}>{clock(hour * 60)}</span>
          ))}
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears what is done to the buttons on it */}
        <div
          className="canvas-grid"
          ref={grid}
          tabIndex={-1}
          style={{ height: hours.length * hourHigh }}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerUp}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
        >
          {week.map((day) => (
            <div key={day} className="canvas-day">
              <ul aria-label={long(day)}>
                {sideBySide(blocksOf(shown.visits, day, hours[0] ?? 0)).map(
                  ({ item: { visit, from, to }, lane, lanes }) => (
                    <li key={visit.key}>
                      <Block
                        {...{ visit, day, from, to, lane, lanes }}
                        state={states.get(visit) ?? 'asItWas'}
                        isChosen={chosen === visit.key && (chosenDay === null || chosenDay === day)}
                      />
                    </li>
                  ),
                )}
              </ul>
            </div>
          ))}
        </div>
      </div>
      <p className="key" id="canvas-how">
        {own.canvasHow}
      </p>
      <p className="only-heard" role="status">
        {heard}
      </p>
    </div>
  )
})

const dragged = (draft: Draft, { key, day, days, at, long }: Drag): Draft => {
  const visit = draft.visits.find((one) => one.key === key)
  if (!visit) return draft
  const moved = days === 0 ? draft : dayMoved(draft, key, day, day + days)
  const later = at === 0 ? moved : startedAt(moved, key, usualStart(visit) + at)
  return long === 0 ? later : resized(later, key, visit.minutes + long)
}

/** The hours to draw: the waking day, and as much of the night as the plan needs. */
function hoursOf(visits: readonly Visit[]): number[] {
  const starts = visits.map(usualStart)
  const ends = visits.map((visit) => usualStart(visit) + visit.minutes)
  const first = Math.min(6, ...starts.map((start) => Math.floor(start / 60)))
  const last = Math.min(24, Math.max(23, ...ends.map((end) => Math.ceil(end / 60))))
  return Array.from({ length: last - first }, (_, hour) => first + hour)
}

/** The visits of a day in pixels from the top; each high enough to be hit. */
const blocksOf = (visits: readonly Visit[], day: number, firstHour: number) =>
  visits
    .filter((visit) => weekdaysOf(visit.days).some((one) => one === day))
    .map((visit) => {
      const from = ((usualStart(visit) - firstHour * 60) * hourHigh) / 60
      return { visit, from, to: from + Math.max(smallest + 2, (visit.minutes * hourHigh) / 60) }
    })
