import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTeamRoutes } from '#contract/planning/operations.ts'
import { adoptProposal, readProposal } from '#contract/planning/proposals.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { contact, helper, newId, planningTown, proposed, shift, team, week } from './planning-town.ts'
import { citizens, rowsOf } from './small-town.ts'

/** A team's week as a table: the adopted one, or a proposal's. */
let place: Awaited<ReturnType<typeof planningTown>>
let proposal: Awaited<ReturnType<typeof proposed>>

const table = (query = '', person = 'helper', of = week) =>
  place.asked.server.inject({
    url: `/api/teams/${team}/weeks/${of}/routes.csv${query}`,
    headers: { authorization: `Bearer demo.lyngvig.${person}` },
  })
const rowsIn = (text: string) =>
  text
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'))

beforeAll(async () => {
  place = await planningTown()
  for (let day = 0; day < 7; day++) must(await shift(place.member, contact, day))
  for (const day of [0, 1]) must(await shift(place.member, helper, day))
  proposal = await proposed(place.member)
})
afterAll(async () => {
  await place.close()
  expect(place.asked.broken).toEqual([])
})

test('before anything is adopted only a proposal has one', async () => {
  expect((await table()).statusCode).toBe(404)
  const answer = await table(`?proposal=${proposal.id}&language=en&mark=false`)
  expect(rowsIn(answer.body)).toHaveLength(1 + (proposal.proposal?.visits.length ?? 0))
  expect((await table(`?proposal=${proposal.id}`, 'helper', '2026-W50' as typeof week)).statusCode).toBe(404)
  expect((await table(`?proposal=${newId<'Proposal'>()}`)).statusCode).toBe(404)
})

test('a line a carer and visit, as the week says, and everybody in it is logged', async () => {
  const of = { params: { team, proposal: proposal.id } }
  must(await place.member(adoptProposal, { ...of, body: { id: newId<'Adoption'>(), agreed: [citizens.north] } }))
  const answer = await table('?language=da')
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${week}.csv"`,
    'cache-control': 'no-store',
  })
  const { visits, people } = must(await place.member(readTeamRoutes, { params: { team, week } }))
  const called = new Map<string, string | null>([...people.staff, ...people.citizens].map(({ id, name }) => [id, name]))
  const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16)
  const expected = visits.flatMap(({ staff, date, start, minutes, citizen, visit }) =>
    staff.map((one) => [
      ...[date, clock(start), clock(start + minutes), String(minutes), called.get(one)],
      ...[staff.filter((other) => other !== one).map((other) => called.get(other))].flat(),
      ...(staff.length === 1 ? [''] : []),
      ...[called.get(citizen), visit],
    ]),
  )
  const [head, ...rows] = rowsIn(answer.body)
  expect(answer.body.startsWith('\uFEFFDato;')).toBe(true)
  expect(head?.join()).toBe('Dato,Fra,Til,Minutter,Medarbejder,Sammen med,Borger,Besøg')
  expect(rows.map(String).toSorted()).toEqual(expected.map(String).toSorted())
  expect(rows.length).toBeGreaterThan(5)
  const logged = await rowsOf(
    place.database,
    place.town,
    sql`select distinct citizen_id from access_log where operation = 'exportTeamRoutes' order by 1`,
  )
  expect(logged).toHaveLength(new Set(visits.map(({ citizen }) => citizen)).size)
})

test.each([
  ['private', 404],
  ['officer', 403],
  ['controller', 403],
  ['grete', 403],
])('is nothing for %s', async (person, status) => {
  expect((await table('', person)).statusCode).toBe(status)
  expect((await table(`?proposal=${proposal.id}`, person)).statusCode).toBe(status)
})

test.each([
  ['?language=fi', 400],
  ['?proposal=17', 400],
])('refuses %s', async (query, status) => {
  expect((await table(query)).statusCode).toBe(status)
  expect(must(await place.member(readProposal, { params: { team, proposal: proposal.id } })).state).toBe('done')
})
