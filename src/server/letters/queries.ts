/** Letters as they were sent, and where they say one can ask: added and read back. */
import type { Language } from '#care/governance/words.ts'
import type { ContactPoint } from '#care/letters/letter.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

export type KeptLetter = {
  readonly id: Id<'Letter'>
  readonly decision: Id<'Decision'>
  readonly language: Language
  readonly keptAt: Instant
  readonly keptBy: string
  readonly hash: string
}

/** False where there is a letter of that id, or one of the decision in that language; nothing is written then. */
export async function addLetter(
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  { id, decision, language, keptAt, keptBy }: Omit<KeptLetter, 'hash'>,
  content: Buffer,
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into letter (tenant_id, id, citizen_id, decision_id, language, content, hash, kept_at, kept_by)
    values (${tenant}, ${id}, ${citizen}, ${decision}, ${language}, ${content}, sha256(${content}),
      ${writeInstant(keptAt)}, ${keptBy})
    on conflict do nothing`)
  return added === 1
}

const columns = sql`l.id, l.decision_id as decision, l.language, l.kept_at as "keptAt",
  coalesce(p.name, l.kept_by) as "keptBy", encode(l.hash, 'hex') as hash`
const withNames = sql`letter l left join person p on p.tenant_id = l.tenant_id and p.key = l.kept_by`

/** A citizen's letters, latest first. */
export const lettersOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  limit: number,
): Promise<KeptLetter[]> =>
  transaction.rows<KeptLetter>(sql`
    select ${columns} from ${withNames}
    where l.tenant_id = ${tenant} and l.citizen_id = ${citizen} order by l.kept_at desc, l.id desc limit ${limit}`)

export const letterOf = (
  transaction: Transaction,
  tenant: string,
  citizen: Id<'Citizen'>,
  letter: Id<'Letter'>,
): Promise<(KeptLetter & { readonly html: string }) | undefined> =>
  transaction.maybe(sql`
    select ${columns}, convert_from(l.content, 'UTF8') as html from ${withNames}
    where l.tenant_id = ${tenant} and l.citizen_id = ${citizen} and l.id = ${letter}`)

/** What somebody is called; their key where nobody knows. */
export async function nameOf(transaction: Transaction, tenant: string, key: string): Promise<string> {
  const found = await transaction.maybe<{ name: string }>(sql`
    select name from person where tenant_id = ${tenant} and key = ${key}`)
  return found?.name ?? key
}

export type ContactWritten = ContactPoint & { readonly writtenAt: Instant; readonly writtenBy: string }

/** What was written last. */
export const contactOf = (transaction: Transaction, tenant: string): Promise<ContactWritten | undefined> =>
  transaction.maybe<ContactWritten>(sql`
    select c.office, c.address, c.phone, c.email, c.hours, c.written_at as "writtenAt",
      coalesce(p.name, c.written_by) as "writtenBy"
    from letter_contact c left join person p on p.tenant_id = c.tenant_id and p.key = c.written_by
    where c.tenant_id = ${tenant} order by c.written_at desc, c.id desc limit 1`)

/** False where there is one of that id already; nothing is written then. */
export async function addContact(
  transaction: Transaction,
  tenant: string,
  { id, office, address, phone, email, hours }: ContactPoint & { readonly id: Id<'Contact'> },
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const added = await transaction.run(sql`
    insert into letter_contact (tenant_id, id, office, address, phone, email, hours, written_at, written_by)
    values (${tenant}, ${id}, ${office}, ${address}, ${phone}, ${email}, ${hours}, ${writeInstant(at)}, ${by})
    on conflict do nothing`)
  return added === 1
}
