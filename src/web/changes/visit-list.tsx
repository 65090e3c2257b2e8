/** The visits of the plan, as they would be: choosing one opens it for change. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
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
      <ToggleButtonGroup
        className="visits"
        aria-labelledby="which"
        orientation="vertical"
        selectionMode="single"
        selectedKeys={chosen ? [chosen] : []}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key === 'another visit') onNew()
          else if (key !== undefined) onChoose(String(key))
        }}
      >
        {all.map((visit) => (
          <ToggleButton key={visit.key} id={visit.key} className={`visit-row ${gone.includes(visit) ? 'gone' : ''}`}>
            <span className="when">
              {text.hour(visit)} · {text.length(visit)}
            </span>
            <span className="what">{text.name(visit)}</span>
            <span className="quiet">
              {text.days(visit)}
              {mark(visit) && <strong className="mark-of"> {mark(visit)}</strong>}
            </span>
          </ToggleButton>
        ))}
        <ToggleButton id="another visit" className="visit-row new">
          {own.another}
        </ToggleButton>
      </ToggleButtonGroup>
      <button type="button" className="button quiet other" onClick={() => onChoose(null)}>
        {own.otherVisit}
      </button>
    </section>
  )
}
