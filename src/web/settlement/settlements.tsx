/** The months in money: those that are settled, and one that can be. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { listSettlements, runSettlement } from '#contract/settlement/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month, monthOf } from '#kernel/calendar/month.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { settlementWords } from './words.ts'

export function Settlements() {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const asked = useQuery({ queryKey: ['settlements'], queryFn: () => ask(listSettlements, {}) })
  const last = monthOf(addDays(daysOfMonth(monthOf(self.today)).from, -1))
  const before = monthOf(addDays(daysOfMonth(last).from, -1))
  const settle = useMutation({
    mutationFn: (month: Month) => ask(runSettlement, { body: { month, model: null, whatIf: false } }),
    onSuccess: async ({ month, posted }) => {
      await queries.invalidateQueries({ queryKey: ['settlements'] })
      if (posted !== null) await navigate({ to: '/settlement/$month/$run', params: { month, run: String(posted) } })
    },
  })
  return (
    <main className="page narrow" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      {may(self, 'settlement.run') && (
        <p className="buttons">
          {[last, before].map((month, place) => (
            <Button
              key={month}
              className={place === 0 ? 'button' : 'button quiet'}
              isDisabled={settle.isPending}
              onPress={() => settle.mutate(month)}
            >
              {settle.isPending && settle.variables === month ? own.settling : own.settle(format.month(month))}
            </Button>
          ))}
        </p>
      )}
      {settle.error && <Failed error={settle.error} />}
      {settle.data?.posted === null && <p role="status">{own.again}</p>}
      <h2>{own.runs}</h2>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{own.none}</p>
          ) : (
            <ul className="plain large">
              {items.map(({ month, number, total, lines, settledAt, settledBy }) => (
                <li key={`${month} ${number}`}>
                  <Link to="/settlement/$month/$run" params={{ month, run: String(number) }}>
                    {format.month(month)}, {own.run(number)}
                  </Link>{' '}
                  <strong className="amount">{format.money(total)}</strong>
                  <span className="quiet under">
                    {own.lines(format.number(lines))} ·{' '}
                    {own.by(settledBy, format.moment(settledAt, self.municipality.zone))}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </main>
  )
}
