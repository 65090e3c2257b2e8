/** One team: who is in it and what each can do, over time; how it fits the model; how far it decides. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './people.css'
import { Opening } from './change-form.tsx'
import { ChangeContact } from './team-changes.tsx'
import { Autonomy, Fit } from './team-fit.tsx'
import { Members } from './team-members.tsx'
import { teamQuery } from './team-query.ts'
import type { Whole } from './whole.ts'
import { peopleWords } from './words.ts'

export function TeamPage() {
  const { team } = useParams({ from: '/inside/teams/$team' })
  const { words } = useSpeaking()
  const own = useWords(peopleWords)
  const asked = useQuery(teamQuery(team))
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
        {self.teams.some(({ id }) => id === team.id) && may(self, 'week.read') && (
          <>
            {' · '}
            <Link to="/teams/$team/planning" params={{ team: team.id }}>
              {words.pages.planning}
            </Link>
          </>
        )}
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
            {may(self, 'fixedContact.write') && (
              <Opening open={own.setContact} about={citizen.name ?? words.unknown}>
                <ChangeContact citizen={citizen} members={members} />
              </Opening>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
