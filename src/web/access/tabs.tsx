/** The three pages of insight, one beside the other. */
import { Link } from '@tanstack/react-router'
import { useWords } from '#web/words/speaking.tsx'
import { accessWords } from './words.ts'

export function InsightTabs() {
  const { log } = useWords(accessWords)
  const places = [
    ['/access', log.title],
    ['/access/emergency', log.emergencies],
    ['/access/people', log.people],
  ] as const
  return (
    <nav className="tabs" aria-label={log.tabs}>
      {places.map(([to, name]) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: 'here' }}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
