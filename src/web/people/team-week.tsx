/** The team's week: everybody's frame in a row, and beside it why to look there. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { readTeamFollowUps } from '#contract/followup/operations.ts'
import { listTeams, readTeamWeek } from '#contract/people/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { mondayOf, type Week, weekOf } from '#kernel/calendar/week.ts'
import { ask } from '#web/shell/asking.ts'
import { may, type Self, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { Meter } from '#web/ui/meter.tsx'
import { Select } from '#web/ui/select.tsx'
import { weekNamed } from '#web/visits/named-days.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import { Budget } from './budget.tsx'
import { framedOf } from './frame-parts.tsx'
import { type DueOf, lookAt, type WeekRow } from './reasons.ts'

export function TeamWeek() {
  const self = useSelf()
  const { words } = useSpeaking()
  const search = useSearch({ from: '/inside/week' })
  const team = search.team ?? self.teams[0]?.id
  const name = self.teams.find(({ id }) => id === team)?.name
  const choosesTeam = self.mayDo['team.readWeek']?.some((by) => by === 'any' || by === 'area') ?? false
  return (
    <main className="page" id="main">
      {choosesTeam && <Teams self={self} team={team} />}
      {team ? <OneWeek team={team} name={name} /> : !choosesTeam && <p>{words.week.noTeam}</p>}
    </main>
  )
}

/** For whoever may see teams they are not in: those of their area, or every one. */
function Teams({ team }: { readonly self: Self; readonly team: string | undefined }) {
  const { words, format } = useSpeaking()
  const search = useSearch({ from: '/inside/week' })
  const navigate = useNavigate({ from: '/week' })
  const asked = useQuery({ queryKey: ['teams'], queryFn: () => ask(listTeams, { query: { limit: '200' } }) })
  const near = (asked.data?.items ?? []).filter(({ isNear }) => isNear).toSorted(format.byName(({ name }) => name))
  const first = near[0]?.id
  useEffect(() => {
    if (!team && first) void navigate({ search: { ...search, team: first } as never, replace: true })
  }, [team, first, navigate, search])
  return (
    <Shown of={asked} lines={1}>
      {() => (
        <Select
          place="inline"
          label={words.week.chooseTeam}
          value={team ?? ''}
          options={near.map(({ id, name }) => [id, name])}
          onChange={(other) => void navigate({ search: { ...search, team: other } as never })}
        />
      )}
    </Shown>
  )
}

