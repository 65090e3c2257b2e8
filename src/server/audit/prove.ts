/** Proofs for somebody outside, from the hashes the database keeps: a few look-ups, however large the tree is. */
import type { Pool } from 'pg'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { leafOf, leafOfMissing } from './leaf.ts'
import {
  consistencyRanges,
  type Hash,
  inclusionRanges,
  type LeafRange,
  rangeHash,
  rootOf,
  wholeSubtrees,
} from './merkle.ts'
import { hashesAt, readTree, rowsTold, tellInUtc } from './queries.ts'

export type Proved = {
  readonly index: number
  readonly size: number
  readonly root: Hash
  /** What the leaf is made from; who hashes it has the leaf's hash. */
  readonly leaf: Buffer
  readonly proof: readonly Hash[]
}

/** The proof that row `id` stands in the tree as it is now; nothing where it has no leaf. */
export function proveRow(pool: Pool, tenant: Tenant, id: number): Promise<Proved | undefined> {
  return asTenant(
    pool,
    tenant.id,
    async (transaction) => {
      await transaction.run(tellInUtc)
      const found = await transaction.maybe<{ index: number }>(
        sql`select index from audit_leaf where tenant_id = ${tenant.id} and row_id = ${id}`,
      )
      if (!found) return undefined
      const tree = await readTree(transaction, tenant.id)
      const [told] = await rowsTold(transaction, tenant.id, [id])
      const leaf = told ? leafOf(told.row) : leafOfMissing(id)
      const proof = await proofHashes(transaction, tenant.id, inclusionRanges(found.index, tree.size))
      return { index: found.index, size: tree.size, root: rootOf(tree), leaf, proof }
    },
    { snapshot: true, readOnly: true },
  )
}

/** The proof that the tree as it is now began as the tree of `older` leaves. */
export function proveConsistency(pool: Pool, tenant: Tenant, older: number): Promise<readonly Hash[]> {
  return asTenant(
    pool,
    tenant.id,
    async (transaction) => {
      const { size } = await readTree(transaction, tenant.id)
      return proofHashes(transaction, tenant.id, consistencyRanges(older, size))
    },
    { snapshot: true, readOnly: true },
  )
}

async function proofHashes(transaction: Transaction, tenant: string, ranges: readonly LeafRange[]): Promise<Hash[]> {
  const hashAt = await hashesAt(transaction, tenant, ranges.flatMap(wholeSubtrees))
  return ranges.map((range) => rangeHash(range, hashAt))
}
