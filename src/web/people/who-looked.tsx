/** Who has looked at a citizen, in plain words: a day and a person on a line, however often they turned the page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { readAccessLog } from '#contract/access/operations.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { readInstant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import { didOf, whyOf } from '#web/access/did.ts'
import '#web/access/access.css'
import { type AccessWords, accessWords } from '#web/access/words.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { More } from '#web/ui/more.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'

type Row = z.output<typeof readAccessLog.answer>['items'][number]

export function WhoLooked({ citizen }: { readonly citizen: string }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(accessWords)
  const { zone } = self.municipality
  const asked = useInfiniteQuery({
    queryKey: ['citizen', citizen, 'access-log'],
    queryFn: ({ pageParam }) =>
      ask(readAccessLog, {
        params: { citizen },
        query: { limit: '100', ...(pageParam === null ? {} : { before: String(pageParam) }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  return (
    <Shown of={asked}>
      {({ pages }) => {
        const looks = looksOf(
          pages.flatMap(({ items }) => items),
          zone as Zone,
          own,
        )
        if (looks.length === 0) return <p className="quiet">{words.citizen.seenNone}</p>
        return (
          <>
            <ol className="plain">
              {looks.map(({ key, who, role, last, did, times, why, emergency }) => (
                <li key={key}>
                  {who ?? words.roles[role]} {did.map((action) => didOf(words, action)).join(', ')}
                  <span className="quiet under">
                    {[who && words.roles[role], why, format.moment(last, zone), times > 1 && words.citizen.times(times)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {emergency && <q className="written-why">{emergency}</q>}
                </li>
              ))}
            </ol>
            <More of={asked} text={words.citizen.seenMore} />
          </>
        )
      }}
    </Shown>
  )
}

/** Rows of one person on one day as one look, with what they did, latest first; an emergency stands apart. */
function looksOf(rows: readonly Row[], zone: Zone, own: AccessWords) {
  const groups = Map.groupBy(
    rows,
    ({ at, person, emergency }) => `${localTime(readInstant(at) as Instant, zone).date} ${person} ${emergency ?? ''}`,
  )
  return [...groups].flatMap(([key, ofOne]) => {
    const [latest] = ofOne
    if (!latest) return []
    const did = [...new Set(ofOne.map(({ action }) => action))].filter((action) => action !== 'followUp.read')
    const done = did.length === 0 ? ['followUp.read'] : did
    const { name: who, role, at: last, emergency } = latest
    return [{ key, who, role, last, did: done, times: ofOne.length, why: whyOf(own, latest), emergency }]
  })
}
