/** Who is in a team and who was: what each can do, what is delegated, and for how long. */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useNames, useSteering } from '#web/governance/services.ts'
import { useSelf } from '#web/shell/self.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Opening } from './change-form.tsx'
import { Delegate, EndDelegation, Join, Leave } from './team-changes.tsx'
import { during, type Part, type Period } from './whole.ts'
import { peopleWords } from './words.ts'

export function Members({ of: { team, members, others }, mayWrite }: Part) {
  const { words, format } = useSpeaking()
  const own = useWords(peopleWords)
  const model = useSteering()
  const { service } = useNames(model)
  const self = useSelf()
  const soon = addDays(self.today as LocalDate, 30)
  const sorted = members.toSorted(format.byName(({ staff }) => staff.name))
  return (
    <section aria-labelledby="who">
      <h2 id="who">{own.who}</h2>
      {sorted.length === 0 && <p className="empty">{own.noMembers}</p>}
      <ul className="plain members">
        {sorted.map((member) => {
          const { staff, period, competences, delegated, contactFor } = member
          return (
            <li key={staff.id}>
              <Head staff={staff} period={period} />
              <ul className="plain member-more">
                {contactFor > 0 && <li className="quiet">{own.contactFor(words.day.citizens(contactFor))}</li>}
                {competences.length > 0 && (
                  <li>
                    <span className="quiet">{own.can}:</span>{' '}
                    {competences.map((one) => own.competences[one] ?? one).join(', ')}
                  </li>
                )}
                {delegated.map((row) => (
                  <li key={row.id}>
                    <span className="quiet">{own.delegated}:</span>{' '}
                    {own.delegatedRow(service(row.task), row.givenBy, format.date(row.to))}
                    {row.from > self.today && <span className="quiet"> {own.fromLater(format.date(row.from))}</span>}
                    {row.to < soon && <span className="over"> · {own.endsSoon}</span>}
                    {mayWrite && (
                      <Opening open={own.end} about={`${service(row.task)}, ${staff.name}`}>
                        <EndDelegation team={team.id} row={row} />
                      </Opening>
                    )}
                  </li>
                ))}
              </ul>
              {mayWrite && (
                <>
                  <Opening open={own.delegate} about={staff.name}>
                    <Delegate team={team.id} member={member} members={members} model={model} />
                  </Opening>
                  <Opening open={own.leave} about={staff.name}>
                    <Leave team={team.id} member={member} />
                  </Opening>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {mayWrite && (
        <Opening open={own.join}>
          <Join team={team.id} members={members} />
        </Opening>
      )}
      <h3 className="part-title">{own.others}</h3>
      {others.length === 0 ? (
        <p className="quiet">{own.othersNone}</p>
      ) : (
        <ul className="plain">
          {others.map(({ staff, period }) => (
            <li key={`${staff.id}${period.from}`}>
              <Head staff={staff} period={period} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Who = Pick<Part['of']['members'][number], 'staff' | 'period'>

/** Name, profession and how long they have been there. */
function Head({ staff, period }: Who) {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  return (
    <>
      <div className="member-head">
        <span>
          {staff.name} <span className="quiet">{own.professions[staff.profession]?.[0]}</span>
        </span>
        <span className="quiet">{during(period, own, format)}</span>
      </div>
      <Stay period={period} />
    </>
  )
}

const shownDays = 730

/** Who came or went in the last two years, as a bar over them; the words above it say the same. */
function Stay({ period: { from, to } }: { readonly period: Period }) {
  const { today } = useSelf()
  const first = addDays(today as LocalDate, -shownDays)
  const place = (day: string) => Math.min(100, Math.max(0, (100 * daysBetween(first, day as LocalDate)) / shownDays))
  const [begins, ends] = [place(from), to === null ? 100 : place(to)]
  if (begins === 0 && ends === 100) return null
  return (
    <svg className="stay" aria-hidden="true">
      <rect className="whole" x="0" y="3" width="100%" height="2" />
      {ends > begins && <rect className="in" x={`${begins}%`} y="0" width={`${ends - begins}%`} height="8" rx="2" />}
    </svg>
  )
}
