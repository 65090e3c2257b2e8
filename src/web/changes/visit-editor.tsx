/** Choosing a visit of the plan and saying what it should be; all of it by tap or by key. */
import { Checkbox, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { addDays, type LocalDate, localDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { readTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { type Draft, type Plan, type PlannedVisit, weekdaysOf } from './draft.ts'

/** Any Monday will do to name the days of the week. */
const monday = localDate('2026-01-05')

function useDayNames() {
  const { format } = useSpeaking()
  const long = (day: number) => format.weekdayLong(addDays(monday, day)).split(/[ ,]/)[0] ?? ''
  return { long, short: (day: number) => long(day).slice(0, 3) }
}

type ListProps = { readonly plan: Plan; readonly chosen: string | null; readonly onChoose: (visit: string) => void }

export function VisitList({ plan, chosen, onChoose }: ListProps) {
  const { words, format } = useSpeaking()
  const { short } = useDayNames()
  const days = (visit: PlannedVisit) => {
    const all = weekdaysOf(visit)
    return all.length === 7 ? words.change.everyDay : all.map(short).join(', ')
  }
  const visits = plan.visits.toSorted((a, b) => ((a.window?.start ?? '') < (b.window?.start ?? '') ? -1 : 1))
  return (
    <section aria-labelledby="which">
      <h2 id="which">{words.change.which}</h2>
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
          {words.change.another}
        </ToggleButton>
      </ToggleButtonGroup>
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
  const { long, short } = useDayNames()
  const { before, minutes, start, weekdays, isRemoved } = draft
  return (
    <div className="editor">
      {before && (
        <Tick isSelected={isRemoved} onChange={(removed) => onDraft({ ...draft, isRemoved: removed })}>
          {words.change.remove}
        </Tick>
      )}
      {!isRemoved && (
        <>
          {!before && (
            <>
              <label className="field">
                <span className="label">{words.change.service}</span>
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
                <Label className="label">{words.change.purpose}</Label>
                <Input className="input" maxLength={200} />
              </TextField>
            </>
          )}
          <div className="field">
            <span className="label">{words.change.length}</span>
            <Stepper
              text={format.length(minutes)}
              less={words.change.less}
              more={words.change.more}
              onLess={minutes > 5 ? () => onDraft({ ...draft, minutes: minutes - 5 }) : null}
              onMore={minutes < 480 ? () => onDraft({ ...draft, minutes: minutes + 5 }) : null}
            />
          </div>
          <label className="field">
            <span className="label">{words.change.start}</span>
            <input
              className="input short"
              type="time"
              step={300}
              value={start ?? ''}
              onChange={({ target }) =>
                onDraft({ ...draft, start: readTimeOfDay(target.value) === undefined ? null : target.value })
              }
            />
          </label>
          <div className="field">
            <span className="label" id="days">
              {words.change.days}
            </span>
            <ToggleButtonGroup
              className="chips"
              aria-labelledby="days"
              selectionMode="multiple"
              selectedKeys={weekdays.map(String)}
              onSelectionChange={(keys) => onDraft({ ...draft, weekdays: [...keys].map(Number).sort() })}
            >
              {[0, 1, 2, 3, 4, 5, 6].map((day) => (
                <ToggleButton key={day} id={String(day)} className="chip" aria-label={long(day)}>
                  {short(day)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </div>
        </>
      )}
      <label className="field">
        <span className="label">{words.change.from}</span>
        <input
          className="input short"
          type="date"
          min={earliest}
          value={from}
          onChange={({ target }) => {
            const day = readLocalDate(target.value)
            if (day && day >= earliest) onFrom(day)
          }}
        />
      </label>
      <Tick isSelected={wanted} onChange={onWanted}>
        {words.change.wanted}
      </Tick>
      <Tick isSelected={goalsKept} onChange={onGoalsKept}>
        {words.change.goals}
      </Tick>
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
