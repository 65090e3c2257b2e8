import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { copyOut } from './copy.ts'
import { isAway } from './pool.ts'
import { sql } from './sql.ts'
import { asOwner, asTenant, type Transaction } from './transaction.ts'
import { areTogether } from './travel.ts'

const database = await freshDatabase()
afterAll(() => database.close())
const { pool } = database

const aarhus = randomUUID()
const malmo = randomUUID()

beforeAll(async () => {
  await asOwner(pool, async (owner) => {
    await owner.run(sql`insert into tenant (id, key, name, country, zone, currency) values
      (${aarhus}, 'aarhus', 'Aarhus', 'DK', 'Europe/Copenhagen', 'DKK'),
      (${malmo}, 'malmo', 'Malmö', 'SE', 'Europe/Stockholm', 'SEK')`)
    await owner.client.query(`
      create table note (tenant_id uuid not null references tenant, id int, words text, primary key (tenant_id, id));
      select protect('note', 'select, insert, update');
      create table diary (tenant_id uuid not null references tenant, id int, words text, primary key (tenant_id, id));
      select protect('diary');
      create table secret (words text)`)
  })
  await asTenant(pool, aarhus, (own) => own.run(sql`insert into note values (${aarhus}, 1, 'kaffe')`))
  await asTenant(pool, malmo, (own) => own.run(sql`insert into note values (${malmo}, 1, 'fika')`))
})

