import { rm, stat } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '#kernel/clock/instant.ts'
import { hashOfRow } from '#server/audit/leaf.ts'
import { emptyTree, grown, leafHash, provesConsistency, provesInclusion, rootOf } from '#server/audit/merkle.ts'
import { proveConsistency, proveRow } from '#server/audit/prove.ts'
import { readTree } from '#server/audit/queries.ts'
import { sequence, sequenceAll } from '#server/audit/sequence.ts'
import { startSequencer } from '#server/audit/sequencer.ts'
import { sql, verbatim } from '#server/database/sql.ts'
import { asOwner, asTenant } from '#server/database/transaction.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, scratchFolder } from '../database.ts'
import { logTown, looked } from './log-town.ts'

const database = await freshDatabase()
const { pool } = database
const folders: string[] = []
afterAll(async () => {
  await database.close()
  for (const folder of folders) await rm(folder, { recursive: true })
})

let towns = 0
let tenant: Tenant
beforeEach(async () => {
  towns++
  tenant = await logTown(database, `town-${towns}`)
})

const treeOf = ({ id }: Tenant) => asTenant(pool, id, (transaction) => readTree(transaction, id))
const leavesOf = ({ id }: Tenant): Promise<{ row: number; hash: Buffer }[]> =>
  asTenant(pool, id, (transaction) =>
    transaction.rows(sql`select row_id as row, hash from audit_leaf where tenant_id = ${id} order by index`),
  )
const rowsOf = async ({ id }: Tenant): Promise<number[]> =>
  asTenant(pool, id, async (transaction) =>
    (await transaction.rows<{ id: number }>(sql`select id from access_log where tenant_id = ${id} order by id`)).map(
      (row) => row.id,
    ),
  )

describe('the access log', () => {
  it.each([
    ['altered', sql`update access_log set person = 'nobody'`],
    ['taken out', sql`delete from access_log`],
  ])('cannot be %s by the daily work, nor by the owner of the schema', async (_, alter) => {
    await looked(database, tenant)
    await expect(asTenant(pool, tenant.id, (own) => own.run(alter))).rejects.toThrow('permission denied')
    await expect(
      asOwner(pool, async (owner) => {
        await owner.run(sql`select set_config('app.tenant', ${tenant.id}, true)`)
        return owner.run(alter)
      }),
    ).rejects.toThrow('only ever added')
  })

  it.each(['access_log', 'audit_leaf', 'audit_node', 'audit_checkpoint'])(
    '%s cannot be emptied, not even by the owner',
    async (table) => {
      await expect(asOwner(pool, (owner) => owner.run(verbatim(`truncate ${table}`)))).rejects.toThrow(
        'only ever added',
      )
    },
  )

  it('has further columns only where older leaves stay what they were', async () => {
    const { rows } = await pool.query(`
      select attname as name, attnotnull or atthasdef as "changesOldLeaves" from pg_attribute
      where attrelid = 'frirum.access_log'::regclass and attnum > 0 and not attisdropped`)
    const first = ['tenant_id', 'id', 'at', 'person', 'role', 'action', 'operation']
    expect(rows.filter(({ name, changesOldLeaves }) => changesOldLeaves && !first.includes(name))).toEqual([])
  })
})

describe('a leaf', () => {
  it('is what the page says it is, to the byte', () => {
    const row = { role: 'leader', id: 7, at: '2026-10-07T08:00:00.123456+00:00', person: 'å"\n', citizen_id: null }
    const bytes =
      '{"kind":"access","row":{"at":"2026-10-07T08:00:00.123456+00:00","id":7,"person":"å\\"\\n","role":"leader"}}'
    expect(hashOfRow(row)).toEqual(leafHash(Buffer.from(bytes)))
    expect(hashOfRow(row).toString('hex')).toBe('1126f1115ba652ab0f941431255500cbb0feaa97fc5628f4bc829b26f601c1e7')
  })

  it('is another for another moment, however near', async () => {
    const at = (microsecond: number) => ({ at: `2026-10-07T08:00:00.00000${microsecond}+00:00` })
    expect(hashOfRow(at(1))).not.toEqual(hashOfRow(at(2)))
  })
})

