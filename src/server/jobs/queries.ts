/** Jobs as they lie in the database: asked for, on their way, ended. */
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#server/access/person.ts'
import { json, nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Asked, JobKind } from './asked.ts'

export type OutcomeState = 'done' | 'refused' | 'stopped' | 'failed'

export type JobRow = {
  readonly id: Id<'Job'>
  readonly kind: JobKind
  readonly asked: Asked
  readonly askedAt: Instant
  readonly askedBy: string
  readonly askedByName: string
  readonly tries: number | null
  readonly stage: string | null
  readonly done: number | null
  readonly of: number | null
  readonly state: OutcomeState | null
  readonly answer: unknown
  readonly endedAt: Instant | null
}

const columns = sql`j.id, j.kind, j.asked, j.asked_at as "askedAt", j.asked_by as "askedBy",
  j.asked_by_name as "askedByName", p.tries, p.stage, p.done, p.of_all as of, o.state, o.answer,
  o.ended_at as "endedAt"`
const from = sql`from job j
  left join job_progress p on p.tenant_id = j.tenant_id and p.job_id = j.id
  left join job_outcome o on o.tenant_id = j.tenant_id and o.job_id = j.id`

/** How much may wait in one municipality; more is somebody's slip. */
const mostUnended = 20

/** Adds a job; `taken` where the id is in use, `tooMany` where enough is waiting. */
export async function addJob(
  transaction: Transaction,
  person: Person,
  at: Instant,
  id: Id<'Job'>,
  asked: Asked,
): Promise<'added' | 'taken' | 'tooMany'> {
  const tenant = person.tenant.id
  if ((await unended(transaction, tenant)).length >= mostUnended) return 'tooMany'
  const added = await transaction.run(sql`
    insert into job (tenant_id, id, kind, asked, asked_at, asked_by, asked_by_name)
    values (${tenant}, ${id}, ${asked.kind}, ${json(asked)}, ${writeInstant(at)}, ${person.key}, ${person.name})
    on conflict do nothing`)
  return added === 1 ? 'added' : 'taken'
}

/** The jobs of a municipality that nobody has ended, first come first. */
export const unended = (transaction: Transaction, tenant: string): Promise<{ readonly id: Id<'Job'> }[]> =>
  transaction.rows(sql`
    select j.id from job j where j.tenant_id = ${tenant}
      and not exists (select 1 from job_outcome o where o.tenant_id = j.tenant_id and o.job_id = j.id)
    order by j.asked_at, j.id`)

export const jobOf = (transaction: Transaction, tenant: string, id: Id<'Job'>): Promise<JobRow | undefined> =>
  transaction.maybe<JobRow>(sql`select ${columns} ${from} where j.tenant_id = ${tenant} and j.id = ${id}`)

/** Jobs of one kind, latest first, from before another; their answers as they are. */
export const jobsBefore = (
  transaction: Transaction,
  tenant: string,
  kind: JobKind,
  before: Id<'Job'> | undefined,
  limit: number,
): Promise<JobRow[]> =>
  transaction.rows<JobRow>(sql`
    select ${columns} ${from}
    where j.tenant_id = ${tenant} and j.kind = ${kind} ${
      before === undefined
        ? nothing
        : sql`and (j.asked_at, j.id) < (select b.asked_at, b.id from job b where b.tenant_id = ${tenant} and b.id = ${before})`
    }
    order by j.asked_at desc, j.id desc limit ${limit}`)

/** Notes that work on it begins, and says how often it has. */
export async function beginJob(transaction: Transaction, tenant: string, id: Id<'Job'>): Promise<number> {
  const { tries } = await transaction.one<{ tries: number }>(sql`
    insert into job_progress (tenant_id, job_id, tries, stage, done, of_all) values (${tenant}, ${id}, 1, 'begun', 0, 0)
    on conflict (tenant_id, job_id) do update set tries = job_progress.tries + 1, stage = 'begun', done = 0, of_all = 0
    returning tries`)
  return tries
}

export type Progress = { readonly stage: string; readonly done: number; readonly of: number }

export const noteProgress = (
  transaction: Transaction,
  tenant: string,
  id: Id<'Job'>,
  { stage, done, of }: Progress,
): Promise<number> =>
  transaction.run(sql`
    update job_progress set stage = ${stage}, done = ${done}, of_all = ${of}
    where tenant_id = ${tenant} and job_id = ${id}`)

/** Ends a job, once: false where it was ended before. */
export async function endJob(
  transaction: Transaction,
  tenant: string,
  id: Id<'Job'>,
  { state, answer, at }: { readonly state: OutcomeState; readonly answer: unknown; readonly at: Instant },
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into job_outcome (tenant_id, job_id, state, answer, ended_at)
    values (${tenant}, ${id}, ${state}, ${json(answer)}, ${writeInstant(at)}) on conflict do nothing`)
  return added === 1
}

/**
 * True where nobody works on the job. Whoever does holds this lock in a session, so it is free as soon as they or their
 * machine are gone; here it is held only until the transaction ends.
 */
export async function isIdle(transaction: Transaction, id: Id<'Job'>): Promise<boolean> {
  const { free } = await transaction.one<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`frirum job ${id}`}, 0)) as free`,
  )
  return free
}
