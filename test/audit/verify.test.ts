import { generateKeyPairSync } from 'node:crypto'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkpointFile, notesIn, originOf, writeCheckpoint } from '#server/audit/checkpoints.ts'
import { publicKeys, type SigningKey, signingKey } from '#server/audit/keys.ts'
import { leafHash } from '#server/audit/merkle.ts'
import { openNote, signedNote } from '#server/audit/note.ts'
import { sequenceAll } from '#server/audit/sequence.ts'
import { type Verified, verifyTenant } from '#server/audit/verify.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, scratchFolder } from '../database.ts'
import { logTown, looked, october } from './log-town.ts'

const database = await freshDatabase()
const { pool } = database
let home: string
let key: SigningKey
beforeAll(async () => {
  home = await scratchFolder()
  key = await signingKey(home)
})
afterAll(async () => {
  await database.close()
  await rm(home, { recursive: true })
})

let towns = 0
let tenant: Tenant
/** The rows of the log, in the order of their leaves: 40, signed at 10, 25 and 40. */
let rows: number[]
beforeEach(async () => {
  towns++
  tenant = await logTown(database, `town-${towns}`)
  rows = []
  for (const more of [10, 15, 15]) {
    rows.push(...(await looked(database, tenant, more)))
    await sequenceAll(pool, tenant.id)
    await writeCheckpoint(pool, tenant, { home, key, now: october })
  }
})

const verified = async (): Promise<Verified> => verifyTenant(pool, tenant, { home, keys: await publicKeys(home) })

/** What somebody does who has the whole server, past rights, row security and triggers. */
async function tampered(...statements: readonly string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`begin; set local app.tenant = '${tenant.id}'`)
    for (const table of ['access_log', 'audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_pending'])
      await client.query(`alter table ${table} disable trigger user`)
    for (const statement of statements) await client.query(statement)
    for (const table of ['access_log', 'audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_pending'])
      await client.query(`alter table ${table} enable trigger user`)
    await client.query('commit')
  } finally {
    client.release(true)
  }
}

const file = () => checkpointFile(home, tenant)
const notes = async () => notesIn(await readFile(file(), 'utf8'), originOf(tenant)).notes
const rewrite = (texts: readonly string[]) => writeFile(file(), texts.map((text) => `${text}\n`).join(''))

describe('a log that nobody touched', () => {
  it('has nothing to find, and its last checkpoint vouches for it all', async () => {
    expect(await verified()).toMatchObject({
      size: 40,
      waiting: 0,
      counts: {},
      findings: [],
      checkpoints: { inFile: 3, ofOtherHomes: 0, last: { size: 40 }, scraps: 0 },
    })
  })

  it('says how many rows wait for their leaf, which is nothing wrong', async () => {
    await looked(database, tenant, 4)
    await looked(database, tenant, 3)
    expect(await verified()).toMatchObject({ size: 40, waiting: 7, counts: {} })
  })

  it('is not signed again while it does not grow', async () => {
    expect(await writeCheckpoint(pool, tenant, { home, key, now: october })).toBeUndefined()
    expect(await notes()).toHaveLength(3)
  })

  it('takes a note that was cut by a power cut before the database knew of it for what it is', async () => {
    await writeFile(file(), `${await readFile(file(), 'utf8')}${originOf(tenant)}\n55\nabc`)
    await looked(database, tenant, 2)
    await sequenceAll(pool, tenant.id)
    await writeCheckpoint(pool, tenant, { home, key, now: october })
    expect(await verified()).toMatchObject({ counts: {}, checkpoints: { inFile: 4, last: { size: 42 }, scraps: 1 } })
  })

  it('leaves notes that another home signed to be checked there', async () => {
    const other = await scratchFolder()
    await looked(database, tenant)
    await sequenceAll(pool, tenant.id)
    await writeCheckpoint(pool, tenant, { home: other, key: await signingKey(other), now: october })
    await rm(other, { recursive: true })
    expect(await verified()).toMatchObject({ counts: {}, checkpoints: { inFile: 3, ofOtherHomes: 1 } })
  })
})