describe('rows become leaves', () => {
  it('each once, and the tree is that of its leaves', async () => {
    await looked(database, tenant, 3)
    await looked(database, tenant, 5)
    await sequenceAll(pool, tenant.id)
    await looked(database, tenant, 6)
    await sequenceAll(pool, tenant.id)
    expect(await sequence(pool, tenant.id)).toBe(0)
    const leaves = await leavesOf(tenant)
    expect(leaves.map(({ row }) => row)).toEqual(await rowsOf(tenant))
    const whole = grown(
      emptyTree,
      leaves.map(({ hash }) => hash),
    ).tree
    expect(await treeOf(tenant)).toEqual(whole)
    expect(whole.size).toBe(14)
  })

  it('in a tree for each municipality', async () => {
    const other = await logTown(database, `other-${towns}`)
    await looked(database, tenant, 2)
    await looked(database, other, 3)
    await sequenceAll(pool, tenant.id)
    expect((await treeOf(tenant)).size).toBe(2)
    expect((await treeOf(other)).size).toBe(0)
  })

  it('also those whose number was drawn earlier and that were committed later', async () => {
    const slow = await pool.connect()
    await slow.query(`begin; set local role frirum_app; set local app.tenant = '${tenant.id}'`)
    const { rows } = await slow.query(`
      insert into access_log (tenant_id, at, person, role, action, operation, criterion)
      values ('${tenant.id}', now(), 'p', 'r', 'a', 'o', 'c') returning id`)
    const [later] = await looked(database, tenant)
    await sequenceAll(pool, tenant.id)
    expect((await leavesOf(tenant)).map(({ row }) => row)).toEqual([later])
    await slow.query('commit')
    slow.release()
    await sequenceAll(pool, tenant.id)
    expect(rows[0].id).toBeLessThan(later as number)
    expect((await leavesOf(tenant)).map(({ row }) => row)).toEqual([later, rows[0].id])
  })

  it('and none of a transaction that was undone', async () => {
    const undone = asTenant(pool, tenant.id, async (own) => {
      await own.run(sql`
        insert into access_log (tenant_id, at, person, role, action, operation, criterion)
        values (${tenant.id}, now(), 'p', 'r', 'a', 'o', 'c')`)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await sequenceAll(pool, tenant.id)
    expect((await treeOf(tenant)).size).toBe(0)
  })

  it('whatever the order of commits and however many work at it, none skipped and none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ rows: fc.integer({ min: 1, max: 5 }), holds: fc.nat(25) }), {
          minLength: 4,
          maxLength: 30,
        }),
        async (writers) => {
          const town = await logTown(database, `order-${crypto.randomUUID()}`)
          const writing = writers.map(({ rows, holds }) =>
            asTenant(pool, town.id, async (own) => {
              await own.run(sql`
                insert into access_log (tenant_id, at, person, role, action, operation, criterion)
                select ${town.id}, now(), 'p', 'r', 'a', 'o', 'c' from generate_series(1, ${rows}::int)`)
              await pause(holds)
            }),
          )
          let isDone = false
          const working = [1, 2].map(async () => {
            while (!isDone) await sequence(pool, town.id)
          })
          await Promise.all(writing)
          isDone = true
          await Promise.all(working)
          await sequenceAll(pool, town.id)
          const leaves = (await leavesOf(town)).map(({ row }) => row)
          expect(leaves.toSorted((a, b) => a - b)).toEqual(await rowsOf(town))
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  it('for everybody again when the one at work is killed half way', async () => {
    await looked(database, tenant, 4)
    const killed = await pool.connect()
    await killed.query(`begin; set local role frirum_app; set local app.tenant = '${tenant.id}'`)
    await killed.query(`select pg_advisory_xact_lock(hashtextextended('frirum audit ${tenant.id}', 0))`)
    await killed.query('delete from audit_pending')
    expect(await sequence(pool, tenant.id)).toBe(0)
    const { rows } = await killed.query('select pg_backend_pid() as pid')
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid])
    await killed.query('select 1').catch(() => {})
    killed.release(true)
    await expect.poll(() => sequence(pool, tenant.id)).toBe(4)
    expect((await treeOf(tenant)).size).toBe(4)
  })
})

