/** What has been taken in: who, when, what, how much. Each leads to what came of it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useJobs } from '#web/jobs/job.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { importWords } from './words.ts'

const most = 100

export function History() {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(importWords)
  const [limit, setLimit] = useState(10)
  const jobs = useJobs('import', limit)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{own.history}</h2>
      <Shown of={jobs}>
        {({ items, next }) => {
          const shown = items.flatMap((item) => (item.import ? [{ ...item, import: item.import }] : []))
          if (shown.length === 0) return <p className="empty">{own.historyNone}</p>
          return (
            <>
              <ul className="plain">
                {shown.map(({ id, import: { name, table, mode, file }, state, counts, askedBy, askedAt }) => (
                  <li key={id}>
                    <Link to="/imports" search={{ file, job: id }}>
                      {name}
                    </Link>{' '}
                    <strong>{mode === 'try' && state === 'done' ? own.tried : own.states[state]}</strong>
                    <span className="quiet under">
                      {own.tables[table]} · {askedBy}, {format.moment(askedAt, self.municipality.zone)}
                      {counts &&
                        ` · ${own.doneCounts(
                          format.number(counts.created),
                          format.number(counts.updated),
                          format.number(counts.unchanged),
                        )}`}
                      {counts && counts.wrong > 0 && ` ${own.wrongCount(format.number(counts.wrong))}`}
                    </span>
                  </li>
                ))}
              </ul>
              {next !== null && limit < most && (
                <Button className="button quiet" onPress={() => setLimit(most)}>
                  {own.historyMore}
                </Button>
              )}
            </>
          )
        }}
      </Shown>
    </section>
  )
}
