import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { CitizenMonth } from '#care/settlement/settlement.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Result } from '#kernel/result.ts'
import { asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { citizenMonths, citizensOfMonth } from './citizen-months.ts'
import { type ModelRefusal, whichModel } from './which-model.ts'

/** Which month is looked at, and by which model: any may be tried, for nothing is posted. */
export type Look = {
  readonly month: Month
  readonly model: string | undefined
  /** Told now and then how many citizens are done. */
  readonly progress?: (done: number, of: number) => void
}

const toldEvery = 200

/**
 * Shows every citizen's month to whoever measures it, in the order of their keys and in one snapshot; nothing is
 * changed. The model that steers, or the one named, is the answer.
 */
export const eachMonth = (
  pool: Pool,
  tenant: Tenant,
  { month, model, progress }: Look,
  take: (model: GovernanceModel, month: CitizenMonth) => void,
): Promise<Result<GovernanceModel, ModelRefusal>> =>
  asTenant(
    pool,
    tenant.id,
    async (transaction) => {
      const which = await whichModel(transaction, tenant, month, { model, whatIf: true })
      if (!which.ok) return which
      const all = await citizensOfMonth(transaction, tenant.id, month)
      let done = 0
      for await (const months of citizenMonths(transaction, tenant, month, all))
        for (const citizen of months) {
          take(which.value, citizen)
          if (++done % toldEvery > 0 && done < all.length) continue
          progress?.(done, all.length)
          await setImmediate()
        }
      return which
    },
    { snapshot: true, readOnly: true },
  )
