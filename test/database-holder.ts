import { must } from '#kernel/result.ts'
import { openDatabase } from '#server/database/database.ts'

/**
 * A program of its own that holds a database, to be killed by a test: writes numbers one after another and prints each
 * once it is acknowledged. `node test/database-holder.ts <home> <programs>`; SIGTERM closes it in order.
 */
const [home, programs] = process.argv.slice(2) as [string, string]
const database = must(await openDatabase({ home, programs, mode: 'hold' }))
await database.announce('http://127.0.0.1:4711')
let stopping = false
process.on('SIGTERM', () => {
  stopping = true
})

await database.pool.query('create table if not exists written (n bigint primary key)')
const { rows } = await database.pool.query('select coalesce(max(n), 0) as n from written')
for (let n = rows[0].n + 1; !stopping; n++) {
  await database.pool.query('insert into written values ($1)', [n])
  process.stdout.write(`${n}\n`)
}
await database.close()
