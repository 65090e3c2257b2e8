/** One team: who is in it and what each can do, over time; how it fits the model; how far it decides. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { listModels } from '#contract/governance/operations.ts'
import { readTeam } from '#contract/people/team-operations.ts'
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useNames } from '#web/governance/services.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Fold } from '#web/ui/fold.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './people.css'
import { ChangeCoach, ChangeContact, ChangeStep, Delegate, EndDelegation, Join, Leave } from './team-changes.tsx'
import { peopleWords } from './words.ts'

export type Whole = z.output<typeof readTeam.answer>
type Period = Whole['members'][number]['period']

export function TeamPage() {
  const { team } = useParams({ from: '/inside/teams/$team' })
  const { words } = useSpeaking()
  const own = useWords(peopleWords)
  const asked = useQuery({ queryKey: ['team', team], queryFn: () => ask(readTeam, { params: { team } }) })
  return (
    <main className="page" id="main">
      <p>
        <Link to="/people">{own.back}</Link>
      </p>
      <Shown of={asked} lines={12} title={words.pages.people} notFound={own.notFound}>
        {(whole) => <OneTeam of={whole} />}
      </Shown>
    </main>
  )
}

function OneTeam({ of }: { readonly of: Whole }) {
  const self = useSelf()
  const { words } = useSpeaking()
  const own = useWords(peopleWords)
  const { team, area, caseOfficer, citizens, members } = of
  const mayWrite = may(self, 'team.write')
  return (
    <>
      <h1>{team.name}</h1>
      <p className="lead-line">
        {[
          own.members(members.length),
          own.serves(words.day.citizens(citizens)),
          area,
          caseOfficer && own.caseOfficer(caseOfficer),
          team.private && own.private,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <Link to="/week" search={{ team: team.id }}>
          {own.week}
        </Link>
        {' · '}
        <Link to="/cockpit" search={{ team: team.id }}>
          {own.cockpit}
        </Link>
        {' · '}
        <Link to="/people" search={{ team: team.id }}>
          {own.citizens}
        </Link>
      </p>
      <WithoutContact of={of} />
      <div className="team-parts">
        <Members of={of} mayWrite={mayWrite} />
        <div>
          <Fit of={of} mayWrite={mayWrite} />
          <Autonomy of={of} mayWrite={mayWrite} />
        </div>
      </div>
    </>
  )
}

function WithoutContact({ of: { withoutContact, members } }: { readonly of: Whole }) {
  const self = useSelf()
  const { words } = useSpeaking()
  const own = useWords(peopleWords)
  if (withoutContact.length === 0) return null
  return (
    <section className="notice" aria-labelledby="without">
      <h2 id="without">{own.withoutContact(withoutContact.length)}</h2>
      <ul className="plain">
        {withoutContact.map((citizen) => (
          <li key={citizen.id}>
            <Link to="/citizens/$citizen" params={{ citizen: citizen.id }}>
              {citizen.name ?? words.unknown}
            </Link>{' '}
            {may(self, 'fixedContact.write') && <ChangeContact citizen={citizen} members={members} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Part = { readonly of: Whole; readonly mayWrite: boolean }

/** The model that steers today; services are named as it names them. */
function useSteering() {
  const { data } = useQuery({ queryKey: ['models'], queryFn: () => ask(listModels, {}) })
  const self = useSelf()
  const found = data?.items.find(({ steers }) =>
    steers.some(({ from, to }) => from <= self.today && (to === null || self.today <= to)),
  )
  return found ? { id: found.id, version: found.version } : null
}

