/** The governance models of the municipality, and which of them steers. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { listModels } from '#contract/governance/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'

export function Models() {
  const { words, format, language } = useSpeaking()
  const asked = useQuery({ queryKey: ['models'], queryFn: () => ask(listModels, {}) })
  return (
    <main className="page" id="main">
      <h1>{words.models.title}</h1>
      <p className="lead-line">{words.models.lead}</p>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{words.models.none}</p>
          ) : (
            <ul className="plain large">
              {items.map(({ id, version, title, valid, steers }) => (
                <li key={`${id} ${version}`}>
                  <Link to="/models/$model/$version" params={{ model: id, version }}>
                    {title[language]}
                  </Link>
                  <span className="quiet under">
                    {[
                      words.models.version(version),
                      words.models.valid(format.date(valid.from)),
                      ...steers.map(({ from, to }) =>
                        to
                          ? words.models.steered(format.date(from), format.date(to))
                          : words.models.steers(format.date(from)),
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
