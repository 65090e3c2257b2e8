/** Visits that nobody makes yet; one is taken from here and put where there is room. */
import { Fold } from '#web/ui/fold.tsx'
import { useWords } from '#web/words/speaking.tsx'
import type { Plan } from './plan.ts'
import type { Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly missing: Plan['missing']
  readonly names: Names
  /** On a day it could be. */
  readonly onOpen: ((missing: Plan['missing'][number]) => void) | null
}

const shownAtOnce = 3

export function Missing({ missing, names, onOpen }: Props) {
  const own = useWords(planningWords)
  const count = missing.reduce((all, { times }) => all + times, 0)
  if (count === 0) return null
  return (
    <div className="missing">
      <Fold line={<strong className="over">{own.missing(count)}</strong>} isOpen={missing.length <= shownAtOnce}>
        <ul className="plain">
          {missing.map((one) => (
            <li key={`${one.citizen} ${one.visit}`} className="line">
              <span>
                {names.citizen(one.citizen)} <span className="quiet">{own.missingRow(one.times, one.minutes)}</span>
              </span>
              {onOpen && one.dates.length > 0 && (
                <button type="button" className="button quiet small" onClick={() => onOpen(one)}>
                  {own.place}
                  <span className="only-heard"> {names.citizen(one.citizen)}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  )
}