describe('what was tampered with is found and named', () => {
  it('a row that says something else', async () => {
    await tampered(`update access_log set person = 'somebody else' where id = ${rows[17]}`)
    const { counts, findings } = await verified()
    expect(counts).toEqual({ rowChanged: 1 })
    expect(findings).toEqual([{ kind: 'rowChanged', index: 17, row: rows[17] }])
  })

  it('a row whose moment was moved by a microsecond', async () => {
    await tampered(`update access_log set at = at + interval '1 microsecond' where id = ${rows[3]}`)
    expect((await verified()).findings).toEqual([{ kind: 'rowChanged', index: 3, row: rows[3] }])
  })

  it('a row that was taken out', async () => {
    await tampered(`delete from access_log where id = ${rows[30]}`)
    expect((await verified()).findings).toEqual([{ kind: 'rowMissing', index: 30, row: rows[30] }])
  })

  it('a row that was taken out before it had a leaf', async () => {
    const [gone] = await looked(database, tenant)
    await tampered(`delete from access_log where id = ${gone}`)
    await sequenceAll(pool, tenant.id)
    expect((await verified()).findings).toEqual([{ kind: 'rowMissing', index: 40, row: gone }])
  })

  it('a row that was put in past the trigger', async () => {
    await tampered(`insert into access_log (tenant_id, at, person, role, action, operation, criterion)
      values ('${tenant.id}', now(), 'p', 'r', 'a', 'o', 'c')`)
    expect((await verified()).counts).toEqual({ rowExtra: 1 })
  })

  it('a row that was kept from becoming a leaf', async () => {
    const [kept] = await looked(database, tenant)
    await tampered(`delete from audit_pending where first_row = ${kept}`)
    expect((await verified()).findings).toEqual([{ kind: 'rowExtra', row: kept }])
  })

  it('two rows that changed places', async () => {
    await tampered(
      `update audit_leaf set row_id = -1 where row_id = ${rows[5]}`,
      `update audit_leaf set row_id = ${rows[5]} where row_id = ${rows[6]}`,
      `update audit_leaf set row_id = ${rows[6]} where row_id = -1`,
    )
    expect((await verified()).findings).toEqual([
      { kind: 'rowChanged', index: 5, row: rows[6] },
      { kind: 'rowChanged', index: 6, row: rows[5] },
    ])
  })

  it('a row and its leaf that were changed together', async () => {
    const forged = leafHash(Buffer.from('forged')).toString('hex')
    await tampered(
      `delete from access_log where id = ${rows[12]}`,
      `update audit_leaf set hash = '\\x${forged}' where index = 12`,
    )
    const { counts, findings } = await verified()
    expect(counts).toMatchObject({ rowMissing: 1, checkpointDiffers: 2 })
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'nodeChanged', level: 1, index: 6 }))
    // The change is between leaf 10, for which the first checkpoint vouches, and leaf 25.
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'checkpointDiffers', size: 25, agreesAt: 10 }))
  })

  it('the end of the log that was taken out with everything the database keeps of it', async () => {
    await tampered(
      `delete from access_log where id >= ${rows[24]}`,
      'delete from audit_leaf where index >= 24',
      'delete from audit_node where (index + 1) << level > 24',
      'delete from audit_checkpoint where size > 24',
    )
    expect((await verified()).findings).toEqual([
      expect.objectContaining({ kind: 'checkpointAhead', where: 'file', size: 25, has: 24 }),
      expect.objectContaining({ kind: 'checkpointAhead', where: 'file', size: 40, has: 24 }),
    ])
  })

  it('a leaf that is gone', async () => {
    await tampered('delete from audit_leaf where index = 20')
    expect((await verified()).findings).toContainEqual({ kind: 'leafMissing', index: 20 })
  })

  it.each([
    ['changed', `update audit_node set hash = '\\x${'00'.repeat(32)}' where level = 2 and index = 3`, 'nodeChanged'],
    ['gone', 'delete from audit_node where level = 2 and index = 3', 'nodeMissing'],
  ])('an inner node that is %s', async (_, statement, kind) => {
    await tampered(statement)
    expect((await verified()).findings).toEqual([{ kind, level: 2, index: 3 }])
  })

  it('an inner node over leaves that there are not', async () => {
    await tampered(
      `insert into audit_node (tenant_id, level, index, hash) values ('${tenant.id}', 3, 5, '\\x${'00'.repeat(32)}')`,
    )
    expect((await verified()).findings).toEqual([{ kind: 'nodeExtra', level: 3, index: 5 }])
  })

  it('a checkpoint file that was cut short, at any byte', async () => {
    const whole = await readFile(file())
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 3), async (length) => {
        await writeFile(file(), whole)
        await truncate(file(), length)
        const { counts, findings } = await verified()
        expect(counts['checkpointLost']).toBeGreaterThan(0)
        expect(findings).toContainEqual({ kind: 'checkpointLost', size: 40 })
      }),
      { numRuns: 25 },
    )
  })

  it('a checkpoint file that is gone', async () => {
    await rm(file())
    expect((await verified()).counts).toEqual({ checkpointLost: 3 })
  })

  it('a checkpoint in which any byte was changed', async () => {
    const whole = await readFile(file())
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (spot, change) => {
        const at = spot % whole.length
        const other = Buffer.from(whole)
        other[at] = (other[at] as number) ^ change
        await writeFile(file(), other)
        const { counts } = await verified()
        // Between notes only an empty line stands; all else is a note lost.
        const isBetween = whole[at] === 10 && (whole[at - 1] === 10 || whole[at + 1] === 10)
        if (!isBetween) expect(counts['checkpointLost']).toBeGreaterThan(0)
      }),
      { numRuns: 40 },
    )
  })

  it('a signature that was forged, with a key of their own', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const all = await notes()
    const last = openNote(all[2] as string, [key.public])
    if (!last.ok) throw new Error('not our note')
    await rewrite([...all.slice(0, 2), signedNote(last.value, privateKey)])
    expect((await verified()).findings).toEqual([
      { kind: 'checkpointBroken', where: 'file', number: 3, why: 'unknownKey' },
      { kind: 'checkpointLost', size: 40 },
    ])
  })

  it('a signature that was put under another text', async () => {
    const all = await notes()
    await rewrite([...all.slice(0, 2), (all[2] as string).replace('\n40\n', '\n41\n')])
    expect((await verified()).findings).toContainEqual({
      kind: 'checkpointBroken',
      where: 'file',
      number: 3,
      why: 'badSignature',
    })
  })

  it('notes that changed places', async () => {
    const [first, second, third] = (await notes()) as [string, string, string]
    await rewrite([second, first, third])
    expect((await verified()).findings).toEqual([{ kind: 'checkpointDisorder', number: 2, size: 10, after: 25 }])
  })

  it('a tree that was made anew and signed with the stolen key, by the notes kept elsewhere', async () => {
    const before = await readFile(file())
    await tampered(
      `delete from access_log where id = ${rows[39]}`,
      'delete from audit_leaf where index = 39',
      'delete from audit_node where (index + 1) << level > 39',
      'delete from audit_checkpoint',
    )
    await rm(file())
    await looked(database, tenant)
    await sequenceAll(pool, tenant.id)
    await writeCheckpoint(pool, tenant, { home, key, now: october })
    expect((await verified()).counts).toEqual({})
    await writeFile(file(), before)
    expect((await verified()).counts).toEqual({ checkpointDiffers: 1, checkpointLost: 1 })
  })
})

