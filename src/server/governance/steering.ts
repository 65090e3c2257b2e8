import type { GovernanceModel } from '#care/governance/model.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { often, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { readDocument } from './load.ts'

/** Documents are never altered under their hash, so one that was read is kept; a municipality has a handful. */
const read = new Map<string, GovernanceModel>()
const mostKept = 100

/** The model that steers the municipality on a day, if any. The same model is the same object. */
export async function steeringOn(
  transaction: Transaction,
  tenant: string,
  day: LocalDate,
): Promise<GovernanceModel | undefined> {
  const found = await transaction.maybe<{ hash: string; id: string; version: string }>(
    often(sql`
    select m.content_hash as hash, m.id, m.version from steering s
    join governance_model m on m.tenant_id = s.tenant_id and m.id = s.model_id and m.version = s.model_version
    where s.tenant_id = ${tenant} and s.during @> ${day}::date`),
  )
  if (!found) return undefined
  const name = `${found.hash} ${found.id} ${found.version}`
  const known = read.get(name)
  if (known) return known
  const { document } = await transaction.one<{ document: unknown }>(sql`
    select document from governance_model
    where tenant_id = ${tenant} and id = ${found.id} and version = ${found.version}`)
  const { model } = readDocument(document)
  if (read.size >= mostKept) read.clear()
  read.set(name, model)
  return model
}
