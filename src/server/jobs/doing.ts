import type { Pool } from 'pg'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { Asked, JobKind } from './asked.ts'
import type { OutcomeState, Progress } from './queries.ts'

/** What whoever does a job is given. */
export type Doing<Of extends JobKind = JobKind> = {
  readonly pool: Pool
  readonly tenant: Tenant
  readonly job: Id<'Job'>
  readonly asked: Extract<Asked, { kind: Of }>
  readonly by: string
  /** When it was asked for; all that is written says this moment. */
  readonly at: Instant
  readonly progress: (progress: Progress) => void
  /** Ends the job inside the transaction of the work: both are kept, or neither. Throws where it was stopped. */
  readonly end: (transaction: Transaction, state: OutcomeState, answer: unknown) => Promise<void>
}
