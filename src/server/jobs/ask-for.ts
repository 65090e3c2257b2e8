import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Person } from '#server/access/person.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { type Problem, problem } from '#server/http/route.ts'
import type { Asked } from './asked.ts'
import { addJob, jobOf } from './queries.ts'
import { workshopOf } from './workshop.ts'

type Asking = { readonly person: Person; readonly now: Instant }

const tooMany = problem(
  'conflict',
  'So much work is waiting already that this is taken for a slip. Let it be done first.',
)

/** Asks for a job and does not wait. The same id again asks for nothing new. */
export async function askFor(
  transaction: Transaction,
  { person, now }: Asking,
  id: Id<'Job'>,
  asked: Asked,
): Promise<Result<{ readonly job: Id<'Job'> }, Problem>> {
  const added = await addJob(transaction, person, now, id, asked)
  if (added === 'tooMany') return tooMany
  if (added === 'taken' && !(await isSame(transaction, person.tenant.id, id, asked)))
    return problem('conflict', 'Another job has this id. It was left as it is.')
  return ok({ job: id })
}

async function isSame(transaction: Transaction, tenant: string, id: Id<'Job'>, asked: Asked): Promise<boolean> {
  const known = (await jobOf(transaction, tenant, id))?.asked as Record<string, unknown> | undefined
  return known !== undefined && Object.entries(asked).every(([name, value]) => known[name] === value)
}

/** Asks for a job and waits until it has ended; what came of it, or why nothing did. */
export async function askAndWait<Answer>(
  pool: Pool,
  { person, now }: Asking,
  id: Id<'Job'>,
  asked: Asked,
): Promise<Result<Answer, Problem>> {
  const { tenant } = person
  const begun = await asTenant(pool, tenant.id, (transaction) => askFor(transaction, { person, now }, id, asked))
  if (!begun.ok) return begun
  const workshop = workshopOf(pool)
  workshop.begin(tenant, id)
  await workshop.through(id)
  const row = await asTenant(pool, tenant.id, (transaction) => jobOf(transaction, tenant.id, id))
  const { detail, refusal } = (row?.answer ?? {}) as { detail?: string; refusal?: unknown }
  switch (row?.state) {
    case 'done':
      return ok(row.answer as Answer)
    case 'refused':
      return problem('refused', detail ?? '', { refusal })
    case 'stopped':
      return problem('conflict', 'Somebody stopped it. Nothing was kept.')
    case 'failed':
      throw new Error(`job ${id} failed`)
    default:
      return problem('away', 'It was not ended. Ask for the job again.')
  }
}
