import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#contract/http/client.ts'
import { editProposal, findPlaces, tryWish } from '#contract/planning/by-hand.ts'
import { readTeamRoutes, writeTeamShifts } from '#contract/planning/operations.ts'
import { adoptProposal, readProposal, startProposal, stopProposal } from '#contract/planning/proposals.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { serverOn } from './asked.ts'
import { contact, helper, monday, newId, planningTown, proposed, shift, team, week } from './planning-town.ts'
import { citizens, rowsOf, teams } from './small-town.ts'

/** What a board asks: begin from what is adopted, see where a visit could go, move it, adopt what came of it. */
let place: Awaited<ReturnType<typeof planningTown>>
let member: Client
let adoptedFrom: Awaited<ReturnType<typeof proposed>>

const tuesday = addDays(monday, 1)
const ofProposal = (proposal: Id<'Proposal'>) => ({ params: { team, proposal } })
const morning = (date: typeof monday) => ({ citizen: citizens.north, visit: 'morning', date })
const read = async (proposal: Id<'Proposal'>) => {
  const { proposal: found } = must(await member(readProposal, ofProposal(proposal)))
  if (!found) throw new Error('there is no proposal')
  return found
}
const edit = (proposal: Id<'Proposal'>, id: Id<'Proposal'>, edits: readonly object[]) =>
  member(editProposal, { ...ofProposal(proposal), body: { id, edits: edits as never } })

beforeAll(async () => {
  place = await planningTown()
  member = place.member
  for (let day = 0; day < 7; day++) must(await shift(member, contact, day))
  for (const day of [0, 1]) must(await shift(member, helper, day))
  const nothing = await member(startProposal, {
    params: { team, week },
    body: { id: newId<'Proposal'>(), way: 'asAdopted' },
  })
  expect(nothing).toMatchObject({ refusal: { status: 422, refusal: { kind: 'nothingAdopted' } } })
  const { id } = await proposed(member)
  must(await member(adoptProposal, { ...ofProposal(id), body: { id: newId<'Adoption'>(), agreed: [citizens.north] } }))
  adoptedFrom = await proposed(member, 'asAdopted')
})
afterAll(async () => {
  await place.close()
  expect(place.asked.broken).toEqual([])
})

describe('a board begins from what is adopted', () => {
  test('with the same visits, and nothing changed', async () => {
    const { state, proposal } = adoptedFrom
    const routes = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(state).toBe('done')
    expect(proposal).toMatchObject({ from: null, changes: [], missing: [], search: { way: 'asAdopted', steps: 0 } })
    expect(proposal?.visits.map(({ windows: _, pinned: __, ...visit }) => visit)).toEqual(routes.visits)
    expect(routes.visits).toHaveLength(9)
    expect(routes.missing).toEqual([])
    expect(routes.proposals).toMatchObject([{ way: 'anew', from: null, visits: 9 }])
  })

  test('with all it takes to draw lanes: shifts, pauses, ways, and the hours of each visit', async () => {
    const found = await read(adoptedFrom.id)
    const routes = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(found.shifts).toHaveLength(9)
    expect({ ways: found.ways, pauses: found.pauses }).toEqual({ ways: routes.ways, pauses: routes.pauses })
    // A home of its own is the middle of all homes, so nobody is on the way; half an hour of pause from half past ten.
    expect(found.ways).toEqual([])
    const onDuty = new Set(found.visits.map(({ staff, date }) => `${staff[0]} ${date}`))
    expect(found.pauses).toHaveLength(onDuty.size)
    for (const { start, minutes } of found.pauses)
      expect([start >= 630, start + minutes <= 840, minutes]).toEqual([true, true, 30])
    // The morning lasts from six to nine, and an hour softly on either side.
    const wash = found.visits.find(({ visit, date }) => visit === 'morning' && date === monday)
    expect(wash).toMatchObject({ windows: [{ from: 300, to: 600, wishedFrom: 360, wishedTo: 540 }], pinned: false })
  })
})

