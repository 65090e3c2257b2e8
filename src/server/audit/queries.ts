import { type Sql, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { RowTold } from './leaf.ts'
import { emptyTree, type Frontier, type Hash, type NodePlace, peaksOf, type TreeNode } from './merkle.ts'

/** Rows are told alike whatever the session's settings are. */
export const tellInUtc = verbatim("set local timezone to 'UTC'")

/** One at a time works on a municipality's tree, whichever server it runs in; false when another does just now. */
export const tookTurn = async (transaction: Transaction, tenant: string): Promise<boolean> =>
  (await transaction.one<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${turnOf(tenant)}) as mine`)).mine

/** The same, waiting for whoever has the turn. */
export const takeTurn = (transaction: Transaction, tenant: string): Promise<number> =>
  transaction.run(sql`select pg_advisory_xact_lock(${turnOf(tenant)})`)

const turnOf = (tenant: string): Sql => sql`hashtextextended(${`frirum audit ${tenant}`}, 0)`

/**
 * Takes marks until they stand for so many rows, at least one, and gives the numbers of those rows, lowest first.
 */
export async function takePending(
  transaction: Transaction,
  tenant: string,
  enough: number,
): Promise<{ readonly marks: number; readonly ids: readonly number[] }> {
  const taken = await transaction.rows<{ ids: number[] }>(sql`
    delete from audit_pending p using (
      select first_row, sum(cardinality(row_ids)) over (order by first_row) - cardinality(row_ids) as before
      from (select first_row, row_ids from audit_pending where tenant_id = ${tenant} order by first_row limit ${enough}) f
    ) taken
    where p.tenant_id = ${tenant} and p.first_row = taken.first_row and taken.before < ${enough}
    returning p.row_ids as ids`)
  return { marks: taken.length, ids: taken.flatMap(({ ids }) => ids).sort((a, b) => a - b) }
}

/** Those of the rows that are there, as they are told. */
export const rowsTold = (
  transaction: Transaction,
  tenant: string,
  ids: readonly number[],
): Promise<{ id: number; row: RowTold }[]> =>
  transaction.rows(sql`
    select l.id, to_jsonb(l) as row from access_log l where l.tenant_id = ${tenant} and l.id = any(${ids}::bigint[])`)

/** Somebody took a node out that must be there. */
export class BrokenTree extends Error {}

/** The tree as it stands. Throws {@link BrokenTree}. */
export async function readTree(transaction: Transaction, tenant: string): Promise<Frontier> {
  const last = await transaction.maybe<{ index: number }>(
    sql`select index from audit_leaf where tenant_id = ${tenant} order by index desc limit 1`,
  )
  if (!last) return emptyTree
  const size = last.index + 1
  const hashAt = await hashesAt(transaction, tenant, peaksOf(size))
  return { size, peaks: peaksOf(size).map(hashAt) }
}

/** The hashes at some places of a municipality's tree, found by their keys. */
export async function hashesAt(
  transaction: Transaction,
  tenant: string,
  places: readonly NodePlace[],
): Promise<(place: NodePlace) => Hash> {
  const inner = places.filter(({ level }) => level > 0)
  const leaves = places.filter(({ level }) => level === 0)
  const found = await transaction.rows<TreeNode>(sql`
    select n.level::int, n.index, n.hash from audit_node n
    join unnest(${inner.map(({ level }) => level)}::smallint[], ${inner.map(({ index }) => index)}::bigint[])
      as wanted (level, index) on wanted.level = n.level and wanted.index = n.index
    where n.tenant_id = ${tenant}
    union all
    select 0, index, hash from audit_leaf
    where tenant_id = ${tenant} and index = any(${leaves.map(({ index }) => index)}::bigint[])`)
  const hashes = new Map(found.map(({ level, index, hash }) => [`${level}.${index}`, hash]))
  return ({ level, index }) => {
    const hash = hashes.get(`${level}.${index}`)
    if (hash) return hash
    throw new BrokenTree(`the audit tree of ${tenant} is broken: node ${index} of level ${level} is not there`)
  }
}

export type Leaf = { readonly row: number; readonly hash: Hash }

export async function addLeaves(
  transaction: Transaction,
  tenant: string,
  first: number,
  leaves: readonly Leaf[],
): Promise<void> {
  await transaction.run(sql`
    insert into audit_leaf (tenant_id, index, row_id, hash)
    select ${tenant}, ${first}::bigint + place - 1, row_id, hash
    from unnest(${leaves.map(({ row }) => row)}::bigint[], ${hexOf(leaves)}::bytea[])
      with ordinality as added (row_id, hash, place)`)
}

export async function addNodes(transaction: Transaction, tenant: string, nodes: readonly TreeNode[]): Promise<void> {
  await transaction.run(sql`
    insert into audit_node (tenant_id, level, index, hash)
    select ${tenant}, level, index, hash
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${hexOf(nodes)}::bytea[]) as added (level, index, hash)`)
}

const hexOf = (some: readonly { readonly hash: Hash }[]): string[] =>
  some.map(({ hash }) => `\\x${hash.toString('hex')}`)

export type KeptCheckpoint = { readonly size: number; readonly key: string; readonly note: string }

/** The notes that were written for a municipality, smallest tree first. */
export const keptCheckpoints = (transaction: Transaction, tenant: string): Promise<KeptCheckpoint[]> =>
  transaction.rows(sql`
    select size, key, note from audit_checkpoint where tenant_id = ${tenant} order by size, key`)

/** The size of the largest tree that this key signed; 0 when it signed none. */
export const lastCheckpoint = async (transaction: Transaction, tenant: string, key: string): Promise<number> =>
  (
    await transaction.maybe<{ size: number }>(sql`
      select size from audit_checkpoint where tenant_id = ${tenant} and key = ${key} order by size desc limit 1`)
  )?.size ?? 0

export async function keepCheckpoint(
  transaction: Transaction,
  tenant: string,
  { size, key, note }: KeptCheckpoint,
): Promise<void> {
  await transaction.run(sql`
    insert into audit_checkpoint (tenant_id, size, key, note) values (${tenant}, ${size}, ${key}, ${note})`)
}
