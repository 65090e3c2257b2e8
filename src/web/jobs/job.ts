/** Long work that somebody asked for, followed until it has ended. */
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { listJobs, readJob } from '#contract/jobs/operations.ts'
import { ask } from '#web/shell/asking.ts'

export type Job = z.output<typeof readJob.answer>
export type JobLine = z.output<typeof listJobs.answer>['items'][number]

const often = 400

/** A job, asked for again and again until it has ended; null follows none. */
export const useJob = (job: string | null) =>
  useQuery({
    queryKey: ['job', job],
    queryFn: () => ask(readJob, { params: { job: job as string } }),
    enabled: job !== null,
    refetchInterval: ({ state: { data } }) => (data?.endedAt ? false : often),
    refetchIntervalInBackground: true,
  })

/** The latest jobs of one kind; asked for again while one is on its way. */
export const useJobs = (kind: 'settlement' | 'import', limit: number) =>
  useQuery({
    queryKey: ['jobs', kind, limit],
    queryFn: () => ask(listJobs, { query: { kind, limit: String(limit) } }),
    refetchInterval: ({ state: { data } }) => (data?.items.some(({ endedAt }) => endedAt === null) ? often * 4 : false),
  })
