/** The days a change usually begins on, and any other. */
import { useState } from 'react'
import { addDays, type LocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { Choice } from '#web/ui/choice.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { changeWords } from './words.ts'

type Props = {
  readonly from: LocalDate
  readonly earliest: LocalDate
  readonly onFrom: (from: LocalDate) => void
}

export function FromDay({ from, earliest, onFrom }: Props) {
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const usual = {
    tomorrow: addDays(earliest, 1),
    nextMonday: addDays(startOfWeek(earliest), 7),
    nextMonth: addDays(daysOfMonth(monthOf(earliest)).to, 1),
  }
  const [isOther, setIsOther] = useState(false)
  const keys = (['tomorrow', 'nextMonday', 'nextMonth'] as const).filter(
    (key, place, all) => all.findIndex((one) => usual[one] === usual[key]) === place,
  )
  const chosen = isOther ? 'otherDay' : (keys.find((key) => usual[key] === from) ?? 'otherDay')
  return (
    <div className="field">
      <Choice
        label={own.from}
        options={[
          ...keys.map((key) => ({ key, text: `${own[key]}, ${format.shortDate(usual[key])}` })),
          { key: 'otherDay' as const, text: own.otherDay },
        ]}
        value={chosen}
        onChange={(key) => {
          setIsOther(key === 'otherDay')
          if (key !== 'otherDay') onFrom(usual[key])
        }}
      />
      {chosen === 'otherDay' && (
        <DayField
          labelled="heard"
          label={own.from}
          value={from}
          least={earliest}
          onChange={(day) => day && onFrom(day)}
        />
      )}
    </div>
  )
}
