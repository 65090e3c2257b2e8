/**
 * The week rhythm: parts of the day by seven days, as it was and as it is planned. On a phone the days come one by one.
 */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

export type RhythmVisit = {
  readonly key: string
  readonly part: RhythmPart
  readonly time: string | null
  readonly minutes: number
  readonly staff: number
  readonly text: string | null
  /** Why it came out as it did, where somebody told. */
  readonly note?: string | null
  readonly state: 'done' | 'planned' | 'changed' | 'notDone'
}

export type RhythmPart = 'morning' | 'forenoon' | 'noon' | 'afternoon' | 'evening' | 'night' | 'other'
const parts: readonly RhythmPart[] = ['morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night', 'other']

export type RhythmDay = { readonly date: LocalDate; readonly visits: readonly RhythmVisit[] }

type Props = { readonly days: readonly RhythmDay[]; readonly today: LocalDate; readonly title: string }

export function Rhythm({ days, today, title }: Props) {
  const { words, format } = useSpeaking()
  const used = parts.filter((part) => days.some(({ visits }) => visits.some((visit) => visit.part === part)))
  if (used.length === 0) return <p className="quiet">{words.rhythm.empty}</p>
  return (
    <div className="rhythm">
      <table aria-label={title}>
        <thead>
          <tr>
            <td />
            {days.map(({ date }) => (
              <th key={date} scope="col" className={date === today ? 'today' : ''}>
                {format.weekday(date)}
                {date === today && <span className="only-heard"> {words.today}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((part) => (
            <tr key={part}>
              <th scope="row">{words.parts[part]}</th>
              {days.map(({ date, visits }) => (
                <td key={date} className={date === today ? 'today' : ''}>
                  {visits
                    .filter((visit) => visit.part === part)
                    .map((visit) => (
                      <Visit key={visit.key} visit={visit} />
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ol className="days">
        {days.map(({ date, visits }) => (
          <li key={date} className={date === today ? 'today' : ''}>
            <h3>
              {format.weekdayLong(date)}
              {date === today && `, ${words.today}`}
            </h3>
            {visits.length === 0 && <p className="quiet">{words.rhythm.dayEmpty}</p>}
            {visits.map((visit) => (
              <Visit key={visit.key} visit={visit} />
            ))}
          </li>
        ))}
      </ol>
      <p className="key">{words.rhythm.key}</p>
    </div>
  )
}

function Visit({ visit }: { readonly visit: RhythmVisit }) {
  const { words } = useSpeaking()
  const { time, minutes, staff, text, note, state } = visit
  return (
    <div className={`visit ${state}`}>
      <span className="when">
        {time && <span>{time}</span>} <span className="quiet">{words.rhythm.minutes(minutes)}</span>
        {staff > 1 && <span className="quiet"> {words.rhythm.staff(staff)}</span>}
      </span>
      {text && <span className="what">{text}</span>}
      {note && <span className="note">{note}</span>}
      <span className={state === 'notDone' && !note ? 'note' : 'only-heard'}>{words.rhythm[state]}</span>
    </div>
  )
}
