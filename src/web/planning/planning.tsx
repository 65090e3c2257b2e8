/** A team plans its week: who goes to whom, proposed by the computer, moved by hand, adopted by people. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { addDays, type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { daysOfWeek, mondayOf, readWeek, weekOf } from '#kernel/calendar/week.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import '#web/changes/changes.css'
import './planning.css'
import { OneWeek } from './one-week.tsx'
import type { Go } from './search.ts'
import { routesQuery } from './use-plan.ts'
import { planningWords } from './words.ts'

export function Planning() {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(planningWords)
  const { team } = useParams({ from: '/inside/teams/$team/planning' })
  const search = useSearch({ from: '/inside/teams/$team/planning' })
  const navigate = useNavigate({ from: '/teams/$team/planning' })
  const week = (search.week && readWeek(search.week)) || weekOf(self.today)
  const days = Array.from({ length: 7 }, (_, day) => addDays(mondayOf(week), day))
  const asked = useQuery(routesQuery(team, week))
  const name = self.teams.find(({ id }) => id === team)?.name
  const usual = days.includes(self.today) ? self.today : mondayOf(week)
  const day = days.find((one) => one === readLocalDate(search.day ?? '')) ?? usual
  const go: Go = useCallback(
    (next, isStep = false) =>
      void navigate({
        search: (now) =>
          Object.fromEntries(
            Object.entries({ ...now, ...next }).filter(([, value]) => value !== null && value !== undefined),
          ) as never,
        replace: isStep,
        resetScroll: false,
      }),
    [navigate],
  )
  const other = (by: number) => ({ week: weekOf(addDays(mondayOf(week), by)) })
  const named = words.weekName(Number(week.slice(6)))
  const { from, to } = daysOfWeek(week)
  return (
    <main className="page planning" id="main">
      <p className="not-printed">
        <Link to="/week" search={{ team, week }}>
          {own.back}
        </Link>
      </p>
      <div className="title-row">
        <h1>
          {name ? own.of(name) : own.title} <span className="quiet light">{named}</span>
        </h1>
        <nav className="steps not-printed" aria-label={named}>
          <Link
            to="/teams/$team/planning"
            params={{ team }}
            search={other(-7)}
            aria-label={words.earlierWeek}
            resetScroll={false}
          >
            ‹
          </Link>
          <Link
            to="/teams/$team/planning"
            params={{ team }}
            search={other(7)}
            aria-label={words.laterWeek}
            resetScroll={false}
          >
            ›
          </Link>
        </nav>
      </div>
      <Shown of={asked} lines={12} notFound={own.notFound}>
        {(routes) => (
          <OneWeek key={`${team} ${week}`} team={team} routes={routes} days={days} day={day} search={search} go={go} />
        )}
      </Shown>
      <p className="key not-printed">{format.span(from, to as LocalDate)}</p>
    </main>
  )
}
