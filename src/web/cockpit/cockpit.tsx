/** The cockpit: at most seven figures of a team, the same for leader and team, each opening to what is behind it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { readCockpit } from '#contract/insight/operations.ts'
import { listTeams } from '#contract/people/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './cockpit.css'
import { Behind } from './behind.tsx'
import { type Cockpit, type Figure, isBeyond, useSaying } from './saying.ts'
import { cockpitWords } from './words.ts'

export function CockpitPage() {
  const self = useSelf()
  const own = useWords(cockpitWords)
  const search = useSearch({ from: '/inside/cockpit' })
  const reach = self.mayDo['cockpit.read'] ?? []
  const ofAll = reach.includes('any') || reach.includes('area')
  const teams = useQuery({
    queryKey: ['teams'],
    queryFn: () => ask(listTeams, { query: { limit: '200' } }),
    enabled: ofAll,
  })
  const { format } = useSpeaking()
  const sorted = (teams.data?.items ?? []).toSorted(format.byName(({ name }) => name))
  const team = search.team ?? self.teams[0]?.id ?? sorted[0]?.id
  const choices = ofAll ? sorted : self.teams
  return (
    <main className="page" id="main">
      {team ? (
        <OfTeam team={team} choose={choices.length > 1 && <Choose teams={choices} team={team} />} />
      ) : (
        <>
          <h1>{own.title}</h1>
          {ofAll ? <Shown of={teams}>{() => <p className="empty">{own.none}</p>}</Shown> : <p>{own.noTeam}</p>}
        </>
      )}
    </main>
  )
}

type Named = { readonly id: string; readonly name: string }

function Choose({ teams, team }: { readonly teams: readonly Named[]; readonly team: string }) {
  const own = useWords(cockpitWords)
  const navigate = useNavigate({ from: '/cockpit' })
  return (
    <Select
      place="inline"
      label={own.chooseTeam}
      value={team}
      options={teams.map(({ id, name }) => [id, name])}
      onChange={(other) => void navigate({ search: { team: other } })}
    />
  )
}

function OfTeam({ team, choose }: { readonly team: string; readonly choose: React.ReactNode }) {
  const { format } = useSpeaking()
  const own = useWords(cockpitWords)
  const asked = useQuery({ queryKey: ['cockpit', team], queryFn: () => ask(readCockpit, { params: { team } }) })
  return (
    <>
      <h1>
        {own.title} <span className="quiet light">{asked.data?.name}</span>
      </h1>
      <p className="lead-line">{own.lead}</p>
      {choose}
      <Shown of={asked} lines={9}>
        {(cockpit) => (
          <>
            <p className="quiet">{own.asOf(format.date(cockpit.on))}</p>
            <Figures of={cockpit} team={team} />
            <LeftOut of={cockpit} />
          </>
        )}
      </Shown>
    </>
  )
}

function Figures({ of: cockpit, team }: { readonly of: Cockpit; readonly team: string }) {
  const own = useWords(cockpitWords)
  const { figure: open } = useSearch({ from: '/inside/cockpit' })
  if (cockpit.figures.length === 0) return <p className="empty">{own.none}</p>
  return (
    <ul className="figures">
      {cockpit.figures.map((figure) => (
        <li key={figure.id}>
          <OneFigure of={figure} team={team} currency={cockpit.currency} isOpen={open === figure.id} />
        </li>
      ))}
    </ul>
  )
}

type OneProps = {
  readonly of: Figure
  readonly team: string
  readonly currency: string
  readonly isOpen: boolean
}

function OneFigure({ of: figure, team, currency, isOpen }: OneProps) {
  const { own, format, headline, parts } = useSaying(currency)
  const { team: chosen } = useSearch({ from: '/inside/cockpit' })
  const beyond = isBeyond(figure)
  const { id, counts, days } = figure
  const search = { ...(chosen ? { team: chosen } : {}), ...(isOpen ? {} : { figure: id }) }
  return (
    <article aria-labelledby={`name-${id}`}>
      <h2 id={`name-${id}`} className="figure-name">
        <Link
          to="/cockpit"
          search={search}
          resetScroll={false}
          aria-expanded={isOpen}
          aria-controls={isOpen ? `behind-${id}` : undefined}
          className="figure-link"
        >
          {own.names[id]}
          <span aria-hidden="true" className="arrow" />
        </Link>
      </h2>
      <p className={beyond ? 'figure-says over' : 'figure-says'}>
        {headline(figure)}
        {beyond && <span className="flag">{own.look}</span>}
      </p>
      {id === 'room' && (
        <Meter framed={counts['framed'] ?? 0} done={counts['done'] ?? 0} ahead={counts['ahead'] ?? 0} small />
      )}
      <p className="quiet figure-parts">
        {parts(id, counts)}
        {figure.days.from !== figure.days.to && id !== 'room' && (
          <span> · {`${format.shortDate(days.from)} – ${format.shortDate(days.to)}`}</span>
        )}
      </p>
      {isOpen && <Behind of={figure} team={team} currency={currency} />}
    </article>
  )
}

function LeftOut({ of: { leftOut } }: { readonly of: Cockpit }) {
  const own = useWords(cockpitWords)
  if (leftOut.length === 0) return null
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{own.leftOut}</h2>
      <ul className="plain">
        {leftOut.map(({ figure, because }) => (
          <li key={figure}>
            {own.names[figure]} <span className="quiet">{own.because[because]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
