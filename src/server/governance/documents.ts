import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { loadPreset } from './load.ts'

/**
 * The document of a model under its name and version: what the municipality has taken in, else the preset that comes
 * with Frirum; undefined where there is neither.
 */
export async function documentOf(
  transaction: Transaction,
  tenant: string,
  id: string,
  version: string,
): Promise<unknown> {
  const found = await transaction.maybe<{ document: unknown }>(sql`
    select document from governance_model where tenant_id = ${tenant} and id = ${id} and version = ${version}`)
  if (found) return found.document
  const preset = await loadPreset(id)
  return preset?.model.version === version ? preset.written : undefined
}
