/**
 * Recomputes a municipality's tree from its rows, in one snapshot and in portions, and holds the stored tree and every
 * checkpoint to it. All checkpoints are held to the one recomputed tree, so those that agree with it are consistent
 * with each other: the smaller is how the larger began.
 */
import type { KeyObject } from 'node:crypto'
import type { Pool } from 'pg'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { checkpointFile, notesIn, originOf, readCheckpoints } from './checkpoints.ts'
import { type CheckpointPlace, type Finding, type Findings, newFindings } from './findings.ts'
import { hashOfMissing, hashOfRow, type RowTold } from './leaf.ts'
import { emptyTree, type Frontier, grown, type Hash, rootOf, type TreeNode } from './merkle.ts'
import { type Checkpoint, keyHash, openNote } from './note.ts'
import { keptCheckpoints, tellInUtc } from './queries.ts'

export type Verified = {
  readonly tenant: string
  /** Leaves, and the root recomputed from them. */
  readonly size: number
  readonly root: string
  /** Rows that are committed and have no leaf yet, as they may for a second. */
  readonly waiting: number
  readonly checkpoints: {
    readonly inFile: number
    /** Kept in the database, signed in other homes: to be checked there. */
    readonly ofOtherHomes: number
    /** The last true one: everything below its size is vouched for. */
    readonly last: { readonly size: number; readonly at: string } | null
    /** Texts in the file that are no notes, such as one a power cut left half written. */
    readonly scraps: number
  }
  readonly counts: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

export type VerifyOptions = {
  readonly home: string
  /** Whose signatures count. */
  readonly keys: readonly KeyObject[]
  readonly progress?: (done: number, of: number) => void
}

const portion = 16_384

export async function verifyTenant(pool: Pool, tenant: Tenant, options: VerifyOptions): Promise<Verified> {
  const origin = originOf(tenant)
  // The file before the snapshot: a note written meanwhile would be of a tree that the snapshot does not have.
  const inFile = notesIn(await readCheckpoints(checkpointFile(options.home, tenant)), origin)
  return asTenant(
    pool,
    tenant.id,
    async (transaction) => {
      await transaction.run(tellInUtc)
      const findings = newFindings()
      const kept = await keptCheckpoints(transaction, tenant.id)
      const ourKeys = new Set(options.keys.map((key) => keyHash(origin, key).toString('hex')))
      const ours = kept.filter(({ key }) => ourKeys.has(key)).map(({ note }) => note)
      const signed = [
        ...opened('file', inFile.notes, origin, options.keys, findings),
        ...opened(
          'database',
          ours.filter((note) => !inFile.notes.includes(note)),
          origin,
          options.keys,
          findings,
        ),
      ]
      for (const { size, key, note } of kept)
        if (ourKeys.has(key) && !inFile.notes.includes(note)) findings.add({ kind: 'checkpointLost', size })
      const tree = await treeHeld(transaction, tenant.id, signed, findings, options.progress ?? (() => {}))
      const waiting = await unsequenced(transaction, tenant.id, findings)
      const { counts, first } = findings.told()
      const last = signed.filter(({ agrees }) => agrees).at(-1)
      return {
        tenant: tenant.key,
        size: tree.size,
        root: rootOf(tree).toString('base64'),
        waiting,
        checkpoints: {
          inFile: inFile.notes.length,
          ofOtherHomes: kept.length - ours.length,
          last: last ? { size: last.size, at: last.at } : null,
          scraps: inFile.scraps.length,
        },
        counts,
        findings: first,
      }
    },
    { snapshot: true, readOnly: true },
  )
}

type Signed = Checkpoint & { readonly where: CheckpointPlace; agrees: boolean }

function opened(
  where: CheckpointPlace,
  notes: readonly string[],
  origin: string,
  keys: readonly KeyObject[],
  findings: Findings,
): Signed[] {
  let before = 0
  return notes.flatMap((note, at) => {
    const number = at + 1
    const checkpoint = openNote(note, keys)
    if (!checkpoint.ok || checkpoint.value.origin !== origin) {
      findings.add({ kind: 'checkpointBroken', where, number, why: checkpoint.ok ? 'otherLog' : checkpoint.refusal })
      return []
    }
    const { size } = checkpoint.value
    if (size < before) findings.add({ kind: 'checkpointDisorder', number, size, after: before })
    before = size
    return [{ ...checkpoint.value, where, agrees: false }]
  })
}

/** Grows the tree from the leaves, checking on the way; gives it as it stands in the end. */
async function treeHeld(
  transaction: Transaction,
  tenant: string,
  signed: Signed[],
  findings: Findings,
  progress: (done: number, of: number) => void,
): Promise<Frontier> {
  signed.sort((a, b) => a.size - b.size)
  const { size } = await transaction.one<{ size: number }>(
    sql`select coalesce(max(index) + 1, 0) as size from audit_leaf where tenant_id = ${tenant}`,
  )
  let tree = emptyTree
  let agreesAt = 0
  for (let from = 0; from < size; from += portion) {
    const to = Math.min(size, from + portion)
    const leaves = await leavesHeld(transaction, tenant, from, to, findings)
    const nodes: TreeNode[] = []
    const stops = signed.filter((one) => one.size > from && one.size < to).map((one) => one.size)
    for (const stop of [...new Set(stops), to]) {
      const more = grown(tree, leaves.slice(tree.size - from, stop - from))
      tree = more.tree
      nodes.push(...more.nodes)
      agreesAt = checkpointsHeld(tree, signed, agreesAt, findings)
    }
    await nodesHeld(transaction, tenant, nodes, from, to, findings)
    progress(to, size)
  }
  for (const { where, size: ahead, at } of signed.filter((one) => one.size > size))
    findings.add({ kind: 'checkpointAhead', where, size: ahead, at, has: size })
  await nodesBeyond(transaction, tenant, size, findings)
  return tree
}

/** The size up to which the last agreeing checkpoint vouches. */
function checkpointsHeld(tree: Frontier, signed: readonly Signed[], agreesAt: number, findings: Findings): number {
  let agrees = agreesAt
  for (const one of signed.filter(({ size }) => size === tree.size)) {
    one.agrees = rootOf(tree).equals(one.root)
    if (one.agrees) agrees = one.size
    else findings.add({ kind: 'checkpointDiffers', where: one.where, size: one.size, at: one.at, agreesAt: agrees })
  }
  return agrees
}

type LeafTold = {
  readonly index: number
  readonly id: number
  readonly hash: Hash
  /** Null where the row is gone. */
  readonly row: RowTold | null
}

/** The stored leaves `from` up to `to`; each row is held to its leaf. A leaf that is gone counts as empty. */
async function leavesHeld(
  transaction: Transaction,
  tenant: string,
  from: number,
  to: number,
  findings: Findings,
): Promise<Hash[]> {
  // Row by row by its key: a join of the whole log for each portion is what PostgreSQL may choose otherwise.
  const told = await transaction.rows<LeafTold>(sql`
    select f.index, f.row_id as id, f.hash, l.row
    from audit_leaf f left join lateral (
      select to_jsonb(l) as row from access_log l where l.tenant_id = f.tenant_id and l.id = f.row_id offset 0) l on true
    where f.tenant_id = ${tenant} and f.index >= ${from} and f.index < ${to} order by f.index`)
  const leaves: Hash[] = []
  for (const { index, id, hash, row } of told) {
    for (let gone = from + leaves.length; gone < index; gone++) {
      findings.add({ kind: 'leafMissing', index: gone })
      leaves.push(Buffer.alloc(32))
    }
    leaves.push(hash)
    if (!row) findings.add({ kind: 'rowMissing', index, row: id })
    else if (!hashOfRow(row).equals(hash))
      findings.add({ kind: hashOfMissing(id).equals(hash) ? 'rowExtra' : 'rowChanged', index, row: id })
  }
  return leaves
}

/** The stored inner nodes that became whole between two sizes are what was recomputed. */
async function nodesHeld(
  transaction: Transaction,
  tenant: string,
  recomputed: readonly TreeNode[],
  from: number,
  to: number,
  findings: Findings,
): Promise<void> {
  // Node (level, index) becomes whole with the leaf before (index + 1) * 2^level.
  const ranges = Array.from({ length: Math.floor(Math.log2(to)) }, (_, at) => {
    const width = 2 ** (at + 1)
    return { level: at + 1, first: Math.floor(from / width), last: Math.floor(to / width) - 1 }
  }).filter(({ first, last }) => first <= last)
  const stored = await transaction.rows<TreeNode>(sql`
    select n.level::int, n.index, n.hash
    from unnest(${ranges.map(({ level }) => level)}::smallint[], ${ranges.map(({ first }) => first)}::bigint[],
      ${ranges.map(({ last }) => last)}::bigint[]) as wanted (level, first, last)
    join audit_node n on n.tenant_id = ${tenant} and n.level = wanted.level
      and n.index between wanted.first and wanted.last`)
  const hashes = new Map(stored.map(({ level, index, hash }) => [`${level}.${index}`, hash]))
  for (const { level, index, hash } of recomputed) {
    const kept = hashes.get(`${level}.${index}`)
    if (!kept) findings.add({ kind: 'nodeMissing', level, index })
    else if (!kept.equals(hash)) findings.add({ kind: 'nodeChanged', level, index })
  }
}

/** Nodes over leaves that the tree does not have. */
async function nodesBeyond(transaction: Transaction, tenant: string, size: number, findings: Findings): Promise<void> {
  const beyond = await transaction.rows<{ level: number; index: number }>(sql`
    select level::int, index from audit_node
    where tenant_id = ${tenant} and (index + 1) * (2::numeric ^ level) > ${size}::numeric
    order by level, index limit 100`)
  for (const { level, index } of beyond) findings.add({ kind: 'nodeExtra', level, index })
}

/** How many rows wait for their leaf. Rows that neither have one nor wait were put in past the trigger. */
async function unsequenced(transaction: Transaction, tenant: string, findings: Findings): Promise<number> {
  const { waiting, extra } = await transaction.one<{ waiting: number; extra: number[] }>(sql`
    with waits as (select unnest(row_ids) as id from audit_pending where tenant_id = ${tenant}),
    bare as (
      select l.id, exists (select from waits w where w.id = l.id) as waits from access_log l
      where l.tenant_id = ${tenant}
        and not exists (select from audit_leaf f where f.tenant_id = l.tenant_id and f.row_id = l.id))
    select count(*) filter (where waits) as waiting,
      coalesce(array_agg(id order by id) filter (where not waits), '{}') as extra from bare`)
  for (const row of extra) findings.add({ kind: 'rowExtra', row })
  return waiting
}
