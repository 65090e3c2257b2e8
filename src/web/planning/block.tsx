/** A visit on a lane: whose, how long, and what is to be said of it. */
import './block.css'
import { type KeyboardEvent, memo, type PointerEvent } from 'react'
import { useWords } from '#web/words/speaking.tsx'
import type { Mark } from './marks.ts'
import { keyOf, type Spot, type Visit } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

export type OnBlock = {
  readonly onClick: (visit: Visit) => void
  readonly onPointerDown: (event: PointerEvent<HTMLElement>, visit: Visit, staff: Spot['staff']) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  readonly onBlockKey: (event: KeyboardEvent, visit: Visit, staff: Spot['staff']) => void
}

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
export const Block = memo(
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

/** `Inger Marie Mortensen` is read as `Inger` over `Mortensen`. */
const firstAndLast = (name: string): string[] => {
  const parts = name.split(/\s+/).filter(Boolean)
  return [...new Set([parts[0], parts.at(-1)])].filter((part) => part !== undefined)
}
