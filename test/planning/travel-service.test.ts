import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Position } from '#care/people/position.ts'
import { estimatedMinutes } from '#planning/travel/estimate.ts'
import { asTenant } from '#server/database/transaction.ts'
import { readTravelService } from '#server/planning/travel-service.ts'
import { knownTravel, travelTables } from '#server/planning/travel-tables.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { writeSmallTown } from '../http/small-town.ts'

/** Three places in a row; the service says 61 seconds between neighbours and 200 between the ends. */
const places: readonly Position[] = [9, 9.01, 9.02].map((longitude) => ({ latitude: 56, longitude }))
const seconds = [
  [0, 61, 200],
  [61, 0, 61],
  [200, 61, 0],
]

let database: TestDatabase
let tenant: string
let server: Server
let address: string
const asked: string[] = []
let answer: (request: IncomingMessage, body: string) => { status?: number; body: string; after?: number }

beforeAll(async () => {
  database = await freshDatabase()
  tenant = (await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })).id
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`)
      const { status = 200, body: told } = answer(request, body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(told)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await database.close()
})
beforeEach(() => void asked.splice(0))

const osrm = () => readTravelService(`osrm:${address}/`) ?? undefined
const tables = (service: ReturnType<typeof osrm>, of = places) =>
  travelTables(database.pool, tenant, service, of, ['bike'])

describe('travel times by a table service', () => {
  test.each([
    ['osrm:http://10.0.0.7:5000/', { kind: 'osrm', address: 'http://10.0.0.7:5000' }],
    ['valhalla:https://maps.example', { kind: 'valhalla', address: 'https://maps.example' }],
    ['http://10.0.0.7', null],
    ['osrm:10.0.0.7', null],
    [undefined, undefined],
  ])('%s is read', (text, service) => expect(readTravelService(text)).toEqual(service))

  test('OSRM is asked once, its seconds become minutes with the door, and are kept', async () => {
    answer = () => ({ body: JSON.stringify({ code: 'Ok', durations: seconds }) })
    const { travel, source } = await tables(osrm())
    expect(asked).toEqual(['GET /table/v1/cycling/9,56;9.01,56;9.02,56?annotations=duration '])
    // 61 seconds are two minutes and one at the door; 200 are four and one.
    expect(travel.get('bike')).toEqual([
      [0, 3, 5],
      [3, 0, 3],
      [5, 3, 0],
    ])
    expect(source).toEqual({ by: 'service', known: 0, reason: null })
    const again = await tables(osrm())
    expect(asked).toHaveLength(1)
    expect(again).toEqual({ travel, source: { by: 'service', known: 9, reason: null } })
  })

  test('what is known of ways is known without asking, and the distance stands in for the rest', async () => {
    answer = () => ({ body: JSON.stringify({ durations: seconds }) })
    await tables(osrm())
    asked.splice(0)
    const elsewhere = { latitude: 56, longitude: 9.03 }
    const known = (service: ReturnType<typeof osrm>, of: readonly Position[]) =>
      asTenant(database.pool, tenant, (transaction) => knownTravel(transaction, tenant, service, of, ['bike']))
    const { travel, source } = await known(osrm(), [...places, elsewhere])
    expect(source).toEqual({ by: 'service', known: 9, reason: null })
    expect(travel.get('bike')?.[0]?.slice(0, 3)).toEqual([0, 3, 5])
    expect(travel.get('bike')?.[2]?.[3]).toBe(estimatedMinutes(places[2] as Position, elsewhere, 'bike'))
    expect((await known(undefined, places)).source).toEqual({ by: 'estimate', known: 0, reason: null })
    expect(asked).toEqual([])
  })

  test('a new place is asked for, and another service knows nothing of the first one’s ways', async () => {
    answer = () => ({ body: JSON.stringify({ durations: seconds.slice(0, 2).map((row) => row.slice(0, 2)) }) })
    const moved = [places[0] as Position, { latitude: 56.1, longitude: 9 }]
    expect((await tables(osrm(), moved)).source).toMatchObject({ by: 'service', known: 0 })
    expect(asked).toHaveLength(1)
  })

  test('Valhalla is asked with its own words', async () => {
    const cells = seconds.map((row) => row.map((time) => ({ time, distance: 1 })))
    answer = () => ({ body: JSON.stringify({ sources_to_targets: cells }) })
    const { travel, source } = await tables(readTravelService(`valhalla:${address}`) ?? undefined)
    expect(source.by).toBe('service')
    expect(travel.get('bike')?.[0]).toEqual([0, 3, 5])
    const [method, , body] = (asked[0] as string).split(/ (?=\/|\{)/)
    expect(method).toBe('POST')
    expect(JSON.parse(body as string)).toMatchObject({ costing: 'bicycle', sources: [{ lat: 56, lon: 9 }, {}, {}] })
  })

  test.each<[what: string, told: ReturnType<typeof answer>, reason: object]>([
    ['an error', { status: 500, body: '{}' }, { kind: 'status', status: 500 }],
    ['no table', { body: '{"durations":[[0]]}' }, { kind: 'notATable' }],
    ['no JSON', { body: '<html>' }, { kind: 'notATable' }],
    [
      'a way it does not know',
      {
        body: JSON.stringify({
          durations: [
            [0, null],
            [60, 0],
          ],
        }),
      },
      { kind: 'noWay', ways: 1 },
    ],
  ])('%s is said, and the distance stands in', async (_, told, reason) => {
    answer = () => told
    const fresh = [0, 1].map((nth) => ({ latitude: 57, longitude: 10 + nth / 100 }))
    const { travel, source } = await tables(osrm(), fresh)
    expect(source).toMatchObject({ by: 'estimate', reason })
    expect(travel.get('bike')?.[0]?.[1]).toBeGreaterThan(0)
  })

  test('nobody there is said too', async () => {
    const fresh = [0, 1].map((nth) => ({ latitude: 57.5, longitude: 10 + nth / 100 }))
    const { source } = await tables({ kind: 'osrm', address: 'http://127.0.0.1:9' }, fresh)
    expect(source).toMatchObject({ by: 'estimate', reason: { kind: 'unreachable' } })
  })
})
