/** Choosing a visit of the plan and saying what it should be; all of it by tap or by key. */
import { useState } from 'react'
import { Checkbox, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { addDays, type LocalDate, localDate, readLocalDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { readTimeOfDay, type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { Choice } from '#web/ui/choice.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type Draft, type Plan, type PlannedVisit, weekdaysOf } from './draft.ts'
import { changeWords } from './words.ts'

/** Any Monday will do to name the days of the week. */
const monday = localDate('2026-01-05')

function useDayNames() {
  const { format } = useSpeaking()
  return { short: (day: number) => format.weekdayName(addDays(monday, day)).slice(0, 3) }
}

type ListProps = {
  readonly plan: Plan
  readonly chosen: string | null
  readonly onChoose: (visit: string | null) => void
}

export function VisitList({ plan, chosen, onChoose }: ListProps) {
  const { words, format } = useSpeaking()
  const own = useWords(changeWords)
  const { short } = useDayNames()
  const days = (visit: PlannedVisit) => {
    const all = weekdaysOf(visit)
    return all.length === 7 ? own.everyDay : all.map(short).join(', ')
  }
  const visits = plan.visits.toSorted((a, b) => ((a.window?.start ?? '') < (b.window?.start ?? '') ? -1 : 1))
  return (
    <section aria-labelledby="which" className={chosen ? 'which chosen' : 'which'}>
      <h2 id="which">{own.which}</h2>
      <ToggleButtonGroup
        className="visits"
        aria-labelledby="which"
        orientation="vertical"
        selectionMode="single"
        selectedKeys={chosen ? [chosen] : []}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined) onChoose(String(key))
        }}
      >
        {visits.map((visit) => (
          <ToggleButton key={visit.key} id={visit.key} className="visit-row">
            <span className="when">
              {visit.window?.start ?? words.parts[visit.partOfDay]} · {format.length(visit.minutes)}
            </span>
            <span>{visit.purpose ?? words.parts[visit.partOfDay]}</span>
            <span className="quiet">{days(visit)}</span>
          </ToggleButton>
        ))}
        <ToggleButton id="new" className="visit-row new">
          {own.another}
        </ToggleButton>
      </ToggleButtonGroup>
      <button type="button" className="button quiet other" onClick={() => onChoose(null)}>
        {own.otherVisit}
      </button>
    </section>
  )
}

type Service = {
  readonly id: string
  readonly title: { readonly da: string; readonly sv: string; readonly en: string }
}

type EditorProps = {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  readonly services: readonly Service[]
  readonly wanted: boolean
  readonly onWanted: (wanted: boolean) => void
  readonly goalsKept: boolean
  readonly onGoalsKept: (kept: boolean) => void
  readonly from: LocalDate
  readonly earliest: LocalDate
  readonly onFrom: (from: LocalDate) => void
}

export function VisitEditor(props: EditorProps) {
  const { draft, onDraft, services, wanted, onWanted, goalsKept, onGoalsKept, from, earliest, onFrom } = props
  const { words, format, language } = useSpeaking()
  const own = useWords(changeWords)
  const { short } = useDayNames()
  const { before, minutes, start, weekdays, isRemoved } = draft
  return (
    <div className="editor">
      {before && (
        <Tick isSelected={isRemoved} onChange={(removed) => onDraft({ ...draft, isRemoved: removed })}>
          {own.remove}
        </Tick>
      )}
      {!isRemoved && (
        <>
          {!before && (
            <>
              <label className="field">
                <span className="label">{own.service}</span>
                <select
                  className="input"
                  value={draft.service ?? ''}
                  onChange={({ target }) => onDraft({ ...draft, service: target.value || null })}
                >
                  <option value="">–</option>
                  {services.toSorted(format.byName(({ title }) => title[language])).map(({ id, title }) => (
                    <option key={id} value={id}>
                      {title[language]}
                    </option>
                  ))}
                </select>
              </label>
              <TextField className="field" value={draft.purpose} onChange={(purpose) => onDraft({ ...draft, purpose })}>
                <Label className="label">{own.purpose}</Label>
                <Input className="input" maxLength={200} />
              </TextField>
            </>
          )}
          <div className="field">
            <span className="label">{own.length}</span>
            <Stepper
              text={format.length(minutes)}
              less={own.less}
              more={own.more}
              onLess={minutes > 5 ? () => onDraft({ ...draft, minutes: minutes - 5 }) : null}
              onMore={minutes < 480 ? () => onDraft({ ...draft, minutes: minutes + 5 }) : null}
            />
          </div>
          <div className="field">
            <span className="label">{own.start}</span>
            <Stepper
              text={start ?? words.parts[before?.partOfDay ?? 'forenoon']}
              less={own.earlier}
              more={own.later}
              onLess={() => onDraft({ ...draft, start: shifted(start, -15) })}
              onMore={() => onDraft({ ...draft, start: shifted(start, 15) })}
            />
          </div>
          <div className="field">
            <span className="label" id="days">
              {own.days}
            </span>
            <ToggleButtonGroup
              className="chips"
              aria-labelledby="days"
              selectionMode="multiple"
              selectedKeys={weekdays.map(String)}
              onSelectionChange={(keys) => onDraft({ ...draft, weekdays: [...keys].map(Number).sort() })}
            >
              {[0, 1, 2, 3, 4, 5, 6].map((day) => (
                <ToggleButton key={day} id={String(day)} className="chip">
                  {short(day)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </div>
        </>
      )}
      <FromDay from={from} earliest={earliest} onFrom={onFrom} />
      <Tick isSelected={wanted} onChange={onWanted}>
        {own.wanted}
      </Tick>
      <Tick isSelected={goalsKept} onChange={onGoalsKept}>
        {own.goals}
      </Tick>
    </div>
  )
}

/** A quarter of an hour earlier or later; from ten o'clock where nobody has said. */
const shifted = (start: string | null, minutes: number): string =>
  writeTimeOfDay((((start === null ? 600 : (readTimeOfDay(start) ?? 600)) + minutes + 1440) % 1440) as TimeOfDay)

type FromProps = Pick<EditorProps, 'from' | 'earliest' | 'onFrom'>

/** The days a change usually begins on, and any other. */
function FromDay({ from, earliest, onFrom }: FromProps) {
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
        <input
          className="input short"
          type="date"
          aria-label={own.from}
          min={earliest}
          value={from}
          onChange={({ target }) => {
            const day = readLocalDate(target.value)
            if (day && day >= earliest) onFrom(day)
          }}
        />
      )}
    </div>
  )
}

type TickProps = {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: string
}

const Tick = ({ isSelected, onChange, children }: TickProps) => (
  <Checkbox className="tick" isSelected={isSelected} onChange={onChange}>
    <span className="box" aria-hidden="true" />
    {children}
  </Checkbox>
)
