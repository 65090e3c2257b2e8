/** The team's month in money, as soon as it is settled: this month's, else the one before. */
import { useQuery } from '@tanstack/react-query'
import { readTeamBudget } from '#contract/people/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed } from '#web/shell/state.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'

export function Budget({ team }: { readonly team: string }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const month = monthOf(addDays(daysOfMonth(monthOf(self.today)).from, -1))
  const asked = useQuery({
    queryKey: ['budget', team, month],
    queryFn: () => ask(readTeamBudget, { params: { team, month } }),
  })
  const name = format.month(month)
  return (
    <section className="card" aria-labelledby="budget">
      <h2 id="budget">
        {words.week.budget} <span className="quiet light">{name}</span>
      </h2>
      {asked.error &&
        (kindOf(asked.error) === 'notFound' ? (
          <p className="quiet">{words.week.budgetNone(name.charAt(0).toUpperCase() + name.slice(1))}</p>
        ) : (
          <Failed error={asked.error} again={asked.refetch} />
        ))}
      {asked.data && (
        <p className="headline">
          <strong className={asked.data.soFar.left.minor < 0 ? 'over' : ''}>
            {asked.data.soFar.left.minor < 0
              ? words.week.budgetOver(format.money({ ...asked.data.soFar.left, minor: -asked.data.soFar.left.minor }))
              : words.week.budgetLeft(format.money(asked.data.soFar.left))}
          </strong>
          <span className="quiet">
            {words.week.budgetOf(format.money(asked.data.soFar.cost), format.money(asked.data.soFar.income))}
          </span>
        </p>
      )}
    </section>
  )
}
