/** A citizen's letters, and where one is written: a part of the citizen's page. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listDecisions } from '#contract/grants/operations.ts'
import { listLetters } from '#contract/letters/operations.ts'
import type { Id } from '#kernel/id.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { letterWords } from './words.ts'

export function Letters({ citizen }: { readonly citizen: Id<'Citizen'> }) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(letterWords)
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'letters'],
    queryFn: () => ask(listLetters, { params: { citizen } }),
  })
  return (
    <>
      <Shown of={asked} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{own.none}</p>
          ) : (
            <ol className="plain">
              {items.map(({ id, language, keptAt }) => (
                <li key={id}>
                  <Link to="/citizens/$citizen/letters/$letter" params={{ citizen, letter: id }}>
                    {own.row(own.rowLanguages[language])}
                  </Link>
                  <span className="quiet under">{format.moment(keptAt, self.municipality.zone)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
      {may(self, 'letter.write') && <WriteLatest citizen={citizen} />}
      <p className="key">
        <Link to="/citizens/$citizen/swap" params={{ citizen }}>
          {own.agreement}
        </Link>
        {' · '}
        <Link to="/swap">{own.leaflet}</Link>
      </p>
    </>
  )
}

/** The letter of the latest decision, where there is one to write about. */
function WriteLatest({ citizen }: { readonly citizen: Id<'Citizen'> }) {
  const own = useWords(letterWords)
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'decisions'],
    queryFn: () => ask(listDecisions, { params: { citizen } }),
  })
  const latest = asked.data?.items[0]
  if (!latest) return null
  return (
    <p>
      <Link to="/citizens/$citizen/decisions/$decision/letter" params={{ citizen, decision: latest.id }}>
        {own.write}
      </Link>
    </p>
  )
}
