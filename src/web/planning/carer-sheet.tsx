/** One person on one day: their shifts, whether they are away, and what the roster breaks of the rules. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { reportAbsence } from '#contract/planning/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Breaches } from './breaches.tsx'
import type { Plan, Spot } from './plan.ts'
import type { Goal } from './reasons/goals.ts'
import { GoalList } from './reasons/lists.tsx'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { Sheet } from './sheet.tsx'
import { ShiftForm } from './shift-form.tsx'
import { TimeField } from './time-field.tsx'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly staff: Spot['staff']
  readonly date: LocalDate
  readonly plan: Plan
  readonly names: Names
  /** What a proposal comes to for them. */
  readonly goals: readonly Goal[]
  readonly mayPlan: boolean
  readonly onWeek: () => void
  /** Asks for ways to cover what somebody has left behind. */
  readonly onFindWays: () => Promise<unknown>
  readonly onClose: () => void
}

export function CarerSheet(props: Props) {
  const { team, staff, date, plan, names, goals, mayPlan, onWeek, onClose } = props
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const reasons = useReasons(names)
  const shifts = plan.shifts.filter((shift) => shift.staff === staff && shift.date === date)
  const breaches = plan.breaches.filter((breach) => breach.staff === staff)
  return (
    <Sheet title={names.staff(staff)} onClose={onClose}>
      <p>{format.weekdayLong(date)}</p>
      <p className="buttons">
        <Button className="button quiet" onPress={onWeek}>
          {own.toWeek}
        </Button>
      </p>
      <div role="status">
        {breaches.length > 0 && (
          <section className="notice">
            <h3>{own.breaches}</h3>
            <Breaches of={breaches} reasons={reasons} />
          </section>
        )}
      </div>
      {goals.length > 0 && <GoalList goals={goals} reasons={reasons} />}
      {mayPlan && shifts.length > 0 && <Absence {...props} shifts={shifts} />}
      {mayPlan && <ShiftForm key={`${staff} ${date}`} {...{ team, staff, date, shifts, names }} isJudgedBeside />}
    </Sheet>
  )
}

function Absence({ team, staff, date, shifts, names, onFindWays }: Props & { readonly shifts: Plan['shifts'] }) {
  const own = useWords(planningWords)
  const queries = useQueryClient()
  const away = shifts.find(({ absentFrom }) => absentFrom !== null)?.absentFrom ?? null
  const [from, setFrom] = useState(clockAt(shifts[0]?.start ?? 0))
  const told = useMutation({
    mutationFn: (at: string | null) =>
      ask(reportAbsence, { params: { team }, body: { staff, date, from: at as never } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['routes', team] }),
  })
  const find = useMutation({ mutationFn: onFindWays })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    told.mutate(from)
  }
  const isRefused = told.error !== null && kindOf(told.error) === 'refused'
  return (
    <section>
      <h3>{own.absence}</h3>
      {away === null ? (
        <form onSubmit={submit}>
          <TimeField label={own.awayFrom} value={from} onChange={setFrom} />
          <Button className="button" type="submit" isDisabled={told.isPending || from === ''}>
            {own.sayAway}
          </Button>
          <p className="key">{own.absenceNote}</p>
        </form>
      ) : (
        <>
          <p className="over">{own.away(clockAt(away))}</p>
          {told.data && (
            <p role="status">
              {told.data.visits.length === 0
                ? own.nothingLeft
                : own.leftBehind(own.visits(told.data.visits.length), names.staff(staff))}
            </p>
          )}
          <p className="buttons">
            <Button className="button" isDisabled={find.isPending} onPress={() => find.mutate()}>
              {own.findWays}
            </Button>
            <Button className="button quiet" isDisabled={told.isPending} onPress={() => told.mutate(null)}>
              {own.backAgain}
            </Button>
          </p>
        </>
      )}
      {isRefused ? (
        <p className="failed" role="alert">
          {own.absenceRefused}
        </p>
      ) : (
        told.error && <Failed error={told.error} />
      )}
      {find.error && <Failed error={find.error} />}
    </section>
  )
}
