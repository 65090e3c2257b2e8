/** When an extra visit could fit, everything else keeping its hours. */
import './forms.css'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { findOpenings } from '#contract/planning/by-hand.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask } from '#web/shell/asking.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { Select } from '#web/ui/select.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { listed } from './openings.ts'
import { usePlaceText } from './place-text.ts'
import type { Plan } from './plan.ts'
import type { Names } from './reasons/telling.ts'
import { TimeField } from './time-field.tsx'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly people: Plan['people']
  readonly names: Names
  readonly days: readonly LocalDate[]
  readonly base: () => Promise<string>
}

const shownAtOnce = 12

export function Extra({ team, people, names, days, base }: Props) {
  const own = useWords(planningWords)
  const { format, words } = useSpeaking()
  const text = usePlaceText()
  const [citizen, setCitizen] = useState('')
  const [minutes, setMinutes] = useState(30)
  const [date, setDate] = useState<string>(days[0] ?? '')
  const [from, setFrom] = useState('07:00')
  const [to, setTo] = useState('22:00')
  const found = useMutation({
    mutationFn: async () =>
      ask(findOpenings, {
        params: { team, proposal: await base() },
        body: { citizen, minutes, dates: [date], from: from as never, to: to as never },
      }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    found.mutate()
  }
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      found.reset()
      set(value)
    }
  const items = listed(found.data?.items ?? [])
  return (
    <Fold line={own.extra}>
      <form onSubmit={submit} className="extra">
        <Select
          label={own.citizen}
          value={citizen}
          empty={own.choose}
          options={people.citizens
            .map(({ id, name }) => [id, name ?? words.unknown] as const)
            .toSorted(format.byName(([, name]) => name))}
          onChange={changed(setCitizen)}
        />
        <div>
          <span className="label">{own.length}</span>
          <Stepper
            text={format.length(minutes)}
            less={own.less}
            more={own.more}
            onLess={minutes > 5 ? () => changed(setMinutes)(minutes - 5) : null}
            onMore={minutes < 720 ? () => changed(setMinutes)(minutes + 5) : null}
          />
        </div>
        <Select
          label={own.day}
          value={date}
          options={days.map((day) => [day, format.weekdayLong(day)])}
          onChange={changed(setDate)}
        />
        <div className="shift-row">
          <TimeField label={own.between} value={from} onChange={changed(setFrom)} />
          <TimeField label={own.and} value={to} onChange={changed(setTo)} />
        </div>
        <Button className="button quiet" type="submit" isDisabled={citizen === '' || found.isPending}>
          {own.extraAsk}
        </Button>
      </form>
      <div role="status">
        {found.data && items.length === 0 && <p className="empty">{own.openingsNone}</p>}
        <ul className="plain">
          {items.slice(0, shownAtOnce).map((opening) => (
            <li key={`${opening.staff} ${opening.from} ${opening.extraTravel}`}>
              <strong>{names.staff(opening.staff)}</strong> {text.span(opening)}
              <span className="under quiet">
                {text.cost({ moves: 0, outside: 0, extraTravel: opening.extraTravel })}
              </span>
            </li>
          ))}
        </ul>
      </div>
      {found.error && <Failed error={found.error} />}
    </Fold>
  )
}
