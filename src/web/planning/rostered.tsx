/** A shift for anybody in the team, also for who has none in the week. */
import { useState } from 'react'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { Fold } from '#web/ui/fold.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { Routes, Spot } from './plan.ts'
import type { Names } from './reasons/telling.ts'
import { ShiftForm } from './shift-form.tsx'
import { useTeam } from './use-team.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly team: string
  readonly routes: Routes
  readonly days: readonly LocalDate[]
  readonly day: LocalDate
  readonly names: Names
}

export function Rostered({ team, routes, days, day, names }: Props) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const members = useTeam(team).data?.members ?? []
  const [staff, setStaff] = useState('')
  const [date, setDate] = useState<string>(day)
  const shifts = routes.shifts.filter((shift) => shift.staff === staff && shift.date === date)
  return (
    <Fold line={own.writeShift} isOpen={routes.shifts.length === 0}>
      <Select
        label={own.carer}
        value={staff}
        empty={own.choose}
        options={[...new Map(members.map((one) => [one.staff.id as string, one.staff.name] as const))].toSorted(
          format.byName(([, name]) => name),
        )}
        onChange={setStaff}
      />
      <Select
        label={own.day}
        value={date}
        options={days.map((one) => [one, format.weekdayLong(one)])}
        onChange={setDate}
      />
      {staff && (
        <ShiftForm
          key={`${staff} ${date} ${shifts.length}`}
          team={team}
          staff={staff as Spot['staff']}
          date={date as LocalDate}
          shifts={shifts}
          names={names}
        />
      )}
    </Fold>
  )
}
