import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { readId } from '#kernel/id.ts'
import type { Sql } from './sql.ts'
import { areTogether, sent, travel } from './travel.ts'

/**
 * All work on the database is a transaction, either one tenant's ({@link asTenant}) or the owner's ({@link asOwner}).
 * It is kept when `work` returns, a refusal too, and undone when `work` throws.
 */
export class Transaction {
  /** For COPY and the like; its transaction is already open and is closed by whoever opened it. */
  readonly client: PoolClient
  readonly #last: Sql[] = []
  #isOver = false

  constructor(client: PoolClient) {
    this.client = client
  }

  /** All rows. */
  async rows<Row extends QueryResultRow = Record<string, unknown>>(query: Sql): Promise<Row[]> {
    return (await this.#ask<Row>(query)).rows
  }

  /** The one row there must be; none or several are a bug, and throw. */
  async one<Row extends QueryResultRow = Record<string, unknown>>(query: Sql): Promise<Row> {
    const rows = await this.rows<Row>(query)
    if (rows.length !== 1) throw new Error(`${rows.length} rows where one must be: ${query.text}`)
    return rows[0] as Row
  }

  /** The row if there is one; several are a bug, and throw. */
  async maybe<Row extends QueryResultRow = Record<string, unknown>>(query: Sql): Promise<Row | undefined> {
    const rows = await this.rows<Row>(query)
    if (rows.length > 1) throw new Error(`${rows.length} rows where at most one may be: ${query.text}`)
    return rows[0]
  }

  /** Does it, and says how many rows it touched. */
  async run(query: Sql): Promise<number> {
    return (await this.#ask(query)).rowCount ?? 0
  }

  /** Work that was given up may still come to ask; by then the connection is somebody else's, of another tenant. */
  #ask<Row extends QueryResultRow>(query: Sql): Promise<QueryResult<Row>> {
    if (this.#isOver) throw new Error(`asked after the transaction was over: ${query.text}`)
    return sent<Row>(this.client, asked(query))
  }

  /** Nothing is asked in it any more. */
  end(): void {
    this.#isOver = true
  }

  /** Done when the work is, right before it is kept; where it fails nothing is kept. */
  atLast(query: Sql): void {
    this.#last.push(query)
  }

  /** Does what comes last and keeps everything; the answer is what PostgreSQL made of that. */
  async keep(): Promise<string> {
    this.end()
    const last = [...this.#last.map(asked), { text: 'commit' }]
    if (areTogether(this.client))
      return ((await Promise.all(last.map((query) => sent(this.client, query)))).at(-1) as QueryResult).command
    let command = ''
    for (const query of last) command = (await sent(this.client, query)).command
    return command
  }
}

const asked = ({ text, values, name }: Sql): QueryConfig => ({
  text,
  values: values as unknown[],
  ...(name ? { name } : {}),
})

export type TransactionMode = {
  /** Every read sees the same moment. */
  readonly snapshot?: boolean
  readonly readOnly?: boolean
  /** Statements given at once travel together ({@link travel}). */
  readonly together?: boolean
  /** Statements known to the program, done in the round trip that begins. */
  readonly opening?: string
}

/**
 * One transaction in which only the rows of `tenant` exist; role and tenant are chosen in the round trip that begins.
 */
export function asTenant<Value>(
  pool: Pool,
  tenant: string,
  work: (transaction: Transaction) => Promise<Value>,
  mode: TransactionMode = {},
): Promise<Value> {
  const id = readId(tenant)
  if (id === undefined) throw new TypeError(`not the id of a tenant: ${tenant}`)
  const first = [begin(mode), 'set local role frirum_app', `set local app.tenant = '${id}'`]
  return inTransaction(pool, [...first, ...(mode.opening ? [mode.opening] : [])].join('; '), work, mode.together)
}

/**
 * One transaction as the owner of the schema: for migrations and for tenants themselves. Rows of tenants stay unseen.
 */
export function asOwner<Value>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<Value>,
  mode: TransactionMode = {},
): Promise<Value> {
  return inTransaction(pool, begin(mode), work)
}

const begin = ({ snapshot, readOnly }: TransactionMode): string =>
  `begin isolation level ${snapshot ? 'repeatable read' : 'read committed'} ${readOnly ? 'read only' : 'read write'}`

async function inTransaction<Value>(
  pool: Pool,
  opening: string,
  work: (transaction: Transaction) => Promise<Value>,
  isTogether = false,
): Promise<Value> {
  const client = await pool.connect()
  const transaction = new Transaction(client)
  let broken = true
  try {
    travel(client, isTogether)
    const value = await begun(client, opening, () => work(transaction))
    const command = await transaction.keep()
    broken = false
    // PostgreSQL answers a commit after a failed statement with a quiet rollback.
    if (command !== 'COMMIT') throw new Error('a statement failed and the failure was swallowed: nothing was saved')
    return value
  } catch (error) {
    transaction.end()
    if (broken)
      broken = !(await client.query('rollback').then(
        () => true,
        () => false,
      ))
    throw error
  } finally {
    travel(client, false)
    client.release(broken)
  }
}

/** Opens and works, in one round trip where they travel together; an opening that failed is why the work did. */
async function begun<Value>(client: PoolClient, opening: string, work: () => Promise<Value>): Promise<Value> {
  const opened = sent(client, { text: opening })
  if (!areTogether(client)) await opened
  const [, value] = await Promise.all([opened, work()])
  return value
}
