/** One run of settlement: what it came to, what a person must look at, and the ground of every line. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { listSettlementLines, readSettlement } from '#contract/settlement/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Ground } from '#web/ui/ground.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { settlementWords } from './words.ts'

type Line = z.output<typeof listSettlementLines.answer>['items'][number]

export function Run() {
  const self = useSelf()
  const params = useParams({ from: '/inside/settlement/$month/$run' })
  const { words, format } = useSpeaking()
  const own = useWords(settlementWords)
  const asked = useQuery({
    queryKey: ['settlement', params.month, params.run],
    queryFn: () => ask(readSettlement, { params }),
  })
  const lines = useInfiniteQuery({
    queryKey: ['settlement', params.month, params.run, 'lines'],
    queryFn: ({ pageParam }) =>
      ask(listSettlementLines, {
        params,
        query: { limit: '50', ...(pageParam === null ? {} : { after: String(pageParam) }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  return (
    <main className="page" id="main">
      <p>
        <Link to="/settlement">{own.runs}</Link>
      </p>
      <Shown of={asked} lines={6}>
        {({ run, totals, findings }) => (
          <>
            <h1>
              {format.month(run.month)} <span className="quiet light">{own.run(run.number)}</span>
            </h1>
            <p className="headline">
              <strong>{format.money(run.total)}</strong>
              <span className="quiet">
                {own.lines(format.number(run.lines))} ·{' '}
                {own.by(run.settledBy, format.moment(run.settledAt, self.municipality.zone))}
              </span>
            </p>
            <div className="columns">
              <section aria-labelledby="totals">
                <h2 id="totals">{own.total}</h2>
                <table className="rows">
                  <tbody>
                    {totals.map(({ kind, quantity, unit, amount }) => (
                      <tr key={kind}>
                        <th scope="row">{own.kinds[kind]}</th>
                        <td className="figure quiet">
                          {unit === 'minutes'
                            ? format.length(quantity)
                            : `${format.number(quantity)} ${own.unit[unit]}`}
                        </td>
                        <td className="figure">{format.moneyExact(amount)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
              <section aria-labelledby="findings">
                <h2 id="findings">{own.findings}</h2>
                {findings.length === 0 && <p className="quiet">{own.noFindings}</p>}
                <table className="rows">
                  <tbody>
                    {findings.map(({ kind, count }) => (
                      <tr key={kind}>
                        <th scope="row">{own.finding[kind]}</th>
                        <td className="figure">{format.number(count)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            </div>
          </>
        )}
      </Shown>
      <h2>{words.ground.why}</h2>
      <Shown of={lines} lines={8}>
        {({ pages }) => (
          <>
            <ol className="plain">
              {pages
                .flatMap(({ items }) => items)
                .map((line) => (
                  <LineRow key={line.line} line={line} />
                ))}
            </ol>
            {lines.hasNextPage && (
              <Button
                className="button quiet"
                isDisabled={lines.isFetchingNextPage}
                onPress={() => void lines.fetchNextPage()}
              >
                {own.more}
              </Button>
            )}
          </>
        )}
      </Shown>
    </main>
  )
}

function LineRow({ line }: { readonly line: Line }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { kind, from, to, quantity, unit, unitPrice, per, amount, ground } = line
  const much = unit === 'minutes' ? format.length(quantity) : `${format.number(quantity)} ${own.unit[unit]}`
  return (
    <li className="line">
      <span>
        {own.kinds[kind]}{' '}
        <span className="quiet">
          {format.shortDate(from)} – {format.shortDate(to)} · {much} · {format.moneyExact(unitPrice)} {own.per[per]}
        </span>
      </span>
      <strong className="amount">{format.moneyExact(amount)}</strong>
      <Ground of={[{ title: own.kinds[kind], laws: ground.laws, on: ground.on, inputs: ground.inputs }]} />
    </li>
  )
}
