import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { type CopyRow, copyIn, copyOut, readRow, writeRow } from './copy.ts'
import { type Sql, sql } from './sql.ts'
import { asOwner, asTenant, type Transaction } from './transaction.ts'

const database = await freshDatabase()
afterAll(() => database.close())
const { pool } = database

const aarhus = randomUUID()
const malmo = randomUUID()

beforeAll(() =>
  asOwner(pool, async (owner) => {
    await owner.run(sql`insert into tenant (id, key, name, country, zone, currency) values
      (${aarhus}, 'aarhus', 'Aarhus', 'DK', 'Europe/Copenhagen', 'DKK'),
      (${malmo}, 'malmo', 'Malmö', 'SE', 'Europe/Stockholm', 'SEK')`)
    await owner.client.query(`
      create table line (tenant_id uuid not null references tenant, id bigint, words text, list text[], yes boolean default true,
                         primary key (tenant_id, id));
      select protect('line', 'select, insert, delete')`)
  }),
)

const all = async (transaction: Transaction, query: Sql) => {
  const rows = []
  for await (const row of copyOut(transaction, query)) rows.push(row)
  return rows
}

async function* torn(): AsyncGenerator<CopyRow> {
  yield [aarhus, 1, '']
  throw new Error('torn file')
}

/** Each row through the table and back, in a transaction that leaves nothing. */
const throughTheTable = (texts: readonly (string | null)[]) =>
  asTenant(pool, aarhus, async (own) => {
    await own.run(sql`delete from line`)
    await copyIn(
      own,
      'line',
      ['tenant_id', 'id', 'words'],
      texts.map((words, id) => [aarhus, id, words]),
    )
    const out = (await all(own, sql`select words from line order by id`)).map(([words]) => words)
    const asked = (await own.rows(sql`select words from line order by id`)).map(({ words }) => words)
    return { out, asked }
  })

const awkward = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\\',
  '\\N',
  '\\.',
  '\\t',
  'a\tb\nc\\d\re',
  '\b\f\v',
  'NULL',
  '"',
  "'",
  'å🧑‍🦽\u2028',
  null,
]

describe('copying', () => {
  it('keeps tabs, newlines, backslashes, nulls and every letter', async () => {
    expect(await throughTheTable(awkward)).toEqual({ out: awkward, asked: awkward })
  })

  it('keeps any text at all', async () => {
    const text = fc.option(fc.string({ unit: 'binary' }).map((words) => words.replaceAll('\0', '')))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 50 }), async (texts) => {
        expect(await throughTheTable(texts)).toEqual({ out: texts, asked: texts })
      }),
      { numRuns: 30 },
    )
  })

  it('writes and reads a line the same way', () => {
    const field = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...awkward.filter((text) => text !== null))),
    )
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), (row) => {
        const line = writeRow(row)
        expect(line.indexOf('\n')).toBe(line.length - 1)
        expect(readRow(line.slice(0, -1))).toEqual(row)
      }),
    )
  })

  it('takes lists, numbers, booleans, and leaves the other columns to their defaults', async () => {
    const rows: CopyRow[] = [
      [aarhus, 100, ['a"b', 'c\\d', 'e,f', '', null, 'NULL', '{}', 'g\th'], false],
      [aarhus, 101n, [], null],
    ]
    await asTenant(pool, aarhus, async (own) => {
      await copyIn(own, 'line', ['tenant_id', 'id', 'list', 'yes'], rows)
      await copyIn(own, 'frirum.line', ['tenant_id', 'id'], [[aarhus, 102]])
      expect(await own.rows(sql`select id, list, yes, words from line where id >= 100 order by id`)).toEqual([
        { id: 100, list: rows[0]?.[2], yes: false, words: null },
        { id: 101, list: [], yes: null, words: null },
        { id: 102, list: null, yes: true, words: null },
      ])
    })
  })

  it('holds every row to the tenant, in and out', async () => {
    const smuggled = asTenant(pool, aarhus, (own) => copyIn(own, 'line', ['tenant_id', 'id'], [[malmo, 1]]))
    await expect(smuggled).rejects.toThrow('row-level security')
    await asTenant(pool, malmo, (own) => copyIn(own, 'line', ['tenant_id', 'id', 'words'], [[malmo, 1, 'fika']]))
    expect(await asTenant(pool, malmo, (own) => all(own, sql`select words from line`))).toEqual([['fika']])
  })

  it('writes values into a query out as parameters would be', async () => {
    const words = "it's a \\ 'quote'"
    await asTenant(pool, aarhus, async (own) => {
      expect(await all(own, sql`select ${words}::text, ${3}::int, ${null}::text, ${['a', 'b']}::text[]`)).toEqual([
        [words, '3', null, '{a,b}'],
      ])
    })
  })

  it('can be left early, and the transaction goes on', async () => {
    await asOwner(pool, async (owner) => {
      for await (const [first] of copyOut(owner, sql`select n from generate_series(1, 200000) n`)) {
        expect(first).toBe('1')
        break
      }
      expect(await owner.rows(sql`select 1 as one`)).toEqual([{ one: 1 }])
    })
  })

  it.each([
    ['a row the table refuses', [[aarhus, 'not a number', '']], 'bigint'],
    ['a row of another length', [[aarhus, 1]], 'a row of 2 values for 3 columns'],
    ['rows that cannot be read', torn(), 'torn file'],
  ])('fails as a whole on %s, and the connection lives', async (_, rows, message) => {
    const work = asTenant(pool, aarhus, (own) => copyIn(own, 'line', ['tenant_id', 'id', 'words'], rows as CopyRow[]))
    await expect(work).rejects.toThrow(message)
    await asTenant(pool, aarhus, (own) => own.rows(sql`select 1`))
  })

  it('fails on a query that fails half way', async () => {
    const work = asOwner(pool, (owner) => all(owner, sql`select 1 / (5000 - n) from generate_series(1, 10000) n`))
    await expect(work).rejects.toThrow('division by zero')
  })
})
