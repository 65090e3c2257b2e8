/** Telling what differed: one tap for what, one for why, and it is on its way. What was told can be taken back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reportVisits } from '#contract/visits/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Button } from '#web/ui/button.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Stop } from './day.ts'
import { type Begun, begunOf, keepBegun } from './kept.ts'

const kinds = ['more', 'less', 'swapped', 'declinedAtDoor', 'notHome', 'observation'] as const
type Kind = (typeof kinds)[number]

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
  const [begun, setBegun] = useState(() => begunOf(date, key))
  const [kind, setKind] = useState<Kind | null>(kinds.find((one) => one === begun?.kind) ?? null)
  const close = () => {
    keepBegun(date, key, null)
    setBegun(null)
    setKind(null)
  }
  const tell = useMutation({
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
    onSuccess: async (at) => {
      close()
      onSaved(at)
      await queries.invalidateQueries({ queryKey: ['day'] })
    },
  })
  if (!may(self, 'visit.report') || date > self.today) return null
  const usual = Math.round((visit.plannedMinutes || visit.minutes) / visit.staff)
  return (
    <div className="deviation">
      {tell.isError && (
        <p className="failed" role="alert">
          {words.day.notSaved}{' '}
          <Button className="button quiet" onPress={() => tell.mutate(tell.variables)}>
            {words.again}
          </Button>
        </p>
      )}
      {told
        .filter(({ source }) => source === 'staff')
        .map((fact) => (
          <p key={fact.id} className="undo">
            <span>{[words.day.kinds[fact.kind], fact.reason].filter(Boolean).join(' · ')}</span>
            <Button
              className="button quiet"
              isDisabled={tell.isPending}
              onPress={() =>
                tell.mutate({ id: newIdHere(), kind: 'correction', minutes: null, reason: null, corrects: fact.id })
              }
            >
              {words.day.undo}
            </Button>
          </p>
        ))}
      {kind === null ? (
        <fieldset className="chips big" aria-label={words.day.differs}>
          {kinds.map((one) => (
            <Button key={one} className="chip" isDisabled={tell.isPending} onPress={() => setKind(one)}>
              {words.day.kinds[one]}
            </Button>
          ))}
        </fieldset>
      ) : (
        <Why
          kind={kind}
          usual={usual}
          isBusy={tell.isPending}
          begun={begun?.kind === kind ? begun : null}
          onBegun={(now) => keepBegun(date, key, now)}
          onCancel={close}
          onTell={(minutes, reason) => tell.mutate({ id: newIdHere(), kind, minutes, reason, corrects: null })}
        />
      )}
    </div>
  )
}

type WhyProps = {
  readonly kind: Kind
  readonly usual: number
  readonly isBusy: boolean
  readonly begun: Begun | null
  readonly onBegun: (begun: Begun) => void
  readonly onCancel: () => void
  readonly onTell: (minutes: number | null, reason: string | null) => void
}

function Why({ kind, usual, isBusy, begun, onBegun, onCancel, onTell }: WhyProps) {
  const { words, format } = useSpeaking()
  const hasLength = kind === 'more' || kind === 'less'
  const [said, setSaid] = useState(
    begun ?? { kind, minutes: kind === 'more' ? usual + 15 : Math.max(5, usual - 10), own: '' },
  )
  const { minutes, own } = said
  const say = (more: Partial<Begun>) => {
    setSaid({ ...said, ...more })
    onBegun({ ...said, ...more })
  }
  const told = (reason: string | null) => onTell(hasLength ? minutes : null, reason)
  return (
    <form
      className="why"
      onSubmit={(event) => {
        event.preventDefault()
        told(own.trim() || null)
      }}
    >
      <p className="question">{words.day.ask[kind]}</p>
      {hasLength && (
        <Stepper
          text={format.length(minutes)}
          less={words.day.minutesLess}
          more={words.day.minutesMore}
          onLess={minutes > 5 ? () => say({ minutes: minutes - 5 }) : null}
          onMore={minutes < 480 ? () => say({ minutes: minutes + 5 }) : null}
        />
      )}
      <fieldset className="chips big" aria-label={words.day.reason}>
        {words.day.reasons[kind].map((reason) => (
          <Button key={reason} className="chip" isDisabled={isBusy} onPress={() => told(reason)}>
            {reason}
          </Button>
        ))}
      </fieldset>
      <label className="field">
        <span className="label">{words.day.write}</span>
        <input className="input" maxLength={300} value={own} onChange={({ target }) => say({ own: target.value })} />
      </label>
      <p className="buttons">
        <Button type="submit" className="button" isDisabled={isBusy || (!hasLength && own.trim() === '')}>
          {isBusy ? words.day.saving : words.day.save}
        </Button>
        <Button className="button quiet" onPress={onCancel}>
          {words.day.cancel}
        </Button>
      </p>
    </form>
  )
}
