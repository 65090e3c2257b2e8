import type { IdentityNumber, IdentityRefusal } from '#care/people/citizen.ts'
import type { FaultReason } from '#exchange/csv/fault.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { readCpr } from '#law/denmark/cpr.ts'
import { readPersonnummer } from '#law/sweden/personnummer.ts'
import { sql } from '#server/database/sql.ts'
import { ownCopy, type Work } from './work.ts'

type Reader = (text: string, today: LocalDate) => Result<IdentityNumber, IdentityRefusal>

/** How a country's identity numbers are read. */
const readers: Readonly<Record<string, Reader>> = {
  DK: readCpr,
  SE: readPersonnummer,
}

/** Reads an identity number as the municipality's country writes it. */
export function identityReader({
  tenant,
  today,
}: Work<unknown>): (text: string) => Result<IdentityNumber, FaultReason> {
  const read = readers[tenant.country]
  if (!read) throw new Error(`no identity numbers are known of ${tenant.country}`)
  return (text) => {
    const identity = read(text, today)
    return identity.ok ? identity : refuse('notAnIdentityNumber')
  }
}

export const identityKey = ({ system, value }: Pick<IdentityNumber, 'system' | 'value'>): string => `${system} ${value}`

/** Finds citizens by the text of their identity number; every citizen who has one is loaded once. */
export async function citizenFinder(work: Work<unknown>): Promise<(text: string) => Result<string, FaultReason>> {
  const rows = await work.transaction.rows<{ id: string; system: string; value: string }>(sql`
    select id, identity_system as system, identity_value as value from citizen
    where tenant_id = ${work.tenant.id} and identity_value is not null`)
  const ids = new Map(rows.map((row) => [identityKey(row), row.id]))
  const read = identityReader(work)
  const found = new Map<string, Result<string, FaultReason>>()
  return (text) => {
    const known = found.get(text)
    if (known) return known
    const identity = read(text)
    const id = identity.ok ? ids.get(identityKey(identity.value)) : undefined
    const answer = id !== undefined ? ok(id) : identity.ok ? refuse('unknownCitizen' as const) : identity
    if (found.size < 200_000) found.set(ownCopy(text), answer)
    return answer
  }
}