describe('a visit is moved by hand', () => {
  test('to a place that was offered, as a new proposal that knows where it came from', async () => {
    const before = await read(adoptedFrom.id)
    const wash = before.visits.find(({ visit, date }) => visit === 'morning' && date === tuesday)
    const other = wash?.staff[0] === contact ? helper : contact
    const offered = must(
      await member(findPlaces, { ...ofProposal(adoptedFrom.id), body: { ...morning(tuesday), staff: null } }),
    )
    expect(offered.visit).toMatchObject({ ...morning(tuesday), staff: wash?.staff })
    const spot = offered.places.find(({ staff, date }) => staff === other && date === tuesday)
    expect(spot).toMatchObject({ moves: 0, extraTravel: 0, agreed: { from: 360, to: 510 } })
    const start = spot?.to as number
    const id = newId<'Proposal'>()
    const wish = { staff: other, start }
    expect(must(await edit(adoptedFrom.id, id, [{ ...morning(tuesday), wish }]))).toEqual({ proposal: id })

    const after = await read(id)
    expect(after).toMatchObject({ from: adoptedFrom.id, search: { way: 'byHand', steps: 0 } })
    expect(after.changes).toMatchObject([
      { visit: 'morning', before: { ...morning(tuesday) }, after: { ...wish, staff: [other] } },
    ])
    expect(await read(adoptedFrom.id)).toEqual(before)
    const { proposals } = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(proposals.find((line) => line.id === id)).toMatchObject({ from: adoptedFrom.id, way: 'byHand', visits: 9 })
    const body = { id: newId<'Adoption'>(), agreed: [citizens.north] }
    const overtaken = await member(adoptProposal, { ...ofProposal(id), body: { ...body, beside: 0 } })
    expect(overtaken).toMatchObject({ ok: false, refusal: { status: 409 } })
    const adopted = must(await member(adoptProposal, { ...ofProposal(id), body: { ...body, beside: 1 } }))
    expect(adopted).toMatchObject({ number: 2, visits: 9, left: [] })
    expect((await read(id)).changes).toEqual([])

    const next = newId<'Proposal'>()
    must(await edit(id, next, [{ ...morning(tuesday), wish: { start: start - 5 } }]))
    const { visits, from, shifts, pauses, ...rest } = await read(next)
    expect(visits.find(({ visit, date }) => visit === 'morning' && date === tuesday)?.start).toBe(start - 5)
    // All that nobody changed is as it was first found.
    expect({ from, shifts, pauses }).toEqual({ from: id, shifts: before.shifts, pauses: after.pauses })
    expect(rest).toMatchObject({ notes: before.notes, travel: before.travel, breaches: before.breaches })
    const steps = must(await member(readTeamRoutes, { params: { team, week } })).proposals
    expect(steps.map((line) => [line.id, line.way, line.from])).toEqual([
      [next, 'byHand', id],
      [steps[1]?.id, 'anew', null],
    ])
    const kept = await rowsOf(
      place.database,
      place.town,
      sql`select proposal ? 'instance' as whole from week_proposal where id in (${adoptedFrom.id}, ${id}, ${next})
        order by made_at, id`,
    )
    expect(kept.map(({ whole }) => whole)).toEqual([true, false, false])
  })

  test('sent twice it is one; another one of that id is refused, and so is the id of a search', async () => {
    const id = newId<'Proposal'>()
    const edits = [{ ...morning(monday), wish: { start: 480 } }]
    expect(must(await edit(adoptedFrom.id, id, edits))).toEqual({ proposal: id })
    expect(must(await edit(adoptedFrom.id, id, edits))).toEqual({ proposal: id })
    const others = [{ ...morning(monday), wish: { start: 485 } }]
    expect(await edit(adoptedFrom.id, id, others)).toMatchObject({ ok: false, refusal: { status: 409 } })
    expect(await edit(id, id, edits)).toMatchObject({ ok: false, refusal: { status: 409 } })
    expect(await edit(adoptedFrom.id, adoptedFrom.id, edits)).toMatchObject({ ok: false, refusal: { status: 409 } })
    const search = { params: { team, week }, body: { id, seconds: 1 } }
    expect(await member(startProposal, search)).toMatchObject({ ok: false, refusal: { status: 409 } })
    const asAdopted = (of: Id<'Proposal'>) => ({ params: { team, week }, body: { id: of, way: 'asAdopted' as const } })
    expect(await member(startProposal, asAdopted(id))).toMatchObject({ ok: false, refusal: { status: 409 } })
    expect(must(await member(startProposal, asAdopted(adoptedFrom.id)))).toEqual({ proposal: adoptedFrom.id })
    const both = await Promise.all([1, 2].map(() => edit(adoptedFrom.id, newId<'Proposal'>(), edits)))
    expect(both.every(({ ok }) => ok)).toBe(true)
  })

  test('wishes build on each other, and one that cannot be is told with what stands in its way; none is kept', async () => {
    const id = newId<'Proposal'>()
    const swapped = [
      { ...morning(monday), wish: { staff: helper } },
      { ...morning(monday), wish: { staff: contact, start: 500 } },
      { ...morning(addDays(monday, 2)), wish: { staff: helper } },
    ]
    expect(await edit(adoptedFrom.id, id, swapped)).toMatchObject({
      ok: false,
      refusal: { status: 422, refusal: { kind: 'barrier', edit: 2, barrier: { kind: 'noShift' } } },
    })
    expect(await member(readProposal, ofProposal(id))).toMatchObject({ ok: false, refusal: { status: 404 } })
    must(await edit(adoptedFrom.id, id, swapped.slice(0, 2)))
    const { visits } = await read(id)
    expect(visits.find(({ visit, date }) => visit === 'morning' && date === monday)).toMatchObject({
      ...{ staff: [contact], start: 500 },
    })
  })

  test('a visit that nobody can make any more is missing, and can be put where there is room', async () => {
    const wednesday = addDays(monday, 2)
    const endless = [{ start: '07:00', end: '07:00', mode: 'car' as const }]
    expect(
      await member(writeTeamShifts, { params: { team }, body: { staff: contact, date: wednesday, shifts: endless } }),
    ).toMatchObject({ ok: false, refusal: { status: 422, fields: [{ path: 'body.shifts.0.end' }] } })
    const off = { params: { team }, body: { staff: contact, date: wednesday, shifts: [] } }
    must(await member(writeTeamShifts, off))
    must(await shift(member, helper, 2))
    const { id, proposal } = await proposed(member, 'asAdopted')
    expect(proposal?.missing).toContainEqual({
      ...{ citizen: citizens.north, visit: 'morning', dates: [wednesday], times: 1, minutes: 30, carers: 1 },
    })
    // Of the adopted week it is told as well, without anybody asking for a proposal.
    const routes = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(routes.missing).toEqual(proposal?.missing)
    expect(routes.people.citizens.map((one) => one.id)).toContain(citizens.north)
    const body = { ...morning(wednesday), staff: null }
    const { visit, places } = must(await member(findPlaces, { ...ofProposal(id), body }))
    expect(visit).toMatchObject({ date: wednesday, staff: [] })
    expect(new Set(places.filter(({ date }) => date === wednesday).map(({ staff }) => staff))).toEqual(
      new Set([helper]),
    )
    expect(places.every(({ extraTravel }) => extraTravel === 0)).toBe(true)
    const put = newId<'Proposal'>()
    must(await edit(id, put, [{ ...morning(wednesday), wish: { staff: helper } }]))
    const after = await read(put)
    expect(after.missing).not.toContainEqual(expect.objectContaining({ visit: 'morning' }))
    expect(after.visits.find((one) => one.visit === 'morning' && one.date === wednesday)?.staff).toEqual([helper])
  })

  test('of what is in no plan nothing is offered', async () => {
    const body = { ...morning(monday), visit: 'none', staff: null }
    expect(await member(findPlaces, { ...ofProposal(adoptedFrom.id), body })).toMatchObject({
      refusal: { status: 422, refusal: { kind: 'notInPlan' } },
    })
    const stranger = '00000003-0000-7000-8000-000000000004' as Id<'Staff'>
    const notGoing = { ...morning(monday), staff: stranger }
    expect(await member(findPlaces, { ...ofProposal(adoptedFrom.id), body: notGoing })).toMatchObject({ ok: false })
  })

  test('what is offered and what is granted agree, person by person', async () => {
    const params = ofProposal(adoptedFrom.id)
    const { places, barriers } = must(
      await member(findPlaces, { ...params, body: { ...morning(monday), staff: null } }),
    )
    for (const { staff, date, from, to, agreed } of places)
      for (const start of [from, to]) {
        const body = { ...morning(monday), wish: { staff, date, start } }
        const outside = Math.max(0, agreed.from - start) + Math.max(0, start - agreed.to)
        const granted = { barrier: null, at: { start, date }, outside }
        expect(must(await member(tryWish, { ...params, body }))).toMatchObject(granted)
      }
    for (const { staff, date, barrier } of barriers) {
      const body = { ...morning(monday), wish: { staff, date } }
      expect(must(await member(tryWish, { ...params, body }))).toMatchObject({ barrier, at: null })
    }
    expect(places.length).toBeGreaterThan(1)
    expect(barriers.map(({ barrier }) => barrier.kind)).toContain('twiceThatDay')
  })

  test('what has begun stays, whatever a proposal of before says', async () => {
    const { id } = await proposed(member, 'asAdopted')
    const { visits } = must(await member(readTeamRoutes, { params: { team, week } }))
    const wash = visits.find(({ visit, date }) => visit === 'morning' && date === tuesday)
    const moved = newId<'Proposal'>()
    must(await edit(id, moved, [{ ...morning(tuesday), wish: { start: (wash?.start as number) - 10 } }]))
    // Tuesday at ten.
    const late = serverOn(place.database, { clock: () => instant('2026-10-13T08:00:00Z') })
    const then = late.as('lyngvig', 'helper')
    const { proposal } = must(await then(readProposal, ofProposal(moved)))
    const pinned = proposal?.visits.filter((visit) => visit.pinned).map(({ date }) => date)
    expect(new Set(pinned)).toEqual(new Set([monday, tuesday]))
    const body = { ...morning(tuesday), staff: null }
    const { places, barriers } = must(await then(findPlaces, { ...ofProposal(moved), body }))
    expect({ places, kinds: [...new Set(barriers.map(({ barrier }) => barrier.kind))] }).toEqual({
      places: [],
      kinds: ['begun'],
    })
    const part = { id: newId<'Adoption'>(), agreed: [citizens.north] }
    must(await then(adoptProposal, { ...ofProposal(moved), body: part }))
    const after = must(await then(readTeamRoutes, { params: { team, week } }))
    const begun = (all: typeof visits) => all.filter(({ date }) => date <= tuesday)
    expect(begun(after.visits)).toEqual(begun(visits))
    expect(begun(visits).length).toBeGreaterThan(1)
    expect(after.adopted?.number).toBe(3)
    await late.server.close()
  })

  test('is for the team, and whoever asked stands in the log of the citizen', async () => {
    for (const person of ['grete', 'officer', 'controller'] as const) {
      const client = place.asked.as('lyngvig', person)
      const params = ofProposal(adoptedFrom.id)
      const places = await client(findPlaces, { ...params, body: { ...morning(monday), staff: null } })
      const edits = [{ ...morning(monday), wish: { start: 480 } }]
      const edited = await client(editProposal, { ...params, body: { id: newId<'Proposal'>(), edits } })
      for (const answer of [places, edited]) expect(answer).toMatchObject({ ok: false, refusal: { status: 403 } })
    }
    const rows = await rowsOf(
      place.database,
      place.town,
      sql`select distinct operation from access_log where citizen_id = ${citizens.north}
        and operation in ('findPlaces', 'editProposal') order by 1`,
    )
    expect(rows).toEqual([{ operation: 'editProposal' }, { operation: 'findPlaces' }])
  })
})

