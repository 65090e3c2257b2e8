import type { IdentityNumber } from '#care/people/citizen.ts'
import type { Law } from '#exchange/fhir/gateway.ts'
import type { Version } from '#exchange/fhir/merge.ts'
import { toldBy } from '#exchange/fhir/standing.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { json, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** The citizen of each identity number, by the number's value. */
export type Citizens = ReadonlyMap<string, string>

/**
 * Finds or makes the citizen of every Patient that reports have told of, also in a version that no longer stands:
 * so the order of the reports makes no difference to who is known. Whoever has no team comes to the team `unassigned`.
 */
export async function citizensOf(
  transaction: Transaction,
  versions: readonly Version[],
  law: Law,
  zone: Zone,
): Promise<Citizens> {
  const patients = versions.filter(({ type }) => type === 'Patient')
  const identities = new Map(
    patients.flatMap((patient): [string, IdentityNumber][] => {
      const told = toldBy(patient, law, zone)
      return told?.kind === 'citizen' ? [[told.identity.value, told.identity]] : []
    }),
  )
  const citizens = await findOrMake(transaction, [...identities.values()])
  await giveTeam(transaction, [...citizens.values()])
  return citizens
}

/** The citizens of these identity numbers; those not known are made. */
export async function findOrMake(
  transaction: Transaction,
  identities: readonly IdentityNumber[],
): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map()
  const rows = identities.map(({ system, value, test, bornOn }) => ({ system, value, test, bornOn }))
  await transaction.run(sql`
    insert into citizen (tenant_id, id, identity_system, identity_value, identity_test, born_on)
    select current_tenant(), uuidv7(), told.system, told.value, told.test, told."bornOn"
    from jsonb_to_recordset(${json(rows)}::jsonb) as told (system text, value text, test boolean, "bornOn" date)
    on conflict (tenant_id, identity_system, identity_value) do nothing`)
  const found = await transaction.rows<{ identity_value: string; id: string }>(sql`
    select c.identity_value, c.id from citizen c
    join jsonb_to_recordset(${json(rows)}::jsonb) as told (system text, value text)
      on c.identity_system = told.system and c.identity_value = told.value
    where c.tenant_id = current_tenant()`)
  return new Map(found.map(({ identity_value, id }) => [identity_value, id]))
}

/** The first day a citizen of the reports is served from; visits begin no earlier in the tables either. */
const firstDay = '2000-01-01'

/** A team of its own for those whom nobody has given one, so that what they are settled for has somewhere to stand. */
async function giveTeam(transaction: Transaction, citizens: readonly string[]): Promise<void> {
  const { count } = await transaction.one<{ count: number }>(sql`
    select count(*)::int from unnest(${citizens}::uuid[]) as asked (id)
    where not exists (
      select from citizen_team t where t.tenant_id = current_tenant() and t.citizen_id = asked.id)`)
  if (count === 0) return
  await transaction.run(sql`
    insert into team (tenant_id, id, key, name) values (current_tenant(), uuidv7(), 'unassigned', 'unassigned')
    on conflict (tenant_id, key) do nothing`)
  await transaction.run(sql`
    insert into citizen_team (tenant_id, citizen_id, team_id, during)
    select current_tenant(), asked.id, team.id, daterange(${firstDay}::date, null)
    from unnest(${citizens}::uuid[]) as asked (id)
    join team on team.tenant_id = current_tenant() and team.key = 'unassigned'
    where not exists (
      select from citizen_team t where t.tenant_id = current_tenant() and t.citizen_id = asked.id)`)
}
