/** One month in money: an overview that adds up, what to look at, lines, teams, and what another model would give. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { readMonth } from '#kernel/calendar/month.ts'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { MonthLines } from './month-lines.tsx'
import { MonthLook } from './month-look.tsx'
import { monthQuery } from './month-query.ts'
import { MonthSum } from './month-sum.tsx'
import { MonthTeams } from './month-teams.tsx'
import type { MonthTold } from './month-told.ts'
import { MonthTry } from './month-try.tsx'
import { type MonthView, monthViews } from './views.ts'
import { settlementWords } from './words.ts'
import './settlement.css'

const shown: Readonly<Record<MonthView, (props: { readonly told: MonthTold }) => React.ReactNode>> = {
  sum: MonthSum,
  look: MonthLook,
  lines: MonthLines,
  teams: MonthTeams,
  try: MonthTry,
}

export function SettledMonth() {
  const { month } = useParams({ from: '/inside/settlement/$month' })
  const { view = 'sum' } = useSearch({ from: '/inside/settlement/$month' })
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const asked = useQuery(monthQuery(month))
  const View = shown[view]
  const isMonth = readMonth(month) !== undefined
  return (
    <main className="page" id="main">
      <p>
        <Link to="/settlement">{own.months}</Link>
      </p>
      <h1>{isMonth ? format.month(month) : own.title}</h1>
      <Shown of={asked} lines={8} {...(isMonth ? { notFound: own.noSuchMonth } : {})}>
        {(told) => (
          <>
            <p className="headline">
              <strong data-sum="total">{format.moneyExact(told.total)}</strong>
              <span className="quiet">{own.lines(format.number(linesOf(told)))}</span>
            </p>
            <nav className="views" aria-label={own.view}>
              {monthViews.map((each) => (
                <Link
                  key={each}
                  to="/settlement/$month"
                  params={{ month }}
                  search={each === 'sum' ? {} : { view: each }}
                  activeOptions={{ exact: true, includeSearch: false }}
                  aria-current={each === view ? 'page' : undefined}
                  className={each === view ? 'here' : ''}
                >
                  {own.views[each]}
                </Link>
              ))}
            </nav>
            <View told={told} />
          </>
        )}
      </Shown>
    </main>
  )
}

const linesOf = ({ totals }: MonthTold): number => totals.reduce((sum, { lines }) => sum + lines, 0)