describe('a tenant', () => {
  it('sees its own rows and itself, and no other', async () => {
    await asTenant(pool, aarhus, async (own) => {
      expect(await own.rows(sql`select words from note`)).toEqual([{ words: 'kaffe' }])
      expect(await own.rows(sql`select words from note where tenant_id = ${malmo}`)).toEqual([])
      expect(await own.rows(sql`select key from tenant`)).toEqual([{ key: 'aarhus' }])
    })
  })

  it('cannot write the rows of another', async () => {
    const insert = sql`insert into note values (${malmo}, 2, 'smuglet')`
    await expect(asTenant(pool, aarhus, (own) => own.run(insert))).rejects.toThrow('row-level security')
    const give = sql`update note set tenant_id = ${malmo}, id = 3`
    await expect(asTenant(pool, aarhus, (own) => own.run(give))).rejects.toThrow('row-level security')
    const change = sql`update note set words = 'te' where tenant_id = ${malmo}`
    expect(await asTenant(pool, aarhus, (own) => own.run(change))).toBe(0)
    expect(await asTenant(pool, malmo, (own) => own.rows(sql`select words from note`))).toEqual([{ words: 'fika' }])
  })

  it('may do no more than was granted', async () => {
    const tries = [
      sql`delete from note`,
      sql`update diary set words = ''`,
      sql`delete from diary`,
      sql`truncate note`,
      sql`select * from secret`,
      sql`insert into tenant values (${randomUUID()}, 'x', 'X', 'DK', 'Z', 'DKK')`,
      sql`update tenant set name = 'mit'`,
      sql`select frirum.protect('secret')`,
      sql`create table frirum.mine (id int)`,
      sql`select * from frirum.migration`,
      sql`alter table note disable row level security`,
    ]
    for (const attempt of tries) {
      await expect(
        asTenant(pool, aarhus, (own) => own.run(attempt)),
        attempt.text,
      ).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('works in a role without any way around row security, and cannot leave it by looking away', async () => {
    const { role } = await asTenant(pool, aarhus, (own) =>
      own.one(sql`select to_jsonb(r) as role from pg_roles r where rolname = current_user`),
    )
    expect(role).toMatchObject({ rolname: 'frirum_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false })
    const off = asTenant(pool, aarhus, async (own) => {
      await own.run(sql`set local row_security = off`)
      await own.rows(sql`select * from note`)
    })
    await expect(off).rejects.toThrow('row-level security')
  })

  it('must be the id of one', () => {
    expect(() => asTenant(pool, `${aarhus}'; drop table note; --`, async () => {})).toThrow('not the id of a tenant')
  })

  it('is forgotten by the connection afterwards', async () => {
    await asTenant(pool, aarhus, async () => {})
    const { rows } = await pool.query(
      `select current_user = session_user as back, current_setting('app.tenant', true) as tenant`,
    )
    expect(rows[0]).toEqual({ back: true, tenant: '' })
  })
})

describe('without a tenant', () => {
  it('nobody sees or writes rows of tenants, not even their owner', async () => {
    expect(await asOwner(pool, (owner) => owner.rows(sql`select * from note`))).toEqual([])
    const insert = sql`insert into note values (${aarhus}, 9, 'herreløs')`
    await expect(asOwner(pool, (owner) => owner.run(insert))).rejects.toThrow('row-level security')
    const asApp = asOwner(pool, async (owner) => {
      await owner.run(sql`set local role frirum_app`)
      return [await owner.rows(sql`select * from note`), await owner.rows(sql`select * from tenant`)]
    })
    expect(await asApp).toEqual([[], []])
  })

  it('the owner lists tenants', async () => {
    expect(await asOwner(pool, (owner) => owner.rows(sql`select key from tenant order by key`))).toHaveLength(2)
  })
})

describe('a transaction', () => {
  it('is undone when the work throws', async () => {
    const work = asTenant(pool, aarhus, async (own) => {
      await own.run(sql`insert into note values (${aarhus}, 5, 'fortrudt')`)
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await asTenant(pool, aarhus, (own) => own.maybe(sql`select from note where id = 5`))).toBeUndefined()
  })

  it('tells of a failure the work swallowed, for then nothing was saved', async () => {
    const work = asTenant(pool, aarhus, async (own) => {
      await own.run(sql`insert into note values (${aarhus}, 6, 'tabt')`)
      await own.run(sql`select 1 / 0`).catch(() => {})
    })
    await expect(work).rejects.toThrow('nothing was saved')
  })

  it('reads one moment and writes nothing when asked to', async () => {
    const mode = { snapshot: true, readOnly: true }
    await asTenant(
      pool,
      aarhus,
      async (own) => {
        const before = await own.rows(sql`select id from note`)
        await asTenant(pool, aarhus, (other) => other.run(sql`insert into note values (${aarhus}, 7, 'imens')`))
        expect(await own.rows(sql`select id from note`)).toEqual(before)
        await expect(own.run(sql`insert into note values (${aarhus}, 8, 'x')`)).rejects.toThrow('read-only')
        throw new Error('done')
      },
      mode,
    ).catch((error) => expect(error.message).toBe('done'))
  })

  it('whose connection dies fails as "away", and the next one works', async () => {
    const work = asTenant(pool, aarhus, async (own) => {
      const { pid } = await own.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await asOwner(pool, (owner) => owner.run(sql`select pg_terminate_backend(${pid})`))
      await own.rows(sql`select 1`)
    })
    const error = await work.catch((error) => error)
    expect(isAway(error), error.message).toBe(true)
    expect(await asTenant(pool, aarhus, (own) => own.rows(sql`select 1 as one`))).toEqual([{ one: 1 }])
  })

  it('counts rows strictly', async () => {
    await asOwner(pool, async (owner) => {
      await expect(owner.one(sql`select from tenant`)).rejects.toThrow('2 rows where one must be')
      await expect(owner.one(sql`select from tenant where false`)).rejects.toThrow('0 rows where one must be')
      await expect(owner.maybe(sql`select from tenant`)).rejects.toThrow('2 rows where at most one may be')
    })
  })
})

describe('statements that travel together', () => {
  const together = <Value>(work: (own: Transaction) => Promise<Value>, opening?: string) =>
    asTenant(pool, aarhus, work, { together: true, ...(opening ? { opening } : {}) })

  it('leave in one writing, with what opens the transaction, and come back each to whoever asked', async () => {
    const writings: number[] = []
    const answers = await together(async (own) => {
      const { stream } = (own.client as unknown as { connection: { stream: Socket } }).connection
      const asked = Promise.all([1, 2, 3].map((n) => own.one(sql`select ${n}::int as n`)))
      writings.push(stream.bytesWritten, stream.writableLength)
      return asked
    })
    expect(answers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    // Nothing of this transaction had left when the third was asked: all of it still waited.
    expect(writings[1]).toBeGreaterThan(300)
  })

  it('fail by the first that failed, and nothing is kept', async () => {
    const work = together((own) =>
      Promise.all([
        own.run(sql`insert into note values (${aarhus}, 20, 'tabt')`),
        own.run(sql`select 1 / 0`),
        own.run(sql`insert into note values (${aarhus}, 21, 'tabt')`),
      ]),
    )
    await expect(work).rejects.toThrow('division by zero')
    expect(await asTenant(pool, aarhus, (own) => own.rows(sql`select from note where id in (20, 21)`))).toEqual([])
  })

  it('fail by what opens them, before anything is done', async () => {
    const work = together(
      (own) => own.run(sql`insert into note values (${aarhus}, 22, 'tabt')`),
      "set local statement_timeout = 'no time'",
    )
    await expect(work).rejects.toThrow('statement_timeout')
    expect(await asTenant(pool, aarhus, (own) => own.rows(sql`select from note where id = 22`))).toEqual([])
  })

  it('do what comes last with the commit, and keep nothing where that fails', async () => {
    const lastly = (words: string, id: number) => async (own: Transaction) => {
      await own.run(sql`insert into note values (${aarhus}, ${id}, ${words})`)
      own.atLast(sql`insert into note values (${aarhus}, ${id} + 1, ${words})`)
    }
    for (const travelled of [true, false])
      await asTenant(pool, aarhus, lastly('begge', travelled ? 30 : 32), { together: travelled })
    const kept = sql`select id from note where id between 30 and 39 order by id`
    const all = [{ id: 30 }, { id: 31 }, { id: 32 }, { id: 33 }]
    expect(await asTenant(pool, aarhus, (own) => own.rows(kept))).toEqual(all)
    for (const travelled of [true, false])
      await expect(asTenant(pool, aarhus, lastly('igen', 29), { together: travelled })).rejects.toThrow('duplicate key')
    expect(await asTenant(pool, aarhus, (own) => own.rows(sql`select from note where id = 29`))).toEqual([])
  })

  it('ask nothing any more once the work was given up', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const work = together(async (own) => {
      late = pause(50).then(() => own.run(sql`insert into note values (${aarhus}, 60, 'for sent')`))
      late.catch(() => {})
      await own.run(sql`select 1 / 0`)
    })
    await expect(work).rejects.toThrow('division by zero')
    await expect(late).rejects.toThrow('after the transaction was over')
    expect(await asTenant(pool, aarhus, (own) => own.rows(sql`select from note where id = 60`))).toEqual([])
  })

  it('let a COPY through, alone', async () => {
    const told = await together(async (own) => {
      await own.run(sql`insert into note values (${aarhus}, 50, 'med')`)
      const lines: (string | null)[][] = []
      for await (const line of copyOut(own, sql`select words from note where id = 50`)) lines.push(line)
      return [lines, await own.one(sql`select 1 as one`)]
    })
    expect(told).toEqual([[['med']], { one: 1 }])
  })

  it('are one by one again for whoever has the connection next', async () => {
    await together((own) => own.run(sql`select 1`))
    await asTenant(pool, aarhus, async (own) => expect(areTogether(own.client)).toBe(false))
  })
})
