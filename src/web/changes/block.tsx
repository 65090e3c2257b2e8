/** One day of a visit on the canvas. It only shows: whose hand is on it, the canvas hears. */
import { memo } from 'react'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { useDayNames } from './day-names.ts'
import type { stateOf, Visit } from './draft.ts'
import { useVisitText } from './visit-text.ts'
import { changeWords } from './words.ts'

type State = ReturnType<typeof stateOf>

type Props = {
  readonly visit: Visit
  readonly day: number
  readonly state: State
  readonly isChosen: boolean
  /** Pixels from the top of the day. */
  readonly from: number
  readonly to: number
  readonly lane: number
  readonly lanes: number
}

/** Drawn anew only when something of it is another: a week has some forty of them, and a key moves one. */
export const Block = memo(function Block({ visit, day, state, isChosen, from, to, lane, lanes }: Props) {
  const { words } = useSpeaking()
  const text = useVisitText()
  const whereSaid = useWhereSaid()
  return (
    <button
      type="button"
      data-block={blockOf(visit.key, day)}
      className={`block ${state} ${to - from < 44 ? '' : 'tall'}`}
      aria-pressed={isChosen}
      aria-describedby="canvas-how"
      title={text.name(visit)}
      style={{
        top: from,
        height: to - from - 2,
        left: `${(100 * lane) / lanes}%`,
        width: `calc(${100 / lanes}% - 3px)`,
      }}
    >
      <span className="when">{clock(usualStart(visit))}</span> <span className="what">{text.name(visit)}</span>
      <span className="quiet"> {words.rhythm.minutes(visit.minutes)}</span>
      <span className="only-heard">, {whereSaid(state, day)}</span>
      <span className="edge" />
    </button>
  )
})

/** Which day it is and what became of it, which the eye sees by where it stands and how it is drawn. */
export function useWhereSaid(): (state: State, day: number) => string {
  const own = useWords(changeWords)
  const { long } = useDayNames()
  const said = { asItWas: null, changed: own.changed, new: own.isNew }
  return (state, day) => [long(day), said[state]].filter(Boolean).join(', ')
}

export const clock = (minute: number): string => writeTimeOfDay((minute % 1440) as TimeOfDay)

/** How a block is named in the page, and read again from it. */
export const blockOf = (key: string, day: number): string => `${key} ${day}`

export function blockAt(target: EventTarget): { readonly element: HTMLElement; key: string; day: number } | null {
  const element = (target as Element).closest<HTMLElement>('[data-block]')
  const [, key, day] = /^(.+) (\d)$/.exec(element?.dataset['block'] ?? '') ?? []
  return element && key ? { element, key, day: Number(day) } : null
}
