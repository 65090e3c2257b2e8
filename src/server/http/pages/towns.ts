import type { Pool } from 'pg'
import { type DemoPerson, demoPersons, demoToken } from '#server/access/demo.ts'
import { accessRoles } from '#server/access/person.ts'
import { type Tenant, tenants } from '#server/tenants/queries.ts'

export type DemoTown = {
  readonly tenant: Tenant
  readonly persons: readonly (DemoPerson & { readonly token: string })[]
}

/** The municipalities that have demo persons, with who they are and the token that names each. */
export async function demoTowns(pool: Pool): Promise<readonly DemoTown[]> {
  const towns: DemoTown[] = []
  for (const tenant of await tenants(pool)) {
    const persons = (await demoPersons(pool, tenant)).toSorted((a, b) => placeOf(a) - placeOf(b))
    if (persons.length)
      towns.push({ tenant, persons: persons.map((person) => ({ ...person, token: demoToken(tenant, person) })) })
  }
  return towns
}

const placeOf = ({ role }: DemoPerson): number => accessRoles.indexOf(role)
