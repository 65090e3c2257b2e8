import { readAccessLog, readSelf } from '#contract/access/operations.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { ok } from '#kernel/result.ts'
import { nextOf } from '#server/http/page.ts'
import { route } from '#server/http/route.ts'
import { actionsOf } from './actions.ts'
import { accessLogOf, teamsOf } from './queries.ts'

export const accessRoutes = [
  route(readSelf, async ({ transaction, person, today }) => {
    const { key, name, role, citizen, staff, tenant } = person
    const municipality = { key: tenant.key, name: tenant.name, country: tenant.country, zone: tenant.zone }
    const teams = await teamsOf(transaction, person, today)
    return ok({ key, name, role, citizen, staff, municipality, today, teams, mayDo: actionsOf(role) })
  }),

  route(readAccessLog, async ({ transaction, tenant, params, query }) => {
    const rows = await accessLogOf(transaction, tenant, params.citizen, query.before, query.limit)
    const items = rows.map((row) => ({ ...row, at: writeInstant(row.at) }))
    return ok({ items, next: nextOf(items, query.limit) })
  }),
]
