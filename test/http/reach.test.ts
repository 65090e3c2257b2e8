import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseOfficerFor } from '#care/people/case-officer.ts'
import { mandateOn, type Relative } from '#care/people/relative.ts'
import { fixedContactOn, type Responsibility, teamOn } from '#care/people/responsibility.ts'
import { newClient } from '#contract/http/client.ts'
import type { Operation } from '#contract/http/operation.ts'
import { listCitizens, listTeams } from '#contract/people/operations.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { emptyTimeline, setDuring } from '#kernel/timeline/timeline.ts'
import { type Action, type Relation, relationsFor } from '#server/access/actions.ts'
import type { AccessRole } from '#server/access/person.ts'
import { dateRange } from '#server/database/period.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { routes } from '#server/http/routes.ts'
import { addTenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, fetchOf, serverOn } from './asked.ts'
import { requestOf } from './requests.ts'

/**
 * Random towns: whoever stands how to whom on the day, by the rules of care, must be what the table of actions makes
 * of it over HTTP, for every role, citizen and operation.
 */
let database: TestDatabase
let asked: Asked

beforeAll(async () => {
  database = await freshDatabase()
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const today = localDate('2026-10-07')
const id = <Of extends string>(kind: number, number: number): Id<Of> =>
  `${String(kind).padStart(8, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}` as Id<Of>

const size = { citizens: 4, teams: 3, staff: 3, relatives: 2 }
const areas = ['hill', 'shore']

/** Over, over tomorrow, under way, not begun: the days on which mistakes are made. */
const periods: readonly Period[] = [
  { from: localDate('2026-01-01'), to: null },
  { from: localDate('2026-01-01'), to: localDate('2026-10-06') },
  { from: localDate('2026-01-01'), to: localDate('2026-10-07') },
  { from: localDate('2026-10-07'), to: null },
  { from: localDate('2026-10-08'), to: null },
]
const during = fc.constantFrom(...periods)
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null, freq: 4 })
const per = <Value>(count: number, one: fc.Arbitrary<Value>) => fc.array(one, { minLength: count, maxLength: count })

const towns = fc.record({
  area: per(size.citizens, maybe(fc.constantFrom(...areas))),
  team: per(size.citizens, maybe(fc.record({ team: fc.nat(size.teams - 1), during }))),
  contact: per(size.citizens, maybe(fc.record({ staff: fc.nat(size.staff - 1), during }))),
  member: per(size.staff, maybe(fc.record({ team: fc.nat(size.teams - 1), during }))),
  officer: per(areas.length, maybe(fc.record({ officer: fc.constantFrom('officer', 'colleague'), during }))),
  mandate: per(
    size.relatives,
    fc.record({ citizen: fc.nat(size.citizens - 1), mandate: fc.constantFrom('none', 'see', 'act' as const), during }),
  ),
})
type Town = typeof towns extends fc.Arbitrary<infer One> ? One : never

type Being = {
  readonly key: string
  readonly role: AccessRole
  readonly citizen?: number
  readonly relative?: number
  readonly staff?: number
}
const beings: readonly Being[] = [
  { key: 'citizen', role: 'citizen', citizen: 0 },
  { key: 'daughter', role: 'relative', relative: 0 },
  { key: 'nephew', role: 'relative', relative: 1 },
  { key: 'member', role: 'teamMember', staff: 0 },
  { key: 'contact', role: 'fixedContact', staff: 1 },
  { key: 'leader', role: 'leader', staff: 2 },
  { key: 'officer', role: 'caseOfficer' },
  { key: 'controller', role: 'controller' },
]