function OneWeek({ team, name }: { readonly team: string; readonly name: string | undefined }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const search = useSearch({ from: '/inside/week' })
  const navigate = useNavigate({ from: '/week' })
  const week = weekNamed(search.week) ?? weekOf(self.today)
  const asked = useInfiniteQuery({
    queryKey: ['week', team, week],
    queryFn: ({ pageParam }) =>
      ask(readTeamWeek, {
        params: { team, week },
        query: { limit: '100', ...(pageParam === null ? {} : { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const due = useInfiniteQuery({
    queryKey: ['week', team, 'follow-ups'],
    queryFn: ({ pageParam }) =>
      ask(readTeamFollowUps, {
        params: { team },
        query: { limit: '100', ...(pageParam === null ? {} : { after: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: may(self, 'followUp.read'),
  })
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = asked
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const other = (days: number) => {
    const next = weekOf(addDays(mondayOf(week), days))
    return { ...search, week: next === weekOf(self.today) ? undefined : next } as never
  }
  return (
    <>
      <div className="title-row">
        <h1>
          {name ?? words.week.title} <span className="quiet light">{words.weekName(Number(week.slice(6)))}</span>
        </h1>
        <nav className="steps" aria-label={words.weekName(Number(week.slice(6)))}>
          <Link to="/week" search={other(-7)} aria-label={words.earlierWeek} resetScroll={false}>
            ‹
          </Link>
          <Link to="/week" search={other(7)} aria-label={words.laterWeek} resetScroll={false}>
            ›
          </Link>
        </nav>
      </div>
      {self.teams.some(({ id }) => id === team) && may(self, 'week.read') && (
        <p>
          <Link to="/teams/$team/planning" params={{ team }} search={search.week ? { week } : {}}>
            {words.pages.planning}
          </Link>
        </p>
      )}
      <Shown of={asked} lines={12}>
        {({ pages }) => (
          <Rows
            rows={pages.flatMap(({ items }) => items)}
            due={new Map(due.data?.pages.flatMap(({ items }) => items.map((one) => [one.citizen, one.due] as const)))}
            week={week}
            isLook={search.show === 'look'}
            onShow={(isLook) => void navigate({ search: { ...search, show: isLook ? 'look' : undefined } as never })}
            budget={may(self, 'team.readBudget') && <Budget team={team} />}
          />
        )}
      </Shown>
      <p className="key">{format.span(mondayOf(week), addDays(mondayOf(week), 6))}</p>
    </>
  )
}

type RowsProps = {
  readonly rows: readonly WeekRow[]
  readonly due: ReadonlyMap<string, DueOf>
  readonly week: Week
  readonly isLook: boolean
  readonly onShow: (isLook: boolean) => void
  readonly budget: React.ReactNode
}

function Rows({ rows, due, isLook, onShow, budget }: RowsProps) {
  const { words, format } = useSpeaking()
  if (rows.length === 0) return <p className="empty">{words.week.empty}</p>
  const byName = format.byName(({ row }: { readonly row: WeekRow }) => row.name ?? '')
  const judged = rows
    .map((row) => ({ row, reasons: lookAt(row, due.get(row.citizen) ?? []) }))
    .sort((a, b) => Number(b.reasons.length > 0) - Number(a.reasons.length > 0) || byName(a, b))
  const framed = rows.reduce((sum, { headroom }) => sum + (framedOf(headroom) ?? 0), 0)
  const sum = (of: (row: WeekRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const shown = isLook ? judged.filter(({ reasons }) => reasons.length > 0) : judged
  return (
    <>
      <div className="team-head">
        <section className="card" aria-labelledby="whole">
          <h2 id="whole">{words.week.whole(words.day.citizens(rows.length))}</h2>
          <Meter framed={framed} done={sum(({ use }) => use.done)} ahead={sum(({ use }) => use.ahead)} />
          <p className="key">{words.meter.key}</p>
        </section>
        {budget}
      </div>
      <Choice
        label={words.week.show}
        hidden
        options={[
          { key: 'all', text: `${words.week.showAll} (${rows.length})` },
          {
            key: 'look',
            text: `${words.week.showLook} (${judged.filter(({ reasons }) => reasons.length > 0).length})`,
          },
        ]}
        value={isLook ? 'look' : 'all'}
        onChange={(key) => onShow(key === 'look')}
      />
      {shown.length === 0 ? (
        <p className="empty">{words.week.nothingToLook}</p>
      ) : (
        <table className="rows">
          <caption className="key">{words.week.sort}</caption>
          <thead>
            <tr>
              <th scope="col">{words.week.citizen}</th>
              <th scope="col" className="wide">
                {words.week.frame}
              </th>
              <th scope="col" className="figure">
                {words.week.left}
              </th>
              <th scope="col">{words.week.why}</th>
              <th scope="col" className="last">
                {words.week.contact}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, reasons }) => (
              <Row key={row.citizen} row={row} reasons={reasons} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ row, reasons }: { readonly row: WeekRow; readonly reasons: ReturnType<typeof lookAt> }) {
  const { words, format } = useSpeaking()
  const framed = framedOf(row.headroom)
  const left = framed === null ? null : framed - row.use.done - row.use.ahead
  return (
    <tr>
      <th scope="row">
        <Link to="/citizens/$citizen" params={{ citizen: row.citizen }}>
          {row.name ?? words.unknown}
        </Link>
      </th>
      <td className="wide">
        <Meter framed={framed} done={row.use.done} ahead={row.use.ahead} small />
      </td>
      <td className={left !== null && left < 0 ? 'figure over' : 'figure'}>
        {left === null ? '' : `${left < 0 ? '−' : ''}${format.length(left)}`}
      </td>
      <td>
        {reasons.map((reason) => (
          <span key={reason.kind} className="reason">
            {reason.kind === 'over' && words.week.over(format.length(reason.minutes))}
            {reason.kind === 'under' && words.week.under}
            {reason.kind === 'noFrame' && words.week.noFrame}
            {reason.kind === 'late' && words.week.late(format.date(reason.on))}
            {reason.kind === 'due' && words.week.due(format.shortDate(reason.on))}
          </span>
        ))}
      </td>
      <td className="quiet last">{row.fixedContact?.name}</td>
    </tr>
  )
}