function Members({ of: { team, members, others }, mayWrite }: Part) {
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
      <ul className="plain">
        {sorted.map((member) => {
          const { staff, period, competences, delegated, contactFor } = member
          return (
            <li key={staff.id}>
              <div className="member-head">
                <span>
                  {staff.name} <span className="quiet">{own.professions[staff.profession]?.[0]}</span>
                </span>
                <span className="quiet">{during(period, own, format)}</span>
              </div>
              <Stay period={period} />
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
                      <EndDelegation team={team.id} row={row} about={`${service(row.task)}, ${staff.name}`} />
                    )}
                  </li>
                ))}
              </ul>
              {mayWrite && (
                <>
                  <Delegate team={team.id} member={member} members={members} model={model} />
                  <Leave team={team.id} member={member} />
                </>
              )}
            </li>
          )
        })}
      </ul>
      {mayWrite && <Join team={team.id} members={members} />}
      <h3 className="part-title">{own.others}</h3>
      {others.length === 0 ? (
        <p className="quiet">{own.othersNone}</p>
      ) : (
        <ul className="plain">
          {others.map(({ staff, period }) => (
            <li key={`${staff.id}${period.from}`}>
              <div className="member-head">
                <span>
                  {staff.name} <span className="quiet">{own.professions[staff.profession]?.[0]}</span>
                </span>
                <span className="quiet">{during(period, own, format)}</span>
              </div>
              <Stay period={period} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Own = (typeof peopleWords)['da']
type Format = ReturnType<typeof useSpeaking>['format']

const during = ({ from, to }: Period, own: Own, format: Format): string =>
  to === null ? own.since(format.date(from)) : own.fromTo(format.date(from), format.date(to))

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

/** Size against the cap, professions against the aim, and the coach. */
function Fit({ of: { team, fit, coach }, mayWrite }: Part) {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  const self = useSelf()
  const now = coach.find(({ period }) => period.from <= self.today && (period.to === null || self.today <= period.to))
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">{own.fit}</h2>
      {fit === null ? (
        <p className="quiet">{own.fitNone}</p>
      ) : (
        <>
          <p className={fit.fits ? '' : 'over'}>
            {fit.fits ? own.size(fit.size, fit.mostAllowed) : own.sizeOver(fit.size, fit.mostAllowed)}
          </p>
          <table className="rows" aria-label={own.mix}>
            <thead>
              <tr>
                <th scope="col">{own.profession}</th>
                <th scope="col" className="figure">
                  {own.people}
                </th>
                <th scope="col" className="figure">
                  {own.actual}
                </th>
                <th scope="col" className="figure last">
                  {own.target}
                </th>
              </tr>
            </thead>
            <tbody>
              {fit.mix.map(({ profession, members, actual, target }) => (
                <tr key={profession}>
                  <th scope="row">{own.professions[profession]?.[1] ?? profession}</th>
                  <td className="figure">{format.number(members)}</td>
                  <td className="figure">{format.number(actual)} %</td>
                  <td className="figure last quiet">{target > 0 ? `${format.number(target)} %` : ''}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{own.all}</th>
                <td className="figure">{format.number(fit.size)}</td>
                <td className="figure" />
                <td className="figure last" />
              </tr>
            </tfoot>
          </table>
        </>
      )}
      <h3 className="part-title">{own.coach}</h3>
      {coach.length === 0 || !now ? (
        <p className={fit?.coach ? 'over' : 'quiet'}>{fit?.coach ? own.coachWanted : own.coachNone}</p>
      ) : null}
      <ul className="plain">
        {coach.map(({ name, period }) => (
          <li key={`${name}${period.from}`}>
            {name} <span className="quiet">{during(period, own, format)}</span>
          </li>
        ))}
      </ul>
      {mayWrite && <ChangeCoach team={team.id} />}
    </section>
  )
}

function Autonomy({ of: { team, autonomy }, mayWrite }: Part) {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  return (
    <section aria-labelledby="autonomy">
      <h2 id="autonomy">{own.autonomy}</h2>
      <p className="quiet">{own.autonomyNote}</p>
      <ul className="plain">
        {autonomy.map(({ axis, model, now, history }) => (
          <li key={axis}>
            {own.axes[axis]}
            <span className="under">
              {now ? <strong>{own.steps[now.step]}</strong> : <span className="quiet">{own.notDecided}</span>}
            </span>
            {now && <span className="quiet under">{own.decided(format.date(now.from), now.by)}</span>}
            {model && <span className="quiet under">{own.byModel(model.byTheTeam, model.of)}</span>}
            {history.length > 1 && (
              <Fold line={own.historyOf}>
                <ol className="plain">
                  {history.map(({ step, from, by, reason }) => (
                    <li key={`${from}${step}`}>
                      {own.steps[step]}
                      <span className="quiet under">
                        {own.decided(format.date(from), by)}: {reason}
                      </span>
                    </li>
                  ))}
                </ol>
              </Fold>
            )}
            {mayWrite && <ChangeStep team={team.id} axis={axis} now={now} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
