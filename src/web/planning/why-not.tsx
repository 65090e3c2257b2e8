/** "Why not Tuesday with Karin?": asked of a visit, answered in a sentence with what it would cost. */
import './forms.css'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tryWish } from '#contract/planning/by-hand.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { readTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { ask } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Edit, Spot, Visit } from './plan.ts'
import { ChangeList } from './reasons/lists.tsx'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { TimeField } from './time-field.tsx'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly visit: Visit
  readonly names: Names
  readonly days: readonly LocalDate[]
  readonly staff: readonly Spot['staff'][]
  readonly replaces: Spot['staff'] | null
  readonly base: () => Promise<string>
  /** `outside` are minutes outside the agreed hours. */
  readonly onPut: (edit: Edit, outside: number) => void
}

export function WhyNot({ team, visit, names, days, staff, replaces, base, onPut }: Props) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const reasons = useReasons(names)
  const [who, setWho] = useState<string>(replaces ?? visit.staff[0] ?? '')
  const [date, setDate] = useState<string>(visit.date)
  const [hour, setHour] = useState('')
  const start = readTimeOfDay(hour)
  const wished = useMutation({
    mutationFn: async () => {
      const { citizen, visit: key } = visit
      const isOther = who !== replaces
      const wish = {
        ...(isOther ? { staff: who, ...(replaces && visit.staff.length > 1 ? { replaces } : {}) } : {}),
        ...(date === visit.date ? {} : { date }),
        ...(start === undefined ? {} : { start }),
      }
      const params = { team, proposal: await base() }
      return ask(tryWish, { params, body: { citizen, visit: key, date: visit.date, wish } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    wished.mutate()
  }
  /** Another question: the answer to the one before is gone. */
  const changed = (set: (value: string) => void) => (value: string) => {
    wished.reset()
    set(value)
  }
  const answer = wished.data
  const { at = null } = answer ?? {}
  const isWhereItIs = at !== null && who === replaces && at.date === visit.date && at.start === visit.start
  return (
    <form onSubmit={submit} className="why-not">
      <Select
        label={own.day}
        value={date}
        options={days.map((day) => [day, format.weekdayLong(day)])}
        onChange={changed(setDate)}
      />
      <Select
        label={own.carer}
        value={who}
        options={staff.map((id) => [id, names.staff(id)])}
        onChange={changed(setWho)}
      />
      <TimeField label={`${own.hour} (${own.anyHour})`} value={hour} isRequired={false} onChange={changed(setHour)} />
      <Button className="button quiet" type="submit" isDisabled={wished.isPending}>
        {own.ask}
      </Button>
      <div role="status">
        {answer?.barrier && (
          <p className="notice">
            {reasons.barrier(answer.barrier, {
              ...{ citizen: visit.citizen, staff: who, date: date as LocalDate },
            })}
          </p>
        )}
        {isWhereItIs && <p>{own.asItWas}</p>}
        {answer && at && !isWhereItIs && (
          <>
            <p>
              <strong>{own.wishFits(clockAt(at.start), names.staff(who), format.weekdayName(at.date))}</strong>
            </p>
            <ChangeList changes={answer.changes} reasons={reasons} />
            {answer.moved.length > 0 && (
              <>
                <h3>{own.alsoMoves}</h3>
                <ul className="plain">
                  {answer.moved.map((other) => (
                    <li key={`${other.citizen} ${other.visit} ${other.date}`}>
                      {names.citizen(other.citizen)} {clockAt(other.start)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
      {answer && at && !isWhereItIs && (
        <Button
          className="button"
          onPress={() => {
            const to = { staff: who as Spot['staff'], date: at.date, start: at.start }
            onPut({ visit, replaces: visit.staff.length > 1 ? replaces : null, to }, answer.outside)
          }}
        >
          {own.takeIt}
        </Button>
      )}
      {wished.error && <Failed error={wished.error} />}
    </form>
  )
}
