/** What was decided, by whom, when, and on what ground: latest first. */
import { useQuery } from '@tanstack/react-query'
import { listDecisions } from '#contract/grants/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ask } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { Because } from '#web/ui/because.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'

export function Decisions({ citizen }: { readonly citizen: string }) {
  const { words, format } = useSpeaking()
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'decisions'],
    queryFn: () => ask(listDecisions, { params: { citizen } }),
  })
  return (
    <Shown of={asked}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{words.citizen.noDecisions}</p>
        ) : (
          <ol className="plain">
            {items.map(
              ({ id, outcome, decidedBy, decidedByName, decidedAt, from, grant, facts, considerations, laws }) => (
                <li key={id}>
                  <strong>{words.citizen.outcome[outcome]}</strong>{' '}
                  {grant?.frames
                    .map(({ minutes, per }) => `${format.length(minutes)} ${words.citizen.frameOf[per] ?? per}`)
                    .join(', ')}
                  <span className="quiet under">
                    {words.citizen.decided(
                      decidedByName ?? decidedBy,
                      format.date(decidedAt.slice(0, 10) as LocalDate),
                    )}
                    ,{' '}
                    {grant?.period.to
                      ? words.citizen.fromTo(format.date(from), format.date(grant.period.to))
                      : words.citizen.from(format.date(from))}
                  </span>
                  <Because line={`${words.ground.why}: ${laws.join(' · ')}`}>
                    <dl>
                      <div>
                        <dt>{words.citizen.rest}</dt>
                        <dd>{facts}</dd>
                      </div>
                      <div>
                        <dt>{words.citizen.considered}</dt>
                        <dd>{considerations}</dd>
                      </div>
                    </dl>
                  </Because>
                </li>
              ),
            )}
          </ol>
        )
      }
    </Shown>
  )
}
