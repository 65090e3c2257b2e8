/** The decision itself: whose wish it is, the rules, the reasons as the letter will say them, the hearing. */
import { judgeLetter } from '#care/governance/letter-words.ts'
import type { LegalReference } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'
import { inPlainWords } from '#care/letters/plain-words.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { LongText } from '../fields.tsx'
import { narrowingsOf } from '../says.tsx'
import type { StepProps } from '../step.ts'

type Props = StepProps & {
  /** What the municipality writes in. */
  readonly letterLanguage: Language
}

export function DecisionStep(props: Props) {
  const { draft, change, own, model, today, decision, before, letterLanguage } = props
  const { decision: said } = own
  const narrows = narrowingsOf(model, before, decision)
  const near = new Set(model.catalogue.services.map(({ law }) => law))
  return (
    <>
      {draft.outcome !== 'refused' && (
        <Tick isSelected={draft.meetsRequest} onChange={(meetsRequest) => change({ meetsRequest })}>
          {draft.outcome === 'ended' ? said.wishEnd : said.wish}
        </Tick>
      )}
      {narrows.length > 0 && !draft.meetsRequest && (
        <div className="notice hearing">
          <p>{said.hearingLead}</p>
          <DayField
            labelled="strong"
            label={said.hearing}
            value={draft.heardOn}
            most={today}
            onChange={(heardOn) => change({ heardOn })}
          />
        </div>
      )}
      <fieldset className="field">
        <legend className="strong-label">{said.laws}</legend>
        <Laws {...props} laws={model.laws.filter(({ key }) => near.has(key))} />
        {model.laws.some(({ key }) => !near.has(key)) && (
          <Fold line={said.otherLaws}>
            <Laws {...props} laws={model.laws.filter(({ key }) => !near.has(key))} />
          </Fold>
        )}
      </fieldset>
      <LongText
        label={said.facts}
        hint={said.factsHint}
        value={draft.facts}
        rows={4}
        most={10_000}
        onChange={(facts) => change({ facts })}
      />
      <LongText
        label={said.considerations}
        hint={said.considerationsHint}
        value={draft.considerations}
        rows={4}
        most={10_000}
        onChange={(considerations) => change({ considerations })}
      />
      <Readable {...props} text={`${draft.facts.trim()}\n${draft.considerations.trim()}`} language={letterLanguage} />
    </>
  )
}

function Laws({ draft, change, own, laws }: Props & { readonly laws: readonly LegalReference[] }) {
  return laws.map(({ key, act, section, verified }) => (
    <Tick
      key={key}
      isSelected={draft.laws.includes(key)}
      onChange={(isSelected) =>
        change({ laws: isSelected ? [...draft.laws, key] : draft.laws.filter((other) => other !== key) })
      }
    >
      {act} {section}
      {!verified && <span className="quiet under">{own.decision.unread}</span>}
    </Tick>
  ))
}

type ReadableProps = Pick<Props, 'model' | 'own'> & { readonly text: string; readonly language: Language }

/** How the reasons read, what the letter will say for them, and what the writer should say in another way. */
function Readable({ model: { letters }, own, text, language }: ReadableProps) {
  const { decision: said } = own
  if (text.trim() === '') return null
  const plain = inPlainWords(letters, text, language)
  const { lix, verdict } = judgeLetter(letters, plain.text, language)
  return (
    <section className="readable" aria-live="polite">
      <p className={verdict === 'easy' ? 'quiet' : 'over'}>
        {said.lix(lix, letters.lixAim)} {verdict === 'blocked' && said.tooHard(letters.lixBlocks)}
      </p>
      <ul className="bare">
        {plain.left.map(({ avoid, say }) => (
          <li key={avoid} className="over">
            {said.sayInstead(avoid, say)}
          </li>
        ))}
        {plain.replaced.map(({ from, to }) => (
          <li key={from} className="quiet">
            {said.exchanged(from, to)}
          </li>
        ))}
      </ul>
    </section>
  )
}
