/** The lines of the month, each with its ground; narrowed by kind, team, citizen and settlement. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { listMonthLines } from '#contract/settlement/month.ts'
import { ask } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { Ground } from '#web/ui/ground.tsx'
import { More } from '#web/ui/more.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { MonthTold } from './month-told.ts'
import { Narrow, useNarrowed } from './narrow.tsx'
import { settlementWords } from './words.ts'

type Line = z.output<typeof listMonthLines.answer>['items'][number]

export function MonthLines({ told }: { readonly told: MonthTold }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { search, narrow } = useNarrowed(told.month)
  const { kind, team, citizen, run } = search
  const asked = useInfiniteQuery({
    queryKey: ['month', told.month, 'lines', kind, team, citizen, run],
    queryFn: ({ pageParam }) =>
      ask(listMonthLines, {
        params: { month: told.month },
        query: {
          ...(kind ? { kind: kind as Line['kind'] } : {}),
          ...(team ? { team } : {}),
          ...(citizen ? { citizen } : {}),
          ...(run ? { run } : {}),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const found = asked.data?.pages[0]?.found
  const name = asked.data?.pages[0]?.items.find((line) => line.citizen === citizen)?.citizenName ?? null
  return (
    <section aria-label={own.linesOf}>
      <Narrow
        told={told}
        chosenName={name}
        kinds={told.totals.map((one) => [one.kind, own.kinds[one.kind]] as const)}
      />
      {told.runs.length > 1 && (
        <Select
          label={own.columns.run}
          none={own.allRuns}
          options={told.runs.map(({ number }) => [String(number), own.run(number)] as const)}
          value={run ?? ''}
          onChange={(chosen) => narrow({ run: chosen })}
        />
      )}
      {found && (
        <p role="status">
          <strong>{own.found(own.lines(format.number(found.lines)), format.moneyExact(found.amount))}</strong>
        </p>
      )}
      <Shown of={asked} lines={10}>
        {({ pages }) => (
          <>
            {found?.lines === 0 && <p className="empty">{own.noLines}</p>}
            <ol className="plain narrow-list">
              {pages
                .flatMap(({ items }) => items)
                .map((line) => (
                  <LineRow key={`${line.run}.${line.line}`} line={line} />
                ))}
            </ol>
            <More of={asked} text={own.more} />
          </>
        )}
      </Shown>
    </section>
  )
}

function LineRow({ line }: { readonly line: Line }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { kind, from, to, quantity, unit, unitPrice, per, amount, ground, citizen, citizenName, identity, run } = line
  const much = unit === 'minutes' ? lengthOf(quantity, format.length) : `${format.number(quantity)} ${own.unit[unit]}`
  return (
    <li className="line">
      <span>
        {citizen === null ? own.teamsOwn : (citizenName ?? identity ?? own.someone)}{' '}
        <span className="quiet">
          {own.kinds[kind]} · {line.teamName}
          {run > 1 && ` · ${own.run(run)}`}
        </span>
        <span className="quiet under">
          {format.shortDate(from)} – {format.shortDate(to)} · {much} · {format.moneyExact(unitPrice)} {own.per[per]}
        </span>
      </span>
      <strong className="amount" data-sum="line">
        {format.moneyExact(amount)}
      </strong>
      <Ground of={[{ title: own.kinds[kind], laws: ground.laws, on: ground.on, inputs: ground.inputs }]} />
    </li>
  )
}

/** A correction may take time away. */
const lengthOf = (minutes: number, write: (minutes: number) => string): string =>
  `${minutes < 0 ? '−' : ''}${write(minutes)}`
