/**
 * Turns committed rows into leaves. A row's number says when it was drawn, not when it was committed: 12 may be
 * committed while 11 is still on its way, so "everything after the last number" would skip 11 for ever. The usual ways
 * round that wait for the oldest transaction of the whole server (a horizon by pg_snapshot_xmin: one long import would
 * hold up every municipality, and numbers of transactions mean nothing after a restore), or make every reader wait for
 * the sequencer (a lock). Here each statement that adds rows also leaves a mark (`audit_pending`, by a trigger) which
 * is committed with them. Whoever has the turn deletes the marks it can see, and it can see exactly the committed ones;
 * leaves and the deletion are one transaction, so a kill leaves either both or neither. A tree's order is the order in
 * which rows were found, and nothing depends on its being that of their numbers.
 */
import type { Pool } from 'pg'
import { asTenant } from '#server/database/transaction.ts'
import { hashOfMissing, hashOfRow } from './leaf.ts'
import { grown } from './merkle.ts'
import { addLeaves, addNodes, readTree, rowsTold, takePending, tellInUtc, tookTurn } from './queries.ts'

/** How many rows are taken together: enough to keep up with anything, few enough to be quick. */
const rowsAtOnce = 5_000

/**
 * Makes leaves of what a municipality has waiting, and says how many; fewer than {@link rowsAtOnce} mean that nothing
 * more waits. 0 also where somebody else has the turn.
 */
export function sequence(pool: Pool, tenant: string): Promise<number> {
  return asTenant(pool, tenant, async (transaction) => {
    if (!(await tookTurn(transaction, tenant))) return 0
    const { marks, ids } = await takePending(transaction, tenant, rowsAtOnce)
    if (marks === 0) return 0
    await transaction.run(tellInUtc)
    const told = new Map((await rowsTold(transaction, tenant, ids)).map(({ id, row }) => [id, row]))
    const leaves = ids.map((id) => {
      const row = told.get(id)
      return { row: id, hash: row ? hashOfRow(row) : hashOfMissing(id) }
    })
    const before = await readTree(transaction, tenant)
    const { nodes } = grown(
      before,
      leaves.map(({ hash }) => hash),
    )
    await addLeaves(transaction, tenant, before.size, leaves)
    if (nodes.length > 0) await addNodes(transaction, tenant, nodes)
    return ids.length
  })
}

/** Goes on until nothing of the municipality waits any more, unless somebody else is at it. */
export async function sequenceAll(pool: Pool, tenant: string): Promise<void> {
  while ((await sequence(pool, tenant)) >= rowsAtOnce);
}
