import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '#contract/http/operation.ts'
import { type Action, actions, relationsFor } from '#server/access/actions.ts'
import { sql } from '#server/database/sql.ts'
import { route } from '#server/http/route.ts'
import { routes } from '#server/http/routes.ts'
import { newServer } from '#server/http/server.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { type About, requestOf, requests } from './requests.ts'
import { citizens, numbers, type PersonKey, persons, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Tenant

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2 })
  asked = serverOn(database)
  await call('runSettlement', 'controller', north)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const operations = routes.map(({ operation }) => operation)
const keys = Object.keys(persons) as PersonKey[]
const north: About = { citizen: citizens.north, team: teams.north, identity: numbers.north }
const south: About = { citizen: citizens.south, team: teams.south, identity: numbers.south }

type Answer = { readonly status: number; readonly body: string; readonly detail: string }

async function call(name: string, person: PersonKey, about: About): Promise<Answer> {
  const operation = operations.find((known) => known.name === name) as Operation
  const result = await asked.as('lyngvig', person)(operation, requestOf(operation, about) as never)
  return result.ok
    ? { status: operation.status, body: JSON.stringify(result.value), detail: '' }
    : { status: result.refusal.status, body: JSON.stringify(result.refusal), detail: result.refusal.detail }
}

/** By which relations a person of the small town stands to what a request is about. */
const standing: Readonly<Record<PersonKey, { readonly north: string[]; readonly south: string[] }>> = {
  grete: { north: ['self'], south: [] },
  daughter: { north: ['mandate', 'mandateToAct'], south: [] },
  helper: { north: ['team'], south: [] },
  contact: { north: ['team', 'fixedContact'], south: [] },
  private: { north: [], south: ['team', 'fixedContact'] },
  officer: { north: ['area'], south: ['area'] },
  leader: { north: ['team'], south: [] },
  controller: { north: [], south: [] },
}

/** Operations that are about a citizen or a team, in the address or the body. */
const isAbout = ({ path, name }: Operation): boolean =>
  /\{(citizen|team)\}/.test(path) || ['findCitizen', 'reportVisits'].includes(name)

describe('what the table of actions refuses, the server refuses', () => {
  test('every operation names an action of the table, and every action is of some operation', () => {
    expect(new Set(operations.map(({ action }) => action))).toEqual(new Set(Object.keys(actions)))
    expect(new Set(Object.keys(requests))).toEqual(new Set(operations.map(({ name }) => name)))
  })

  test('an operation that names none cannot be served', () => {
    const nameless = { ...(operations[0] as Operation), action: 'anything' }
    const parts = { pool: database.pool, demo: true, whoAsks: async () => undefined, clock: () => 0 as never }
    const refused = () =>
      newServer({ ...parts, failed: () => {}, routes: [route(nameless, async () => ({}) as never)] })
    expect(refused).toThrow('names no action of the table')
  })

  test.each(operations.map((operation) => [operation.name, operation] as const))('%s', async (name, operation) => {
    for (const person of keys)
      for (const place of ['north', 'south'] as const) {
        const needed = relationsFor(operation.action as Action, persons[person].role)
        const isNear = needed?.some((relation) => relation === 'any' || standing[person][place].includes(relation))
        const answer = await call(name, person, place === 'north' ? north : south)
        const told = `${person} about ${place}: ${answer.status} ${answer.detail}`
        if (needed === undefined) expect(answer.status, told).toBe(403)
        else if (isAbout(operation) && !isNear) {
          expect(answer.status, told).toBe(404)
          expect(answer.detail, told).toContain('within your reach')
        } else {
          expect([401, 403, 500], told).not.toContain(answer.status)
          expect(answer.detail, told).not.toContain('within your reach')
        }
      }
  })

  test('a list holds only whom the asker may reach', async () => {
    const listed = async (person: PersonKey) => (await call('listCitizens', person, north)).body
    expect(await listed('helper')).toContain(citizens.north)
    expect(await listed('helper')).not.toContain(citizens.south)
    expect(await listed('private')).toContain(citizens.south)
    expect(await listed('private')).not.toContain(citizens.north)
    expect(await listed('helper')).not.toContain(citizens.alone)
    expect(await listed('officer')).toContain(citizens.alone)
  })
})

