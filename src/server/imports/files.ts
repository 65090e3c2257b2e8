/** Files on their way in: kept piece by piece in the database, so that any server can take them in. */
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type IncomingFile = {
  readonly id: Id<'File'>
  readonly name: string
  readonly bytes: number
  readonly received: number
}

/** Who leaves a file lying has forgotten it: it holds people's lives and goes after a day. */
const keptHours = 24
/** How many may lie there at once in one municipality. */
const mostFiles = 50

export async function addFile(
  transaction: Transaction,
  tenant: string,
  file: { readonly id: Id<'File'>; readonly name: string; readonly bytes: number },
  by: { readonly person: string; readonly at: Instant },
): Promise<'added' | 'taken' | 'tooMany'> {
  await forgetOld(transaction, tenant, by.at)
  const { count } = await transaction.one<{ count: number }>(sql`
    select count(*) from incoming_file where tenant_id = ${tenant}`)
  if (count >= mostFiles) return 'tooMany'
  const added = await transaction.run(sql`
    insert into incoming_file (tenant_id, id, name, bytes, added_at, added_by)
    values (${tenant}, ${file.id}, ${file.name}, ${file.bytes}, ${writeInstant(by.at)}, ${by.person})
    on conflict do nothing`)
  return added === 1 ? 'added' : 'taken'
}

/** Adds a piece; the same piece again is the same piece. False where another of its number is there. */
export async function addPiece(
  transaction: Transaction,
  tenant: string,
  file: Id<'File'>,
  piece: number,
  content: Uint8Array,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into incoming_piece (tenant_id, file_id, piece, content)
    values (${tenant}, ${file}, ${piece}, ${Buffer.from(content)}) on conflict do nothing`)
  if (added === 1) return true
  const { same } = await transaction.one<{ same: boolean }>(sql`
    select content = ${Buffer.from(content)} as same from incoming_piece
    where tenant_id = ${tenant} and file_id = ${file} and piece = ${piece}`)
  return same
}

export const fileOf = (transaction: Transaction, tenant: string, id: Id<'File'>): Promise<IncomingFile | undefined> =>
  transaction.maybe<IncomingFile>(sql`
    select f.id, f.name, f.bytes, (
      select coalesce(sum(length(p.content)), 0) from incoming_piece p
      where p.tenant_id = f.tenant_id and p.file_id = f.id)::bigint as received
    from incoming_file f where f.tenant_id = ${tenant} and f.id = ${id}`)

/** True where a job took the file in, after which it was forgotten. */
export async function wasTakenIn(transaction: Transaction, tenant: string, id: Id<'File'>): Promise<boolean> {
  const { taken } = await transaction.one<{ taken: boolean }>(sql`
    select exists (
      select 1 from job j join job_outcome o on o.tenant_id = j.tenant_id and o.job_id = j.id
      where j.tenant_id = ${tenant} and j.kind = 'import' and j.asked ->> 'file' = ${id}
        and j.asked ->> 'mode' <> 'try' and o.state = 'done') as taken`)
  return taken
}

/** The content of a file, a piece at a time, in the transaction that reads it. */
export async function* contentOf(
  transaction: Transaction,
  tenant: string,
  id: Id<'File'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let after = -1; ; ) {
    const found = await transaction.rows<{ piece: number; content: Buffer }>(sql`
      select piece, content from incoming_piece
      where tenant_id = ${tenant} and file_id = ${id} and piece > ${after} order by piece limit 1`)
    const [next] = found
    if (!next) return
    after = next.piece
    yield next.content
  }
}

export async function forgetFile(transaction: Transaction, tenant: string, id: Id<'File'>): Promise<void> {
  await transaction.run(sql`delete from incoming_piece where tenant_id = ${tenant} and file_id = ${id}`)
  await transaction.run(sql`delete from incoming_file where tenant_id = ${tenant} and id = ${id}`)
}

async function forgetOld(transaction: Transaction, tenant: string, now: Instant): Promise<void> {
  const old = await transaction.rows<{ id: Id<'File'> }>(sql`
    select id from incoming_file
    where tenant_id = ${tenant} and added_at < ${writeInstant(now)}::timestamptz - make_interval(hours => ${keptHours})`)
  for (const { id } of old) await forgetFile(transaction, tenant, id)
}
