/** A day as a list, one person after the other: what a phone shows, and what is printed. */
import './list.css'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { type DayList, isOutside } from './lanes.ts'
import type { Mark } from './marks.ts'
import { keyOf, type Spot, type Visit } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { planningWords } from './words.ts'

type Props = {
  readonly lists: readonly DayList[]
  readonly names: Names
  readonly marks: ReadonlyMap<string, Mark>
  /** Days of one person instead of people of one day. */
  readonly isByDay: boolean
  /** On paper nothing is pressed. */
  readonly isPrinted?: boolean
  readonly onOpen: (visit: Visit) => void
  readonly onCarer: (staff: Spot['staff'], date: LocalDate) => void
}

export function ByCarer({ lists, names, marks, isByDay, isPrinted = false, onOpen, onCarer }: Props) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  return (
    <div className="by-carer">
      {lists.map((list) => {
        const { staff, date, visits } = list
        const called = isByDay ? format.weekdayLong(date) : names.staff(staff)
        return (
          <section key={`${staff} ${date}`} aria-label={called}>
            <div className="who-head">
              <h2>{called}</h2>
              {isPrinted ? (
                <span className="quiet">{dutySaid(list, own)}</span>
              ) : (
                <button type="button" className="plain-button" onClick={() => onCarer(staff, date)}>
                  {dutySaid(list, own)}
                  <span className="only-heard">, {own.aboutCarer(called)}</span>
                </button>
              )}
            </div>
            <ul className="plain">
              {visits.map((visit) => {
                const mark = marks.get(keyOf(visit))
                const others = visit.staff.filter((one) => one !== staff).map(names.staff)
                const row = (
                  <>
                    <span className="when">{clockAt(visit.start)}</span>
                    <span className="what">
                      {names.citizen(visit.citizen)}
                      {others.map((other) => (
                        <span key={other} className="under quiet">
                          {own.together(other)}
                        </span>
                      ))}
                      {mark && <span className="under over">{own.states[mark.kind]}</span>}
                      {isOutside(visit, list) && <span className="under over">{own.outside}</span>}
                    </span>
                    <span className="amount quiet">{own.minutes(visit.minutes)}</span>
                  </>
                )
                return (
                  <li key={keyOf(visit)}>
                    {isPrinted ? (
                      <div className="list-row">{row}</div>
                    ) : (
                      <button type="button" className="list-row" onClick={() => onOpen(visit)}>
                        {row}
                      </button>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

const dutySaid = ({ shifts, awayFrom }: DayList, own: (typeof planningWords)['da']): string =>
  [
    shifts.length === 0
      ? own.noShift
      : shifts.map(({ from, to, mode }) => own.shift(clockAt(from), clockAt(to), own.modes[mode])).join(', '),
    awayFrom !== null && own.away(clockAt(awayFrom)),
  ]
    .filter(Boolean)
    .join(', ')
