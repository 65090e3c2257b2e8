/** Saying what one visit should be; all of it by tap or by key. */
import { weekdaysOf } from '#care/plans/week.ts'
import { usualStart } from '#care/visits/part-of-day-hours.ts'
import { Select } from '#web/ui/select.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { Tick } from '#web/ui/tick.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { useDayNames } from './day-names.ts'
import {
  type Draft,
  dropped,
  longest,
  onDays,
  putBack,
  resized,
  said,
  shortest,
  startedAt,
  type Visit,
} from './draft.ts'
import { useVisitText } from './visit-text.ts'
import { changeWords } from './words.ts'

type Service = {
  readonly id: string
  readonly title: { readonly da: string; readonly sv: string; readonly en: string }
}

type Props = {
  readonly base: readonly Visit[]
  readonly draft: Draft
  readonly chosen: string
  /** The day that was pointed at, where it was one day of several. */
  readonly day: number | null
  readonly onDraft: (draft: Draft, about?: string) => void
  readonly onSplit: (day: number) => void
  readonly services: readonly Service[]
}

export function VisitEditor({ base, draft, chosen, day, onDraft, onSplit, services }: Props) {
  const { format } = useSpeaking()
  const own = useWords(changeWords)
  const text = useVisitText()
  const { short, long } = useDayNames()
  const before = base.find(({ key }) => key === chosen)
  const visit = draft.visits.find(({ key }) => key === chosen)
  const shown = visit ?? before
  if (!shown) return null
  const weekdays: readonly number[] = weekdaysOf(shown.days)
  return (
    <section className="editor" aria-labelledby="editing">
      <h2 id="editing">{text.name(shown)}</h2>
      <Tick
        isSelected={!visit}
        onChange={(isGone) => onDraft(isGone ? dropped(draft, chosen) : putBack(base, draft, chosen))}
      >
        {own.remove}
      </Tick>
      {visit && (
        <>
          {!before && <NewVisit visit={visit} draft={draft} onDraft={onDraft} services={services} />}
          <div className="field">
            <span className="label">{own.length}</span>
            <Stepper
              text={format.length(visit.minutes)}
              less={own.less}
              more={own.more}
              onLess={visit.minutes > shortest ? () => onDraft(resized(draft, chosen, visit.minutes - 5)) : null}
              onMore={visit.minutes < longest ? () => onDraft(resized(draft, chosen, visit.minutes + 5)) : null}
            />
          </div>
          <div className="field">
            <span className="label">{own.start}</span>
            <Stepper
              text={text.hour(visit)}
              less={own.earlier}
              more={own.later}
              onLess={() => onDraft(startedAt(draft, chosen, usualStart(visit) - 15))}
              onMore={() => onDraft(startedAt(draft, chosen, usualStart(visit) + 15))}
            />
          </div>
          <div className="field">
            <span className="label" id="days">
              {own.days}
            </span>
            <fieldset className="chips" aria-labelledby="days">
              {[0, 1, 2, 3, 4, 5, 6].map((one) => (
                <button
                  key={one}
                  type="button"
                  className="chip"
                  aria-pressed={weekdays.includes(one)}
                  {...(weekdays.includes(one) ? { 'data-selected': true } : {})}
                  onClick={() => onDraft(onDays(draft, chosen, toggled(weekdays, one)))}
                >
                  {short(one)}
                </button>
              ))}
            </fieldset>
            {day !== null && weekdays.length > 1 && weekdays.includes(day) && (
              <button type="button" className="button quiet split" onClick={() => onSplit(day)}>
                {own.onlyDay(long(day))}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

const toggled = (days: readonly number[], day: number): number[] =>
  days.includes(day) ? days.filter((one) => one !== day) : [...days, day]

type NewProps = Pick<Props, 'draft' | 'onDraft' | 'services'> & { readonly visit: Visit }

/** What only a new visit must say: which help, and what for. */
function NewVisit({ visit, draft, onDraft, services }: NewProps) {
  const { format, written } = useSpeaking()
  const own = useWords(changeWords)
  return (
    <>
      <Select
        label={own.service}
        value={visit.services[0] ?? ''}
        none={own.choose}
        options={services
          .toSorted(format.byName(({ title }) => title[written]))
          .map(({ id, title }) => [id, title[written]])}
        onChange={(of) => onDraft(said(draft, visit.key, { services: of ? [of] : [] }))}
      />
      <label className="field">
        <span className="label">{own.purpose}</span>
        <input
          className="input"
          maxLength={200}
          value={visit.purpose ?? ''}
          onChange={({ target }) =>
            onDraft(said(draft, visit.key, { purpose: target.value || null }), `purpose ${visit.key}`)
          }
        />
      </label>
    </>
  )
}
