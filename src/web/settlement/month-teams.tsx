/** What each team earned and paid: a bar beside each figure, all on one scale. */
import { Link } from '@tanstack/react-router'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { MonthTold } from './month-told.ts'
import { settlementWords } from './words.ts'

type Team = MonthTold['teams'][number]
type Budget = NonNullable<Team['budget']>

export function MonthTeams({ told }: { readonly told: MonthTold }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const teams = told.teams.flatMap(({ budget, ...team }) => (budget ? [{ ...team, budget }] : []))
  const [first] = teams
  if (!first) return <p className="empty">{own.noBudgets}</p>
  const isTold = teams.some(({ budget }) => budget.paidMinutes > 0)
  const { daysPassed, days } = first.budget
  const isWhole = daysPassed === days
  const toldOf = isWhole ? own.hoursAll : own.hoursTold(format.number(daysPassed), format.number(days))
  const hours = isTold ? toldOf : own.noHours
  const most = Math.max(1, ...teams.flatMap(({ budget: { soFar } }) => [soFar.income.minor, soFar.cost.minor]))
  const all = teams.reduce(
    (sum, { budget: { soFar } }) => ({
      income: sum.income + soFar.income.minor,
      cost: sum.cost + soFar.cost.minor,
      left: sum.left + soFar.left.minor,
    }),
    { income: 0, cost: 0, left: 0 },
  )
  const whole = (minor: number) => format.moneyExact({ ...told.total, minor })
  return (
    <section aria-label={own.budget}>
      <p className="quiet">{hours}</p>
      <table className="rows budgets">
        <thead>
          <tr>
            <th scope="col">{own.columns.team}</th>
            <th scope="col" className="wide">
              {own.chart}
            </th>
            <th scope="col" className="figure">
              {own.income}
            </th>
            <th scope="col" className="figure">
              {own.cost}
            </th>
            <th scope="col" className="figure">
              {own.left}
            </th>
            {!isWhole && (
              <th scope="col" className="figure last">
                {own.forecast}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {teams.map(({ team, name, budget }) => (
            <tr key={team}>
              <th scope="row">
                <Link to="/settlement/$month" params={{ month: told.month }} search={{ view: 'lines', team }}>
                  {name}
                </Link>
              </th>
              <td className="wide">
                <Bar name={name} budget={budget} most={most} />
              </td>
              <td className="figure" data-sum="income" data-label={own.income}>
                {format.moneyExact(budget.soFar.income)}
              </td>
              <td className="figure" data-sum="cost" data-label={own.cost}>
                {format.moneyExact(budget.soFar.cost)}
              </td>
              <td
                className={budget.soFar.left.minor < 0 ? 'figure over' : 'figure'}
                data-sum="left"
                data-label={own.left}
              >
                {format.moneyExact(budget.soFar.left)}
              </td>
              {!isWhole && (
                <td className="figure last">{budget.forecast ? format.moneyExact(budget.forecast.left) : '–'}</td>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{own.total}</th>
            <td className="wide" />
            <td className="figure" data-sum="all-income" data-label={own.income}>
              {whole(all.income)}
            </td>
            <td className="figure" data-sum="all-cost" data-label={own.cost}>
              {whole(all.cost)}
            </td>
            <td className={all.left < 0 ? 'figure over' : 'figure'} data-sum="all-left" data-label={own.left}>
              {whole(all.left)}
            </td>
            {!isWhole && <td className="figure last" />}
          </tr>
        </tfoot>
      </table>
      <p className="key">{own.chartKey}</p>
    </section>
  )
}

/** The income is the frame, the pay fills it; what goes beyond is told by colour, by place and in words. */
function Bar({ name, budget, most }: { readonly name: string; readonly budget: Budget; readonly most: number }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { income, cost, left } = budget.soFar
  const share = (minor: number) => `${(100 * Math.max(0, minor)) / most}%`
  const inside = Math.min(income.minor, cost.minor)
  const said = own.bar(name, format.money(cost), format.money(income))
  return (
    <span className="meter small">
      <svg
        role="img"
        aria-label={left.minor < 0 ? `${said}. ${own.over(format.money({ ...left, minor: -left.minor }))}` : said}
        className="bar"
      >
        <rect x="0" y="0" width={share(income.minor)} height="100%" className="free" />
        <rect x="0" y="0" width={share(inside)} height="100%" className="done" />
        {left.minor < 0 && (
          <rect x={share(income.minor)} y="0" width={share(-left.minor)} height="100%" className="done over" />
        )}
        <rect x="0" y="0" width={share(income.minor)} height="100%" className="frame" />
      </svg>
    </span>
  )
}
