import { afterAll, describe, expect, it } from 'vitest'
import { instant, writeInstant } from '#kernel/clock/instant.ts'
import { freshDatabase } from '../../../test/database.ts'
import { sql, verbatim } from './sql.ts'
import { asOwner } from './transaction.ts'

const database = await freshDatabase()
afterAll(() => database.close())

const read = async (expression: string) =>
  (await asOwner(database.pool, (transaction) => transaction.one(sql`select ${verbatim(expression)} as value`))).value

describe('a value comes out as', () => {
  it.each([
    ["date '2026-10-25'", '2026-10-25'],
    ["array[date '2026-10-25', null]", ['2026-10-25', null]],
    ['9007199254740991::int8', 9007199254740991],
    ['array[[1::int8], [2]]', [[1], [2]]],
    ["timestamptz '2026-10-25 02:30:00.123+02'", instant('2026-10-25T00:30:00.123Z')],
    ["timestamptz '1969-12-31 23:59:59.999+00'", -1],
    ["timestamptz '2026-10-25 02:30:00.123999+00'", instant('2026-10-25T02:30:00.123Z')],
    ["array[timestamptz '1970-01-01 00:00:01+00']", [1000]],
    ["timestamp '2026-10-25 02:30:00'", '2026-10-25 02:30:00'],
    ["time '07:30'", '07:30:00'],
    ["interval '1 day 2 hours'", 'P1DT2H'],
    ['1.50::numeric', '1.50'],
    ["daterange('2026-01-01', '2026-01-31', '[]')", '[2026-01-01,2026-02-01)'],
    ['\'{"a": [1, null]}\'::jsonb', { a: [1, null] }],
    ['null::date', null],
    ['true', true],
    ["array['a', null]", ['a', null]],
  ])('%s', async (expression, expected) => {
    expect(await read(expression)).toEqual(expected)
  })

  it.each(['9007199254740992::int8', "'infinity'::timestamptz"])(
    'nothing that would be wrong: %s throws',
    async (expression) => {
      await expect(read(expression)).rejects.toThrow(RangeError)
    },
  )
})

it('takes an instant as it is written on the wire, and gives it back', async () => {
  const at = instant('2026-03-29T01:00:00.001Z')
  const { back } = await asOwner(database.pool, (transaction) =>
    transaction.one(sql`select ${writeInstant(at)}::timestamptz as back`),
  )
  expect(back).toBe(at)
})

it('sorts for Danes, Swedes and Finns where a query asks for it', async () => {
  const sorted = (collation: string) =>
    read(`(select string_agg(name, ' ' order by name collate "${collation}")
           from unnest(array['Aalborg', 'Zoo', 'Ærø', 'Øst', 'Åse']) as name)`)
  expect(await sorted('da-x-icu')).toBe('Zoo Ærø Øst Aalborg Åse')
  expect(await sorted('sv-x-icu')).toBe('Aalborg Zoo Åse Ærø Øst')
})
