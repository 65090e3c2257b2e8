/** How far long work is, with a way to stop it; what became of it, where it kept nothing. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { stopJob } from '#contract/jobs/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { JobLine } from './job.ts'
import './progress.css'
import { jobWords } from './words.ts'

type Props = { readonly job: JobLine; readonly title: string }

export function Progress({ job, title }: Props) {
  const own = useWords(jobWords)
  const { format } = useSpeaking()
  const self = useSelf()
  const id = useId()
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: () => ask(stopJob, { params: { job: job.id }, body: {} }),
    onSuccess: async (stopped) => {
      queries.setQueryData(['job', job.id], stopped)
      await queries.invalidateQueries({ queryKey: ['jobs'] })
    },
  })
  if (job.state === 'stopped') return <p className="notice">{own.stopped(job.askedBy)}</p>
  if (job.state === 'failed')
    return (
      <p className="failed" role="alert">
        {own.failed}
      </p>
    )
  if (job.endedAt !== null) return null
  const { stage, done, of } = job
  const share = of > 0 ? Math.min(1, done / of) : null
  const percent = `${format.number(Math.round((share ?? 0) * 100))} %`
  const said =
    job.state === 'waiting' || stage === null
      ? own.waiting
      : own.stages[stage](format.number(done), format.number(of), percent)
  return (
    <div className="progress">
      <p id={id}>
        <strong>{title}</strong> <span className="quiet">{said}</span>
      </p>
      <progress aria-labelledby={id} max={1} {...(share === null ? {} : { value: share })} />
      <p className="quiet under">
        {own.asked(job.askedBy, format.moment(job.askedAt, self.municipality.zone))} {own.leave}
      </p>
      <Button className="button quiet" isDisabled={stop.isPending} onPress={() => stop.mutate()}>
        {stop.isPending ? own.stopping : own.stop}
      </Button>
      {stop.error && <Failed error={stop.error} />}
    </div>
  )
}