describe('looking for a proposal can be stopped', () => {
  const body = {}

  test('by the team, and nothing of it is kept', async () => {
    const proposal = newId<'Proposal'>()
    must(await member(startProposal, { params: { team, week }, body: { id: proposal, seconds: 60 } }))
    const other = place.asked.as('lyngvig', 'officer')
    expect(await other(stopProposal, { ...ofProposal(proposal), body })).toMatchObject({ ok: false })
    const elsewhere = { params: { team: teams.south, proposal }, body }
    expect(await place.asked.as('lyngvig', 'leader')(stopProposal, elsewhere)).toMatchObject({ ok: false })
    expect(must(await member(readProposal, ofProposal(proposal))).state).toMatch(/waiting|running/)
    expect(must(await member(stopProposal, { ...ofProposal(proposal), body }))).toEqual({ state: 'stopped' })
    expect(must(await member(readProposal, ofProposal(proposal)))).toMatchObject({ state: 'stopped', proposal: null })
    const { proposals } = must(await member(readTeamRoutes, { params: { team, week } }))
    expect(proposals.map(({ id }) => id)).not.toContain(proposal)
  })

  test('one that was there first stays, and what was never asked for is not found', async () => {
    const { id } = await proposed(member)
    expect(must(await member(stopProposal, { ...ofProposal(id), body }))).toEqual({ state: 'done' })
    expect((await read(id)).visits.length).toBeGreaterThan(0)
    const never = await member(stopProposal, { ...ofProposal(newId<'Proposal'>()), body })
    expect(never).toMatchObject({ refusal: { status: 404 } })
  })
})
