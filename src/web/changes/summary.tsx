/** All that the draft changes, line by line; each line can be left as it was. */
import { editsBetween, keyOfEdit } from '#care/plans/visit-edit.ts'
import { useWords } from '#web/words/speaking.tsx'
import { type Alter, type Draft, putBack, type Visit, withoutPart } from './draft.ts'
import { type Choices, usePartText } from './parts-text.ts'
import { useVisitText } from './visit-text.ts'
import { changeWords } from './words.ts'

type Props = {
  readonly base: readonly Visit[]
  readonly draft: Draft
  readonly choices: Choices
  readonly onAlter: Alter
}

export function Summary({ base, draft, choices, onAlter }: Props) {
  const own = useWords(changeWords)
  const text = useVisitText()
  const partText = usePartText(choices)
  const lines = [
    ...editsBetween(base, draft.visits).map((edit) => {
      const key = keyOfEdit(edit)
      const was = base.find((visit) => visit.key === key)
      const is = edit.kind === 'dropped' ? undefined : edit.visit
      const shown = is ?? was
      return {
        key,
        said: shown ? text.name(shown) : key,
        now: is ? text.whole(is) : own.gone,
        before: was ? own.was(text.whole(was)) : own.isNew,
        back: () => onAlter((now) => putBack(base, now, key)),
      }
    }),
    ...draft.parts.map((part) => ({
      key: part.kind,
      said: partText(part) ?? part.kind,
      now: null,
      before: null,
      back: () => onAlter((now) => withoutPart(now, part.kind)),
    })),
  ]
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="what">
      <h2 id="what">{own.what}</h2>
      <ul className="plain changes">
        {lines.map(({ key, said, now, before, back }) => (
          <li key={key} className="line">
            <span>
              {said}
              {now && <span className="under">{now}</span>}
              {before && <span className="under quiet">{before}</span>}
            </span>
            <button type="button" className="button quiet small" onClick={back} aria-label={`${own.putBack}: ${said}`}>
              {own.putBack}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
