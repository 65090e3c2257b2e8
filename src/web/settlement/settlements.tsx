/** The months in money: what each came to, and those that can be settled now. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { listSettlements, startSettlement } from '#contract/settlement/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month, monthOf } from '#kernel/calendar/month.ts'
import { type JobLine, useJob, useJobs } from '#web/jobs/job.ts'
import { Progress } from '#web/jobs/progress.tsx'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { refusedWords } from './refused-words.ts'
import { settlementWords } from './words.ts'
import './settlement.css'

/** How many months back one is asked whether to settle. */
const monthsBack = 6

export function Settlements() {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const asked = useQuery({ queryKey: ['settlements'], queryFn: () => ask(listSettlements, {}) })
  const { start, running, latest } = useSettling()
  const last = monthOf(addDays(daysOfMonth(monthOf(self.today)).from, -1))
  return (
    <main className="page narrow" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      {start.error && <Failed error={start.error} />}
      {running.map((job) => (
        <Progress key={job.id} job={job} title={own.settling(format.month(job.settlement?.month ?? last))} />
      ))}
      {latest && <Outcome job={latest} />}
      <h2 className="only-heard">{own.months}</h2>
      <Shown of={asked} lines={6}>
        {({ items }) => {
          const runs = Map.groupBy(items, ({ month }) => month)
          return (
            <ul className="plain large months">
              {monthsOf([...runs.keys()], last).map((month) => {
                const ofMonth = runs.get(month) ?? []
                const whole = ofMonth.at(-1)
                const total = ofMonth.reduce((sum, run) => sum + run.total.minor, 0)
                return (
                  <li key={month}>
                    {whole ? (
                      <>
                        <Link to="/settlement/$month" params={{ month }}>
                          {format.month(month)}
                        </Link>
                        <strong className="amount">{format.money({ ...whole.total, minor: total })}</strong>
                        <span className="quiet under">
                          {own.settledOn(format.moment((ofMonth[0] ?? whole).settledAt, self.municipality.zone))}
                          {ofMonth.length > 1 && ` · ${own.corrected(ofMonth.length - 1)}`}
                        </span>
                      </>
                    ) : (
                      <>
                        <span className="name">{format.month(month)}</span>
                        {may(self, 'settlement.run') && (
                          <Button
                            className={month === last ? 'button' : 'button quiet'}
                            isDisabled={running.some(({ settlement }) => settlement?.month === month)}
                            onPress={() => start.mutate(month)}
                          >
                            {own.settle(format.month(month))}
                          </Button>
                        )}
                        <span className="quiet under">{own.notSettled}</span>
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Shown>
    </main>
  )
}

/** The last months whether settled or not, and every month that is, latest first. */
function monthsOf(settled: readonly Month[], last: Month): Month[] {
  const months = new Set(settled)
  let month = last
  for (let back = 0; back < monthsBack; back++) {
    months.add(month)
    month = monthOf(addDays(daysOfMonth(month).from, -1))
  }
  return [...months].sort().reverse()
}

/** Settling that is under way, also what somebody began before this page was opened; and a way to begin. */
export function useSettling() {
  const queries = useQueryClient()
  const jobs = useJobs('settlement', 10)
  const posting = (jobs.data?.items ?? []).filter(({ settlement }) => settlement?.whatIf === false)
  const running = posting.filter(({ endedAt }) => endedAt === null)
  const start = useMutation({
    mutationFn: (month: Month) =>
      ask(startSettlement, { body: { id: newIdHere<'Job'>(), month, model: null, whatIf: false } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
  const ended = posting.filter(({ endedAt }) => endedAt !== null).length
  useEffect(() => {
    if (ended > 0) {
      void queries.invalidateQueries({ queryKey: ['settlements'] })
      void queries.invalidateQueries({ queryKey: ['month'] })
    }
  }, [ended, queries])
  const [first] = posting
  return { start, running, latest: first?.endedAt ? first : undefined }
}

/** What became of the latest settling where the list of months does not show it. */
function Outcome({ job }: { readonly job: JobLine }) {
  const own = useWords(settlementWords)
  const { format } = useSpeaking()
  const { data } = useJob(job.state === 'refused' ? job.id : null)
  if (job.state === 'stopped' || job.state === 'failed') return <Progress job={job} title="" />
  if (job.state !== 'refused') return null
  return (
    <p className="notice" role="status">
      {format.month(job.settlement?.month ?? '')}: {refusedWords(own, data?.refusal?.refusal)}
    </p>
  )
}