describe('random tampering', () => {
  const acts = [
    (at: number) => `update access_log set person = person || 'x' where id = ${rows[at]}`,
    (at: number) => `update access_log set criterion = 'other' where id = ${rows[at]}`,
    (at: number) => `delete from access_log where id = ${rows[at]}`,
    (at: number) => `update audit_leaf set hash = sha256(hash) where index = ${at}`,
    (at: number) => `update audit_leaf set row_id = -1 where index = ${at}`,
    (at: number) => `delete from audit_leaf where index = ${at}`,
    (at: number) => `delete from access_log where id >= ${rows[at]}`,
  ]
  it('is always found', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(39), fc.nat(acts.length - 1), async (at, act) => {
        const client = await pool.connect()
        try {
          // Held to the tree in a transaction that leaves nothing, so that each begins with a whole log.
          await client.query(`begin; set local app.tenant = '${tenant.id}'`)
          for (const table of ['access_log', 'audit_leaf'])
            await client.query(`alter table ${table} disable trigger user`)
          await client.query((acts[act] as (at: number) => string)(at))
          const inside = { connect: async () => ({ ...wrapped(client), release: () => {} }) }
          const { counts } = await verifyTenant(inside as never, tenant, { home, keys: [key.public] })
          expect(Object.keys(counts).length).toBeGreaterThan(0)
        } finally {
          await client.query('rollback')
          client.release()
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** A connection whose transactions are part of the one that is open. */
const wrapped = (client: { query: (...asked: never[]) => Promise<unknown> }) => ({
  query: (...asked: never[]) => {
    const [first] = asked as unknown as [string | { readonly text: string }]
    const text = typeof first === 'string' ? first : first.text
    if (text === 'commit') return Promise.resolve({ command: 'COMMIT' })
    if (/^(begin|rollback)/.test(text)) return Promise.resolve({})
    return client.query(...asked)
  },
})

it('the key is made once, and its public half stands beside it', async () => {
  const again = await signingKey(home)
  expect(again.isNew).toBe(false)
  expect(again.public.equals(key.public)).toBe(true)
  const pem = await readFile(path.join(home, 'audit/public-key.pem'), 'utf8')
  expect(pem.match(/BEGIN PUBLIC KEY/g)).toHaveLength(1)
  expect(await publicKeys(home)).toHaveLength(1)
})
