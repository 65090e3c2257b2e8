/** What somebody works on one day, written instead of what stood there. */
import './forms.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { writeTeamShifts } from '#contract/planning/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { Breaches } from './breaches.tsx'
import type { Plan, Shift, Spot } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { TimeField } from './time-field.tsx'
import { planningWords } from './words.ts'

type Written = { readonly start: string; readonly end: string; readonly mode: Shift['mode'] }

const usual: Written = { start: '07:00', end: '15:00', mode: 'car' }
const most = 3

type Props = {
  readonly team: string
  readonly staff: Spot['staff']
  readonly date: LocalDate
  readonly shifts: Plan['shifts']
  readonly names: Names
  /** Whether what is saved breaks any rule is told elsewhere on the page. */
  readonly isJudgedBeside?: boolean
}

export function ShiftForm({ team, staff, date, shifts, names, isJudgedBeside = false }: Props) {
  const own = useWords(planningWords)
  const queries = useQueryClient()
  const reasons = useReasons(names)
  const [rows, setRows] = useState<readonly Written[]>(() =>
    shifts.map(({ start, end, mode }) => ({ start: clockAt(start), end: clockAt(end), mode })),
  )
  /** Saved with an end at its start it would last a day and a night. */
  const [isEmpty, setIsEmpty] = useState(false)
  const saved = useMutation({
    mutationFn: () => ask(writeTeamShifts, { params: { team }, body: { staff, date, shifts: rows as never } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['routes', team] }),
  })
  const rewrite = (next: readonly Written[]) => {
    saved.reset()
    setIsEmpty(false)
    setRows(next)
  }
  const change = (at: number, row: Partial<Written>) => {
    rewrite(rows.map((one, place) => (place === at ? { ...one, ...row } : one)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (rows.some(({ start, end }) => start === end)) setIsEmpty(true)
    else saved.mutate()
  }
  const refused = isEmpty ? own.shiftEmpty : saved.error ? own.shiftRefused[kindOf(saved.error)] : undefined
  return (
    <form onSubmit={submit} className="shift-form">
      <h3>{own.shifts}</h3>
      {rows.length === 0 && <p className="quiet">{own.off}</p>}
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shift has no name but its place
        <fieldset key={at} className="shift-row">
          <legend className="only-heard">{own.shifts}</legend>
          <TimeField label={own.start} value={row.start} onChange={(start) => change(at, { start })} />
          <TimeField label={own.end} value={row.end} onChange={(end) => change(at, { end })} />
          <Select
            label={own.mode}
            value={row.mode}
            options={Object.entries(own.modes)}
            onChange={(mode) => change(at, { mode: mode as Shift['mode'] })}
          />
          <Button className="button quiet small" onPress={() => rewrite(rows.filter((_, place) => place !== at))}>
            {own.dropShift}
          </Button>
        </fieldset>
      ))}
      <p className="buttons">
        <Button className="button" type="submit" isDisabled={saved.isPending}>
          {own.saveShifts}
        </Button>
        {rows.length < most && (
          <Button className="button quiet" onPress={() => rewrite([...rows, usual])}>
            {own.addShift}
          </Button>
        )}
      </p>
      <div role="status">
        {saved.data && <p>{own.savedShifts}</p>}
        {!isJudgedBeside && saved.data && saved.data.breaches.length > 0 && (
          <div className="notice">
            <h3>{own.breaches}</h3>
            <Breaches of={saved.data.breaches} reasons={reasons} />
          </div>
        )}
      </div>
      {refused ? (
        <p className="failed" role="alert">
          {refused}
        </p>
      ) : (
        saved.error && <Failed error={saved.error} />
      )}
    </form>
  )
}