/** Every relation in which somebody stands to a citizen today, by the rules of care alone. */
function standing(town: Town, { key, citizen, relative, staff }: Being, of: number): readonly Relation[] {
  const [team, contact] = [town.team[of], town.contact[of]]
  const responsibility: Responsibility = {
    teams: team ? setDuring(emptyTimeline, team.during, id<'Team'>(2, team.team)) : emptyTimeline,
    fixedContacts: contact ? setDuring(emptyTimeline, contact.during, id<'Staff'>(3, contact.staff)) : emptyTimeline,
    memberships: [],
  }
  const officers = new Map(
    areas.flatMap((area, nth) => {
      const held = town.officer[nth]
      return held ? [[area, setDuring(emptyTimeline, held.during, held.officer)] as const] : []
    }),
  )
  const officer = caseOfficerFor(town.area[of] ?? null, officers, today)
  const membership = staff === undefined ? null : town.member[staff]
  const own = membership && includes(membership.during, today) ? id<'Team'>(2, membership.team) : null
  const mandates = mandateOn(
    town.mandate.flatMap(({ citizen: whose, mandate, during: period }, nth) =>
      whose === of ? [{ id: id(10, nth), name: '', relation: '', mandate, period } as Relative] : [],
    ),
    today,
  )
  const mandate = relative === undefined ? undefined : mandates.get(id<'Relative'>(10, relative))
  const by: readonly (readonly [Relation, boolean])[] = [
    ['self', citizen === of],
    ['mandate', mandate === 'see' || mandate === 'act'],
    ['mandateToAct', mandate === 'act'],
    ['team', own !== null && teamOn(responsibility, today) === own],
    ['fixedContact', staff !== undefined && fixedContactOn(responsibility, today) === id<'Staff'>(3, staff)],
    ['area', officer === undefined || officer === key],
    ['any', true],
  ]
  return by.filter(([, stands]) => stands).map(([relation]) => relation)
}

const isWithin = (town: Town, being: Being, action: Action, of: number): boolean =>
  relationsFor(action, being.role)?.some((relation) => standing(town, being, of).includes(relation)) ?? false

let written = 0
async function write(town: Town): Promise<string> {
  const number = ++written
  const tenant = id(90, number)
  const key = `town-${number}`
  const zone = 'Europe/Copenhagen' as Zone
  await addTenant(database.pool, { id: tenant, key, name: key, country: 'DK', zone, currency: 'DKK' })
  await asTenant(database.pool, tenant, async (transaction) => {
    const add = (statement: ReturnType<typeof sql>) => transaction.run(statement)
    for (let nth = 0; nth < size.teams; nth++)
      await add(
        sql`insert into team (tenant_id, id, key, name) values (${tenant}, ${id(2, nth)}, ${`t${nth}`}, 'team')`,
      )
    for (let nth = 0; nth < size.staff; nth++) {
      const held = town.member[nth]
      await add(sql`insert into staff (tenant_id, id, key, name, profession)
        values (${tenant}, ${id(3, nth)}, ${`s${nth}`}, 'staff', 'helper')`)
      if (held)
        await add(sql`insert into team_member (tenant_id, team_id, staff_id, during)
          values (${tenant}, ${id(2, held.team)}, ${id(3, nth)}, ${dateRange(held.during)})`)
    }
    for (let nth = 0; nth < size.citizens; nth++) {
      const [team, contact] = [town.team[nth], town.contact[nth]]
      await add(sql`insert into citizen (tenant_id, id, name, area)
        values (${tenant}, ${id(1, nth)}, 'citizen', ${town.area[nth] ?? null})`)
      if (team)
        await add(sql`insert into citizen_team (tenant_id, citizen_id, team_id, during)
          values (${tenant}, ${id(1, nth)}, ${id(2, team.team)}, ${dateRange(team.during)})`)
      if (contact)
        await add(sql`insert into fixed_contact (tenant_id, citizen_id, staff_id, during)
          values (${tenant}, ${id(1, nth)}, ${id(3, contact.staff)}, ${dateRange(contact.during)})`)
    }
    for (const [nth, held] of town.officer.entries())
      if (held)
        await add(sql`insert into case_officer_area (tenant_id, area, officer_key, during)
          values (${tenant}, ${areas[nth]}, ${held.officer}, ${dateRange(held.during)})`)
    for (const [nth, { citizen, mandate, during: period }] of town.mandate.entries())
      await add(sql`insert into relative (tenant_id, citizen_id, id, name, relation, mandate, during)
        values (${tenant}, ${id(1, citizen)}, ${id(10, nth)}, 'near', 'near', ${mandate}, ${dateRange(period)})`)
    for (const { key: of, role, citizen, relative, staff } of beings)
      await add(sql`insert into person (tenant_id, key, name, role, citizen_id, relative_id, staff_id, officer_key, source)
        values (${tenant}, ${of}, ${of}, ${role}, ${citizen === undefined ? null : id(1, citizen)},
          ${relative === undefined ? null : id(10, relative)}, ${staff === undefined ? null : id(3, staff)},
          ${role === 'caseOfficer' ? of : null}, 'demo')`)
  })
  return key
}