describe('nobody in particular', () => {
  test.each([
    ['without a token', undefined],
    ['with a person there is not', 'Bearer demo.lyngvig.nobody'],
    ['with a municipality there is not', 'Bearer demo.nowhere.helper'],
    ['with another kind of token', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['with a token and more', 'Bearer demo.lyngvig.helper,demo.lyngvig.officer'],
  ])('is let in nowhere %s', async (_, authorization) => {
    for (const { method, path } of operations) {
      const answer = await asked.server.inject({
        method,
        url: path.replaceAll(/\{\w+\}/g, citizens.north),
        headers: authorization ? { authorization } : {},
      })
      expect(answer.statusCode, path).toBe(401)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
  })

  test('is let in by a demo token outside a demonstration', async () => {
    const { server } = serverOn(database, { demo: false, whoAsks: async () => undefined })
    const headers = { authorization: 'Bearer demo.lyngvig.helper' }
    expect((await server.inject({ url: '/api/self', headers })).statusCode).toBe(401)
    expect((await server.inject('/')).body).not.toContain('demo.lyngvig')
    await server.close()
  })
})

/** Every id of a citizen that stands anywhere in an answer. */
const citizensIn = (body: string, known: readonly string[]): string[] => known.filter((id) => body.includes(id))

describe('every read of a citizen is logged before its answer leaves', () => {
  const loggedFor = async (operation: string) =>
    (
      await rowsOf(
        database,
        town,
        sql`select citizen_id as citizen, count(*)::int as times from access_log
          where operation = ${operation} and citizen_id is not null group by citizen_id order by citizen_id`,
      )
    ).map(({ citizen, times }) => [citizen, times])

  test.each(operations.map(({ name }) => [name]))('%s: one row for each citizen shown, once', async (name) => {
    const known = (await rowsOf(database, town, sql`select id from citizen order by id`)).map(({ id }) => String(id))
    const operation = operations.find((one) => one.name === name) as Operation
    for (const person of keys) {
      const before = new Map((await loggedFor(name)) as [string, number][])
      const answer = await call(name, person, north)
      const added = ((await loggedFor(name)) as [string, number][])
        .map(([citizen, times]) => [citizen, times - (before.get(citizen) ?? 0)] as const)
        .filter(([, times]) => times > 0)
      const inPath = operation.path.includes('{citizen}') && ![403, 404].includes(answer.status) ? [citizens.north] : []
      // A file calls people by their numbers.
      const named = Object.entries(numbers).filter(
        ([, number]) => operation.answerTypes && answer.body.includes(number),
      )
      const byNumber = named.map(([place]) => citizens[place as keyof typeof numbers])
      const shown = answer.status < 300 ? [...citizensIn(answer.body, known), ...byNumber] : []
      const isTold = person === 'grete' && name === 'readSelf'
      const mustBe = isTold ? [] : [...new Set([...inPath, ...shown])].sort()
      const about = name === 'reportVisits' && answer.status < 300 ? [citizens.north] : mustBe
      expect(added, `${person}: ${answer.status}`).toEqual(about.map((citizen) => [citizen, 1]))
    }
  })

  test('the row is there for everybody when the answer is on its way', async () => {
    const { server } = serverOn(database)
    const seen: unknown[] = []
    server.addHook('onSend', async () => {
      seen.push(
        ...(await rowsOf(
          database,
          town,
          sql`select count(*)::int as rows from access_log where operation = 'readWeek'`,
        )),
      )
    })
    const [before] = await rowsOf(
      database,
      town,
      sql`select count(*)::int as rows from access_log where operation = 'readWeek'`,
    )
    const url = `/api/citizens/${citizens.north}/weeks/2026-W41`
    await server.inject({ url, headers: { authorization: 'Bearer demo.lyngvig.helper' } })
    expect(seen).toEqual([{ rows: Number(before?.rows) + 1 }])
    await server.close()
  })

  test('a refusal by a rule is logged too, for it tells something', async () => {
    const rows = () => rowsOf(database, town, sql`select 1 from access_log where operation = 'makeChange'`)
    const before = (await rows()).length
    const body = { ...(requestOf({ name: 'makeChange' } as Operation, north).body as object), agreed: [] }
    const operation = operations.find(({ name }) => name === 'makeChange') as Operation
    const result = await asked.as('lyngvig', 'helper')(operation, {
      params: { citizen: citizens.north },
      body,
    } as never)
    expect(result).toMatchObject({ ok: false, refusal: { status: 422 } })
    expect((await rows()).length).toBe(before + 1)
  })
})