describe('proofs from the database', () => {
  it('hold for any row and any earlier size', async () => {
    const rows = (await Promise.all([1, 2, 3, 4].map((times) => looked(database, tenant, times * 9)))).flat()
    await sequenceAll(pool, tenant.id)
    const older = await treeOf(tenant)
    await looked(database, tenant, 41)
    await sequenceAll(pool, tenant.id)
    const newer = await treeOf(tenant)
    for (const row of [rows[0], rows[50], rows.at(-1)] as number[]) {
      const proved = await proveRow(pool, tenant, row)
      if (!proved) throw new Error('no proof')
      expect(provesInclusion({ ...proved, leaf: leafHash(proved.leaf) })).toBe(true)
      expect(proved.root).toEqual(rootOf(newer))
      expect(proved.leaf.toString()).toContain(`"id":${row},`)
    }
    const proof = await proveConsistency(pool, tenant, older.size)
    const sized = (tree: typeof older) => ({ size: tree.size, root: rootOf(tree) })
    expect(provesConsistency({ older: sized(older), newer: sized(newer), proof })).toBe(true)
    expect(await proveRow(pool, tenant, 0)).toBeUndefined()
  })
})

describe('the round of a server', () => {
  it('makes leaves of 300 rows a second, each within a second of its commit, and signs when it stops', async () => {
    const home = await scratchFolder()
    folders.push(home)
    const failures: unknown[] = []
    const clock = () => Date.now() as Instant
    const one = await startSequencer({ pool, home, clock, failed: (error) => failures.push(error) })
    const other = await startSequencer({ pool, home, clock, failed: (error) => failures.push(error) })
    const committed = new Map<number, number>()
    const found = new Map<number, number>()
    let isWriting = true
    const watch = (async () => {
      for (let last = -1; isWriting || found.size < committed.size; await pause(15)) {
        const rows = await asTenant(pool, tenant.id, (own) =>
          own.rows<{ index: number; row: number }>(sql`
            select index, row_id as row from audit_leaf where tenant_id = ${tenant.id} and index > ${last} order by index`),
        )
        for (const { index, row } of rows) {
          found.set(row, performance.now())
          last = index
        }
      }
    })()
    const began = performance.now()
    const writing: Promise<void>[] = []
    for (let at = 0; at < 900; at++) {
      await pause(Math.max(0, began + at * (1000 / 300) - performance.now()))
      writing.push(looked(database, tenant).then(([id]) => void committed.set(id as number, performance.now())))
    }
    await Promise.all(writing)
    const seconds = (performance.now() - began) / 1000
    isWriting = false
    await watch
    await Promise.all([one.stop(), other.stop()])
    const lags = [...committed].map(([id, at]) => (found.get(id) as number) - at).sort((a, b) => a - b)
    console.log(
      `${Math.round(committed.size / seconds)} rows/s; leaf after ${Math.round(lags[450] as number)} ms (median), ` +
        `${Math.round(lags.at(-1) as number)} ms (most)`,
    )
    expect(failures).toEqual([])
    expect(found.size).toBe(900)
    // What a machine on which others wait in line takes for anything at all says nothing about the sequencer.
    const isCalm = (loadavg()[0] as number) < 2 * availableParallelism()
    expect(lags[isCalm ? 899 : 450]).toBeLessThan(1000)
    expect((await stat(path.join(home, 'audit', tenant.key, 'checkpoints'))).size).toBeGreaterThan(100)
    expect((await stat(path.join(home, 'audit/signing-key.pem'))).mode & 0o777).toBe(0o600)
  })
})