/** Operations about one citizen, named in the address. */
const about = routes.map(({ operation }) => operation).filter(({ path }) => path.includes('{citizen}'))

test('who may see which citizen: the table, the rules of care and the server say the same', async () => {
  const tally = { within: 0, outside: 0, never: 0 }
  const relationsSeen = new Set<Relation>()
  await fc.assert(
    fc.asyncProperty(towns, fc.shuffledSubarray(about, { minLength: 4, maxLength: 4 }), async (town, operations) => {
      const key = await write(town)
      for (const being of beings) {
        const client = newClient(fetchOf(asked.server), '', `demo.${key}.${being.key}`)
        for (let of = 0; of < size.citizens; of++)
          for (const operation of operations) {
            const action = operation.action as Action
            const call = requestOf(operation, { citizen: id(1, of), team: id(2, 0) })
            const answer = await client(operation as Operation, call as never)
            const detail = answer.ok ? '' : answer.refusal.detail
            const told = `${being.key} ${operation.name} of ${of}: ${answer.ok ? 'done' : `${answer.refusal.status} ${detail}`}`
            if (relationsFor(action, being.role) === undefined) {
              expect(answer.ok ? 200 : answer.refusal.status, told).toBe(403)
              tally.never++
            } else {
              const within = isWithin(town, being, action, of)
              expect(!detail.includes('within your reach'), told).toBe(within)
              tally[within ? 'within' : 'outside']++
              if (within) for (const relation of standing(town, being, of)) relationsSeen.add(relation)
            }
          }
        if (relationsFor('citizen.list', being.role) === undefined) continue
        const listed = await client(listCitizens, { query: { limit: '50' } })
        const mine = Array.from({ length: size.citizens }, (_, of) => of).filter((of) =>
          isWithin(town, being, 'citizen.list', of),
        )
        expect(listed.ok && listed.value.items.map((one) => one.id), being.key).toEqual(mine.map((of) => id(1, of)))
      }
    }),
    { numRuns: 12, seed: 20261007 },
  )
  console.log(`reach: ${JSON.stringify(tally)}`)
  expect(Math.min(tally.within, tally.outside, tally.never)).toBeGreaterThan(100)
  expect([...relationsSeen].sort()).toEqual(['any', 'area', 'fixedContact', 'mandate', 'mandateToAct', 'self', 'team'])
}, 120_000)

test('a case officer’s areas are theirs for teams too, and nobody’s are everybody’s', async () => {
  const town: Town = {
    area: [null, null, null, null],
    team: [null, null, null, null],
    contact: [null, null, null, null],
    member: [null, null, null],
    officer: [
      { officer: 'officer', during: periods[0] as Period },
      { officer: 'colleague', during: periods[0] as Period },
    ],
    mandate: [],
  }
  const key = await write({
    ...town,
    mandate: [0, 1].map(() => ({ citizen: 0, mandate: 'none' as const, during: periods[0] as Period })),
  })
  const tenant = id(90, written)
  await asTenant(database.pool, tenant, async (transaction) => {
    await transaction.run(sql`update team set area = 'hill' where tenant_id = ${tenant} and id = ${id(2, 0)}`)
    await transaction.run(sql`update team set area = 'shore' where tenant_id = ${tenant} and id = ${id(2, 1)}`)
  })
  const client = newClient(fetchOf(asked.server), '', `demo.${key}.officer`)
  const { items } = await client(listTeams, {}).then((answer) => (answer.ok ? answer.value : { items: [] }))
  const week = routes.find(({ operation }) => operation.name === 'readTeamWeek')?.operation as Operation
  const open = []
  for (const team of items) {
    const answer = await client(week, { params: { team: team.id, week: '2026-W41' } } as never)
    if (answer.ok) open.push(team.key)
  }
  expect(open).toEqual(['t0', 't2'])
})
