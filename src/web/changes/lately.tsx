/** Changes before this one: what was made, what waits, and what can be taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { memo, useState } from 'react'
import type { z } from 'zod'
import type { changeRow } from '#contract/changes/change.ts'
import { listChanges, takeBackChange } from '#contract/changes/operations.ts'
import type { Id } from '#kernel/id.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { pieceWords } from '#web/ui/words.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { changeWords } from './words.ts'

export type Row = z.output<typeof changeRow>

type Props = { readonly citizen: Id<'Citizen'>; readonly onReuse: (row: Row) => void }

export const Lately = memo(function Lately({ citizen, onReuse }: Props) {
  const own = useWords(changeWords)
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'changes'],
    queryFn: () => ask(listChanges, { params: { citizen } }),
  })
  return (
    <section aria-labelledby="lately">
      <h2 id="lately">{own.lately}</h2>
      <Shown of={asked} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{own.latelyNone}</p>
          ) : (
            <ul className="plain lately">
              {items.map((row) => (
                <One key={row.id} row={row} citizen={citizen} onReuse={onReuse} />
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
})

function One({ row, citizen, onReuse }: Props & { readonly row: Row }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(changeWords)
  const pieces = useWords(pieceWords)
  const queries = useQueryClient()
  const [id] = useState(() => newIdHere<'Change'>())
  const back = useMutation({
    mutationFn: () => ask(takeBackChange, { params: { citizen, change: row.id }, body: { id, agreed: ['citizen'] } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['citizen', citizen] }),
  })
  const situations = row.compass.situations.map((situation) => pieces.situations[situation])
  const needsConsent = row.compass.consent.includes('citizen') && self.role !== 'citizen'
  const mayReuse = row.state === 'decided' && (row.edits.length > 0 || row.change.components.length > 0)
  return (
    <li className="line">
      <span>
        {situations.join(' · ')}
        <span className="under quiet">
          {own.fromDay(format.date(row.on))} · {words.compass.who[row.role]} ·{' '}
          <strong className="became">{own.states[row.state]}</strong>
        </span>
        {row.note && <span className="under">{row.note}</span>}
      </span>
      {row.mayTakeBack && may(self, 'change.make') && (
        <Button className="button quiet small" isDisabled={back.isPending} onPress={() => back.mutate()}>
          {needsConsent ? own.takeBackAgreed : own.takeBack}
        </Button>
      )}
      {mayReuse && (
        <Button className="button quiet small" onPress={() => onReuse(row)}>
          {own.reuse}
        </Button>
      )}
      {back.error && <Failed error={back.error} />}
    </li>
  )
}
