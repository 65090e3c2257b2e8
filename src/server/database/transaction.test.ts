import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { sql } from './sql.ts'
import { asOwner, asTenant } from './transaction.ts'

const database = await freshDatabase()
afterAll(() => database.close())
const { pool } = database

const [aarhus, malmo] = [randomUUID(), randomUUID()]
await asOwner(pool, async (transaction) => {
  await transaction.run(sql`insert into tenant (id, key, name, country, zone, currency) values
    (${aarhus}, 'aarhus', 'Aarhus', 'DK', 'Europe/Copenhagen', 'DKK'),
    (${malmo}, 'malmo', 'Malmö', 'SE', 'Europe/Stockholm', 'SEK')`)
  await transaction.client.query(`
    create table note (tenant_id uuid not null references tenant, id int, words text, primary key (tenant_id, id));
    select protect('note', 'select, insert, update');
    create table secret (words text)`)
})
await asTenant(pool, aarhus, (transaction) => transaction.run(sql`insert into note values (${aarhus}, 1, 'kaffe')`))
await asTenant(pool, malmo, (transaction) => transaction.run(sql`insert into note values (${malmo}, 1, 'fika')`))

describe('a tenant', () => {
  it('sees its own rows', async () => {
    const notes = await asTenant(pool, aarhus, (transaction) => transaction.rows(sql`select words from note`))
    expect(notes).toEqual([{ words: 'kaffe' }])
  })
})
