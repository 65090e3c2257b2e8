/**
 * How statements travel to PostgreSQL: one by one, each when the one before is answered, or together. A request asks
 * ten small things; on a machine with few cores each round trip wakes a process and may cost a turn on the core, so
 * what does not need the answer of the other goes and comes in one.
 */
import type { Writable } from 'node:stream'
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow, Submittable } from 'pg'

/** What `pg` looks at whenever a statement is given, though it only lets one set it for a whole connection. */
type Inside = { pipeline: boolean; readonly connection: { readonly stream: Writable } }

const inside = (client: PoolClient): Inside => client as unknown as Inside

/** Says how the next statements travel; nothing may be on its way. */
export function travel(client: PoolClient, isTogether: boolean): void {
  inside(client).pipeline = isTogether
}

export const areTogether = (client: PoolClient): boolean => inside(client).pipeline

/** Sends a statement. Where they travel together, all that is given in one turn leaves in one writing. */
export function sent<Row extends QueryResultRow>(client: PoolClient, query: QueryConfig): Promise<QueryResult<Row>> {
  if (areTogether(client)) gather(inside(client).connection.stream)
  return client.query<Row>(query)
}

function gather(stream: Writable): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Sends a COPY, which travels alone: all given before it must be answered, and what comes after goes one by one. */
export function sentAlone<Copy extends Submittable>(client: PoolClient, copy: Copy): Copy {
  travel(client, false)
  return client.query(copy)
}
