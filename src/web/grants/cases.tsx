/** Where the case officer's day begins: who waits for them, longest first. */
import { Select } from '#web/ui/select.tsx'
import './grant.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { z } from 'zod'
import { listChangesAwaiting } from '#contract/changes/operations.ts'
import { listCases } from '#contract/grants/cases.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { pieceWords } from '#web/ui/words.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { begunBy } from './kept.ts'
import { grantWords } from './words.ts'

type Case = z.output<typeof listCases.answer>['items'][number]
type Reason = Case['reasons'][number]

export function Cases() {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(grantWords)
  const { area } = useSearch({ from: '/inside/grants' })
  const navigate = useNavigate({ from: '/grants' })
  const asked = useInfiniteQuery({
    queryKey: ['cases'],
    queryFn: ({ pageParam }) =>
      ask(listCases, { query: { limit: '500', ...(pageParam === null ? {} : { after: pageParam }) } as never }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = asked
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return (
    <main className="page" id="main">
      <h1>{own.cases.title}</h1>
      <p className="lead-line">{own.cases.lead}</p>
      {may(self, 'change.decide') && !asked.error && <Awaiting />}
      <Shown of={asked} lines={10}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items).toSorted(byWait)
          const areas = [...new Set(all.flatMap((one) => one.area ?? []))].toSorted(format.byName((name) => name))
          const shown = all.filter((one) => !area || one.area === area)
          return (
            <section aria-labelledby="cases">
              <div className="title-row cases">
                <h2 id="cases">{own.cases.count(shown.length)}</h2>
                {areas.length > 1 && (
                  <Select
                    place="inline"
                    label={own.cases.area}
                    value={area ?? ''}
                    none={own.cases.allAreas}
                    options={areas.map((name) => [name, name])}
                    onChange={(of) => void navigate({ search: of ? { area: of } : {}, replace: true })}
                  />
                )}
              </div>
              {hasNextPage && (
                <p className="quiet" role="status">
                  {own.cases.reading}
                </p>
              )}
              {shown.length === 0 && !hasNextPage && (
                <p className="empty">{area ? own.cases.emptyArea : own.cases.empty}</p>
              )}
              <ol className="plain large cases">
                {shown.map((one) => (
                  <Row key={one.citizen} one={one} isBegun={begunBy(localStorage, self.key).includes(one.citizen)} />
                ))}
              </ol>
            </section>
          )
        }}
      </Shown>
    </main>
  )
}

/** Whoever has waited longest first; those nobody ever decided for have waited since nobody knows when. */
const byWait = (a: Case, b: Case): number => {
  const [first, second] = [a.reasons[0]?.on ?? '', b.reasons[0]?.on ?? '']
  return first < second ? -1 : first > second ? 1 : 0
}

function Row({ one, isBegun }: { readonly one: Case; readonly isBegun: boolean }) {
  const { words, format } = useSpeaking()
  const own = useWords(grantWords)
  const name = one.name ?? words.unknown
  const { reasons } = own.cases
  const said = (reason: Reason): string => {
    if (reason.kind === 'undecided') return reasons.undecided
    const date = reason.on ? format.date(reason.on) : ''
    if (reason.kind !== 'followUp') return reasons[reason.kind](date)
    return reason.state === 'due' ? reasons.followUpDue(date) : reasons.followUpLate(date)
  }
  return (
    <li className="line">
      <span>
        <Link to="/citizens/$citizen" params={{ citizen: one.citizen }}>
          {name}
        </Link>
        {one.reasons.map((reason) => (
          <span key={`${reason.kind}${reason.on}`} className={reason.kind === 'ranOut' ? 'reason over' : 'reason'}>
            {said(reason)}
          </span>
        ))}
        <span className="quiet under">{[one.area, isBegun && own.cases.begun].filter(Boolean).join(' · ')}</span>
      </span>
      <Link
        to="/citizens/$citizen/grant"
        params={{ citizen: one.citizen }}
        className="button quiet"
        aria-label={own.cases.begin(name)}
      >
        {own.cases.go}
      </Link>
    </li>
  )
}

function Awaiting() {
  const { words, format } = useSpeaking()
  const { situations } = useWords(pieceWords)
  const own = useWords(grantWords)
  const asked = useQuery({
    queryKey: ['changes', 'awaiting'],
    queryFn: () => ask(listChangesAwaiting, { query: { limit: '200' } as never }),
  })
  return (
    <section aria-labelledby="awaiting">
      <h2 id="awaiting">{own.cases.awaiting}</h2>
      <Shown of={asked} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{own.cases.awaitingNone}</p>
          ) : (
            <ol className="plain large cases">
              {items.map(({ id, citizen, name, by, on, compass, note }) => (
                <li key={id} className="line">
                  <span>
                    <Link to="/citizens/$citizen" params={{ citizen }}>
                      {name ?? words.unknown}
                    </Link>
                    {compass.situations.map((situation) => (
                      <span key={situation} className="reason">
                        {situations[situation]}
                      </span>
                    ))}
                    {note && <span className="reason">“{note}”</span>}
                    <span className="quiet under">{own.cases.asks(by, format.date(on))}</span>
                  </span>
                  <Link
                    to="/citizens/$citizen/grant"
                    params={{ citizen }}
                    search={{ change: id }}
                    className="button quiet"
                    aria-label={own.cases.begin(name ?? words.unknown)}
                  >
                    {own.cases.go}
                  </Link>
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </section>
  )
}
