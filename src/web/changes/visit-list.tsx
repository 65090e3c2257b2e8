/** The visits of the plan, as they would be: choosing one opens it for change. */
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { useWords } from '#web/words/speaking.tsx'
import { stateOf, type Visit } from './draft.ts'
import { useVisitText } from './visit-text.ts'
import { changeWords } from './words.ts'

type Props = {
  readonly base: readonly Visit[]
  readonly visits: readonly Visit[]
  readonly chosen: string | null
  readonly onChoose: (visit: string | null) => void
  readonly onNew: () => void
}

export function VisitList({ base, visits, chosen, onChoose, onNew }: Props) {
  const own = useWords(changeWords)
  const text = useVisitText()
  const gone = base.filter(({ key }) => !visits.some((visit) => visit.key === key))
  const all = [...visits, ...gone].toSorted((a, b) => usualStart(a) - usualStart(b))
  const mark = (visit: Visit) =>
    gone.includes(visit) ? own.gone : { asItWas: null, changed: own.changed, new: own.isNew }[stateOf(base, visit)]
  return (
    <section aria-labelledby="which" className={chosen ? 'which chosen' : 'which'}>
      <h2 id="which">{own.which}</h2>
      {all.length === 0 && <p className="quiet">{own.noPlan}</p>}
      <fieldset className="visits" aria-labelledby="which">
        {all.map((visit) => (
          <button
            key={visit.key}
            type="button"
            className={`visit-row ${gone.includes(visit) ? 'gone' : ''}`}
            aria-pressed={visit.key === chosen}
            onClick={() => onChoose(visit.key === chosen ? null : visit.key)}
          >
            <span className="when">
              {text.hour(visit)} · {text.length(visit)}
            </span>
            <span className="what">{text.name(visit)}</span>
            <span className="quiet">
              {text.days(visit)}
              {mark(visit) && <strong className="became"> {mark(visit)}</strong>}
            </span>
          </button>
        ))}
        <button type="button" className="visit-row new" onClick={onNew}>
          {own.another}
        </button>
      </fieldset>
      <button type="button" className="button quiet other" onClick={() => onChoose(null)}>
        {own.otherVisit}
      </button>
    </section>
  )
}
