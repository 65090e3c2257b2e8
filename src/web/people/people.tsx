/** People and teams: citizens by name, area and team, and every team one may see. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { listTeams } from '#contract/people/operations.ts'
import { listAreas, readTeam, searchCitizens } from '#contract/people/team-operations.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { More } from '#web/ui/more.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './people.css'
import { Opening } from './change-form.tsx'
import { ChangeContact } from './team-changes.tsx'
import { peopleWords } from './words.ts'

export function PeoplePage() {
  const self = useSelf()
  const own = useWords(peopleWords)
  return (
    <main className="page" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      <div className="people">
        {may(self, 'citizen.list') && <Citizens />}
        <Teams />
      </div>
    </main>
  )
}

const pageSize = 25
const anything = ''

function Citizens() {
  const { words, format } = useSpeaking()
  const own = useWords(peopleWords)
  const { area, team } = useSearch({ from: '/inside/people' })
  const [name, setName] = useState('')
  const [wanted, setWanted] = useState('')
  const asked = useInfiniteQuery({
    queryKey: ['people', wanted, area, team],
    queryFn: ({ pageParam }) =>
      ask(searchCitizens, {
        body: { name: wanted, area: area ?? null, team: team ?? null, after: pageParam, limit: pageSize },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const self = useSelf()
  const mayAppoint = team !== undefined && may(self, 'fixedContact.write')
  const members = useQuery({
    queryKey: ['team', team],
    queryFn: () => ask(readTeam, { params: { team: team ?? '' } }),
    enabled: mayAppoint,
  })
  const search = (event: FormEvent) => {
    event.preventDefault()
    setWanted(name.trim())
  }
  return (
    <section aria-labelledby="citizens">
      <h2 id="citizens">{own.citizens}</h2>
      <form className="search" onSubmit={search}>
        <label className="field">
          <span className="label">{own.search}</span>
          <input
            className="input"
            type="search"
            value={name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Narrow />
        <Button className="button" type="submit">
          {own.find}
        </Button>
      </form>
      <p className="key">{own.searchNote}</p>
      <Shown of={asked} lines={8}>
        {({ pages }) => {
          const found = pages.flatMap(({ items }) => items)
          if (found.length === 0) return <p className="empty">{own.none}</p>
          return (
            <>
              <ul className="plain">
                {found.map(({ citizen, team, fixedContact }) => (
                  <li key={citizen.id}>
                    <Link to="/citizens/$citizen" params={{ citizen: citizen.id }}>
                      {citizen.name ?? words.unknown}
                    </Link>
                    <span className="quiet under">
                      {[
                        citizen.identity?.bornOn && format.date(citizen.identity.bornOn),
                        citizen.area,
                        team?.name ?? own.noTeam,
                        fixedContact ? own.contact(fixedContact.name) : own.noContact,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    {mayAppoint && members.data && (
                      <Opening open={own.setContact} about={citizen.name ?? words.unknown}>
                        <ChangeContact citizen={citizen} members={members.data.members} />
                      </Opening>
                    )}
                  </li>
                ))}
              </ul>
              <More of={asked} text={own.more} />
            </>
          )
        }}
      </Shown>
    </section>
  )
}

/** Area and team; both stand in the address. */
function Narrow() {
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  const search = useSearch({ from: '/inside/people' })
  const navigate = useNavigate({ from: '/people' })
  const areas = useQuery({ queryKey: ['areas'], queryFn: () => ask(listAreas, {}) })
  const teams = useQuery(teamsQuery)
  const choose = (name: 'area' | 'team', value: string) => {
    const { [name]: _, ...rest } = search
    void navigate({ search: value === anything ? rest : { ...rest, [name]: value }, replace: true })
  }
  const choice = (
    name: 'area' | 'team',
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <Select
      label={label}
      value={search[name] ?? anything}
      options={[[anything, all], ...options]}
      onChange={(to) => choose(name, to)}
    />
  )
  const byText = format.byName(([, text]: readonly [string, string]) => text)
  return (
    <>
      {choice(
        'area',
        own.area,
        own.anyArea,
        (areas.data?.items ?? []).map(({ area }) => [area, area] as const).toSorted(byText),
      )}
      {choice(
        'team',
        own.team,
        own.anyTeam,
        (teams.data?.items ?? []).map(({ id, name }) => [id, name] as const).toSorted(byText),
      )}
    </>
  )
}

const teamsQuery = { queryKey: ['teams'], queryFn: () => ask(listTeams, { query: { limit: '200' } }) } as const

function Teams() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(peopleWords)
  const asked = useQuery(teamsQuery)
  const reach = self.mayDo['team.read'] ?? []
  const all = reach.includes('any') || reach.includes('area')
  const isMine = (id: string) => self.teams.some((team) => team.id === id)
  return (
    <section aria-labelledby="teams">
      <h2 id="teams">{own.teams}</h2>
      <Shown of={asked} lines={6}>
        {({ items }) => (
          <ul className="plain">
            {items
              .toSorted(format.byName(({ name }) => name))
              .map(({ id, name, members, citizens, private: isPrivate }) => (
                <li key={id}>
                  {all || isMine(id) ? (
                    <Link to="/teams/$team" params={{ team: id }}>
                      {name}
                    </Link>
                  ) : (
                    name
                  )}
                  <span className="quiet under">
                    {[own.members(members), own.serves(words.day.citizens(citizens)), isPrivate && own.private]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
          </ul>
        )}
      </Shown>
    </section>
  )
}
