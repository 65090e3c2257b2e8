/** What narrows a list of lines or findings: kind, team, citizen. Each stands in the address. */
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { findSettledCitizens } from '#contract/settlement/month.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { ask } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useWords } from '#web/words/speaking.tsx'
import type { MonthTold } from './month-told.ts'
import type { MonthSearch } from './views.ts'
import { settlementWords } from './words.ts'

export function useNarrowed(month: string) {
  const search = useSearch({ from: '/inside/settlement/$month' })
  const navigate = useNavigate()
  const narrow = (changed: Partial<Record<keyof MonthSearch, string | undefined>>) =>
    void navigate({
      to: '/settlement/$month',
      params: { month },
      search: Object.fromEntries(
        Object.entries({ ...search, ...changed }).filter(([, value]) => value !== undefined && value !== ''),
      ) as MonthSearch,
      resetScroll: false,
    })
  return { search, narrow }
}

type Props = {
  readonly told: MonthTold
  readonly kinds: readonly (readonly [kind: string, text: string])[]
  /** What the citizen that is chosen is called, as far as it is known. */
  readonly chosenName: string | null
}

export function Narrow({ told, kinds, chosenName }: Props) {
  const own = useWords(settlementWords)
  const { search, narrow } = useNarrowed(told.month)
  const teams = told.teams.map(({ team, name }) => [team, name] as const)
  return (
    <div className="narrow-row">
      <Select
        label={own.columns.kind}
        none={own.allKinds}
        options={kinds}
        value={search.kind ?? ''}
        onChange={(kind) => narrow({ kind })}
      />
      <Select
        label={own.columns.team}
        none={own.allTeams}
        options={teams}
        value={search.team ?? ''}
        onChange={(team) => narrow({ team })}
      />
      {search.citizen ? (
        <p className="chosen">
          <span className="label">{own.citizen}</span>
          <strong>{own.only(chosenName ?? '…')}</strong>{' '}
          <Button className="button quiet" onPress={() => narrow({ citizen: undefined })}>
            {own.everybody}
          </Button>
        </p>
      ) : (
        <FindCitizen month={told.month} onFound={(citizen) => narrow({ citizen })} />
      )}
    </div>
  )
}

function FindCitizen({ month, onFound }: { readonly month: Month; readonly onFound: (citizen: string) => void }) {
  const own = useWords(settlementWords)
  const [text, setText] = useState('')
  const find = useMutation({
    mutationFn: () => ask(findSettledCitizens, { params: { month }, body: { text: text.trim() } }),
    onSuccess: ({ items }) => {
      const [only, more] = items
      if (only && !more) onFound(only.citizen)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim().length > 1) find.mutate()
  }
  return (
    <form className="find" onSubmit={submit}>
      <label className="field">
        <span className="label">{own.findCitizen}</span>
        <input className="input" value={text} maxLength={60} onChange={({ target }) => setText(target.value)} />
      </label>
      <Button type="submit" className="button quiet" isDisabled={find.isPending}>
        {own.find}
      </Button>
      <div role="status">
        {find.data?.items.length === 0 && <p className="quiet">{own.nobody}</p>}
        {(find.data?.items.length ?? 0) > 1 && (
          <div className="chips">
            {find.data?.items.map(({ citizen, name, identity }) => (
              <button key={citizen} type="button" className="chip" onClick={() => onFound(citizen)}>
                {name ?? identity ?? own.someone}
              </button>
            ))}
          </div>
        )}
      </div>
      {find.error && <Failed error={find.error} />}
    </form>
  )
}
