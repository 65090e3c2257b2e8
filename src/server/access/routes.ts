import {
  barPerson,
  exportAccess,
  listAccess,
  listPersons,
  readAccessLog,
  readSelf,
  signOutEverywhere,
  signOutPerson,
} from '#contract/access/operations.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { nextOf } from '#server/http/page.ts'
import { problem, route } from '#server/http/route.ts'
import { actionsOf, type Relation, searchPurposes } from './actions.ts'
import { csvOf } from './csv.ts'
import { emergencyRoutes } from './emergency-routes.ts'
import { type AccessRow, accessLog, accessLogOf, type WholeAccessRow } from './log.ts'
import { bar, isPerson, personPage } from './persons.ts'
import { teamsOf } from './queries.ts'
import { endSessionsOf } from './session.ts'

const exportMost = 5_000

export const accessRoutes = [
  route(readSelf, async ({ transaction, person, today }) => {
    const { key, name, role, citizen, staff, tenant } = person
    const municipality = { key: tenant.key, name: tenant.name, country: tenant.country, zone: tenant.zone }
    const teams = await teamsOf(transaction, person, today)
    const may = { mayDo: actionsOf(role), searchPurposes: searchPurposes(role) }
    return ok({ key, name, role, citizen, staff, municipality, today, teams, ...may })
  }),

  route(signOutEverywhere, async ({ transaction, tenant, person, now }) =>
    ok({ ended: await endSessionsOf(transaction, tenant, person.key, now) }),
  ),

  route(readAccessLog, async ({ transaction, tenant, params, query }) => {
    const rows = await accessLogOf(transaction, tenant, params.citizen, query.before, query.limit)
    return ok({ items: rows.map(rowTold), next: nextOf(rows, query.limit) })
  }),

  route(listAccess, async ({ transaction, person, query, seen }) => {
    const rows = await accessLog(transaction, person.tenant, filterOf(query), query.limit)
    seen(citizensOf(rows))
    return ok({ items: rows.map(rowTold), next: nextOf(rows, query.limit) })
  }),

  route(exportAccess, async ({ transaction, person, query, today, seen }) => {
    const rows = await accessLog(transaction, person.tenant, filterOf(query), exportMost + 1)
    const taken = rows.slice(0, exportMost)
    seen(citizensOf(taken))
    const csv = csvOf(taken.map(rowTold), person.tenant.zone)
    return ok({
      name: `access-${query.day ?? today}.csv`,
      csv,
      rows: taken.length,
      complete: rows.length === taken.length,
    })
  }),

  route(listPersons, async ({ transaction, tenant, query, now }) => {
    const rows = await personPage(transaction, tenant, now, query)
    const items = rows.map((row) => ({ ...row, barredAt: row.barredAt && writeInstant(row.barredAt) }))
    return ok({ items, next: nextOf(items, query.limit) })
  }),

  route(signOutPerson, async ({ transaction, tenant, params, now }) =>
    (await isPerson(transaction, tenant, params.person))
      ? ok({ ended: await endSessionsOf(transaction, tenant, params.person, now) })
      : noSuchPerson,
  ),

  route(barPerson, async ({ transaction, tenant, person, params, body, now }) => {
    if (params.person === person.key) return problem('conflict', 'Nobody keeps themselves out.')
    if (!(await isPerson(transaction, tenant, params.person))) return noSuchPerson
    return ok({ ended: await bar(transaction, person, params.person, body.barred, now) })
  }),

  ...emergencyRoutes,
]

const noSuchPerson = problem('notFound', 'Nobody of that key signs in here.')

const filterOf = ({
  emergencies,
  ...rest
}: Omit<Parameters<typeof accessLog>[2], 'emergencies'> & { readonly emergencies: string }) => ({
  ...rest,
  emergencies: emergencies === 'true',
})

const citizensOf = (rows: readonly WholeAccessRow[]): Id<'Citizen'>[] => [
  ...new Set(rows.flatMap(({ citizen }) => citizen ?? [])),
]

const rowTold = <Row extends AccessRow>({ at, relation, ...row }: Row) => ({
  ...row,
  at: writeInstant(at as Instant),
  relation: (relation?.split(' ') ?? []) as Relation[],
})
