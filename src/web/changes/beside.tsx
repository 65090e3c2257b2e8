/** What stands beside the week: all that is changed, from when and on what terms, and what the compass says of it. */
import { memo } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { Tick } from '#web/ui/tick.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { type Alter, countOf, type Draft, type Visit } from './draft.ts'
import { FromDay } from './from-day.tsx'
import type { Choices } from './parts-text.ts'
import { type Saved, Says } from './says.tsx'
import { Summary } from './summary.tsx'
import { changeWords } from './words.ts'

type Props = {
  readonly citizen: Id<'Citizen'>
  readonly today: LocalDate
  readonly base: readonly Visit[]
  readonly basedOn: Id<'Plan'> | null
  readonly draft: Draft
  /** Whether nothing has been done to the draft since. */
  readonly isLatest: (draft: Draft) => boolean
  readonly choices: Choices
  readonly onAlter: Alter
  readonly onFrom: (from: LocalDate) => void
  readonly onSaved: (saved: Saved) => void
  readonly onClear: () => void
}

export const Beside = memo(function Beside({ today, choices, onAlter, onFrom, ...said }: Props) {
  const own = useWords(changeWords)
  const { base, draft } = said
  return (
    <>
      <Summary base={base} draft={draft} choices={choices} onAlter={onAlter} />
      {countOf(base, draft) > 0 && (
        <div className="terms">
          <FromDay from={draft.from} earliest={today} onFrom={onFrom} />
          <Tick isSelected={draft.wanted} onChange={(wanted) => onAlter((now) => ({ ...now, wanted }))}>
            {own.wanted}
          </Tick>
          <Tick isSelected={draft.goalsKept} onChange={(goalsKept) => onAlter((now) => ({ ...now, goalsKept }))}>
            {own.goals}
          </Tick>
        </div>
      )}
      <Says {...said} onNote={(note) => onAlter((now) => ({ ...now, note }), 'note')} />
    </>
  )
})
