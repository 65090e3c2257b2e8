/** Telling what differed: one tap for what, one for why, and it is on its way. What was told can be taken back. */
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reportVisits } from '#contract/visits/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Stop } from './day.ts'
import { begunOf, keepBegun } from './kept.ts'
import { lengthsOf, lengthWithin } from './lengths.ts'
import { type Form, type Kind, kinds, Why } from './why.tsx'

type Props = { readonly stop: Stop; readonly date: LocalDate; readonly onSaved: (at: string) => void }
type Telling = {
  readonly id: Id<'Fact'>
  readonly kind: Kind | 'correction'
  readonly minutes: number | null
  readonly reason: string | null
  readonly corrects: Id<'Fact'> | null
}

export function Deviation({ stop: { key, citizen, visit, told }, date, onSaved }: Props) {
  const self = useSelf()
  const { words } = useSpeaking()
  const queries = useQueryClient()
  const usual = Math.round((visit.plannedMinutes || visit.minutes) / visit.staff)
  const [form, setForm] = useState(() => formOf(date, key, usual))
  // What is under way is known by the visit, so that it is still known when the visit was closed and opened again.
  const mutationKey = ['tell', date, key]
  const isBusy = useIsMutating({ mutationKey }) > 0
  const tell = useMutation({
    mutationKey,
    mutationFn: async (telling: Telling) => {
      const recordedAt = new Date().toISOString()
      const fact = {
        ...{ ...telling, citizen: citizen.citizen, date, plannedVisit: visit.plannedVisit, recordedAt },
        ...{ start: null, end: null, services: [], source: 'staff' as const },
      }
      await ask(reportVisits, { body: { facts: [fact] } })
      return recordedAt
    },
    retry: 2,
    onSuccess: async (at, { kind }) => {
      if (kind !== 'correction') close()
      onSaved(at)
      await queries.invalidateQueries({ queryKey: ['day'] })
    },
  })
  const close = () => {
    keepBegun(date, key, null)
    setForm(null)
  }
  const cancel = () => {
    close()
    tell.reset()
  }
  // A second press comes before the first is drawn: what is under way is asked for, not what was last drawn.
  const send = (telling: Telling) => {
    if (queries.isMutating({ mutationKey }) === 0) tell.mutate(telling)
  }
  const takeBack = (corrects: Id<'Fact'>) => {
    const before = tell.variables
    send(
      before?.corrects === corrects
        ? before
        : { id: newIdHere(), kind: 'correction', minutes: null, reason: null, corrects },
    )
  }
  const open = (kind: Kind) => setForm({ id: newIdHere(), kind, minutes: lengthsOf(kind, usual)?.first ?? 0, own: '' })
  if (form && told.some(({ id }) => id === form.id)) setForm(null)
  if (!may(self, 'visit.report') || date > self.today) return null
  return (
    <div className="deviation">
      {tell.isError && (
        <p className="failed" role="alert">
          {words.day.notSaved}{' '}
          <Button className="button quiet" onPress={() => send(tell.variables)}>
            {words.again}
          </Button>
        </p>
      )}
      {told
        .filter(({ source }) => source === 'staff')
        .map((fact) => (
          <p key={fact.id} className="undo">
            <span>{[words.day.kinds[fact.kind], fact.reason].filter(Boolean).join(' · ')}</span>
            <Button className="button quiet" isDisabled={isBusy} onPress={() => takeBack(fact.id)}>
              {words.day.undo}
            </Button>
          </p>
        ))}
      {form === null ? (
        <fieldset className="chips big" aria-label={words.day.differs}>
          {kinds
            .filter((kind) => kind !== 'less' || lengthsOf(kind, usual))
            .map((kind) => (
              <Button key={kind} className="chip" isDisabled={isBusy} onPress={() => open(kind)}>
                {words.day.kinds[kind]}
              </Button>
            ))}
        </fieldset>
      ) : (
        <Why
          form={form}
          lengths={lengthsOf(form.kind, usual)}
          isBusy={isBusy}
          onForm={(now) => {
            setForm(now)
            keepBegun(date, key, now)
          }}
          onCancel={cancel}
          onTell={(minutes, reason) => send({ id: form.id, kind: form.kind, minutes, reason, corrects: null })}
        />
      )}
    </div>
  )
}

/** The form as it was left, where its kind can still be told. */
function formOf(date: LocalDate, key: string, usual: number): Form | null {
  const begun = begunOf(date, key)
  const kind = kinds.find((one) => one === begun?.kind)
  if (!begun || !kind) return null
  const lengths = lengthsOf(kind, usual)
  if (kind === 'less' && !lengths) return null
  // One that was kept without an id gets one.
  const id = begun.id ?? newIdHere<'Fact'>()
  return { ...begun, id, kind, minutes: lengths ? lengthWithin(lengths, begun.minutes) : begun.minutes }
}
