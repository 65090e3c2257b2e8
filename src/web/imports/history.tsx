/** What has been taken in: who, when, what, how much. Each leads to what came of it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type JobLine, useJobs } from '#web/jobs/job.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { ImportWords } from './words/da.ts'
import { importWords } from './words.ts'
import { wrongOf } from './wrong-rows.ts'

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
                {shown.map((job) => (
                  <li key={job.id}>
                    <Link to="/imports" search={{ file: job.import.file, job: job.id }}>
                      {job.import.name}
                    </Link>{' '}
                    <strong>
                      {job.import.mode === 'try' && job.state === 'done' ? own.tried : own.states[job.state]}
                    </strong>
                    <span className="quiet under">
                      {[
                        own.tables[job.import.table],
                        `${job.askedBy}, ${format.moment(job.askedAt, self.municipality.zone)}`,
                        cameOf(job, own, format.number),
                      ]
                        .filter((part) => part !== null)
                        .join(' · ')}
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

/** What came of a file, in a line: a file of which nothing was read is not told by noughts. */
function cameOf(job: JobLine, own: ImportWords, number: (value: number) => string): string | null {
  if (!job.counts || job.state !== 'done') return null
  const { read, created, updated, unchanged, wrong } = job.counts
  if (read === 0) return job.import?.table === 'fhir' || wrong > 0 ? own.unreadable : own.isEmpty(own.rows)
  const left = wrongOf(job) ?? 0
  const counted = own.doneCounts(number(created), number(updated), number(unchanged))
  return left > 0 ? `${counted} ${own.wrongCount(number(left))}` : counted
}
