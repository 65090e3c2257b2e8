/** The governance models of the municipality, and which of them steers. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listModels } from '#contract/governance/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { modelWords } from './words.ts'

export function Models() {
  const { format, language } = useSpeaking()
  const own = useWords(modelWords)
  const asked = useQuery({ queryKey: ['models'], queryFn: () => ask(listModels, {}) })
  return (
    <main className="page" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{own.none}</p>
          ) : (
            <ul className="plain large">
              {items.map(({ id, version, title, valid, steers }) => (
                <li key={`${id} ${version}`}>
                  <Link to="/models/$model/$version" params={{ model: id, version }}>
                    {title[language]}
                  </Link>
                  <span className="quiet under">
                    {[
                      own.version(version),
                      own.valid(format.date(valid.from)),
                      ...steers.map(({ from, to }) =>
                        to ? own.steered(format.date(from), format.date(to)) : own.steers(format.date(from)),
                      ),
                    ].join(' · ')}
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
