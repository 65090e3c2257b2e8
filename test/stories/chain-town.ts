/**
 * A municipality that works by one preset, asked over HTTP by the people whose work it is. Ada is helped by the team
 * in the north, Bo by a private provider in the west; whatever is asked about Ada is noted, to be found in her log.
 */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { readAccessLog } from '#contract/access/operations.ts'
import { makeChange, previewChange, swapService } from '#contract/changes/operations.ts'
import { writeAssessment, writeDecision } from '#contract/grants/operations.ts'
import { type Call, newClient } from '#contract/http/client.ts'
import type { Operation } from '#contract/http/operation.ts'
import type { ProblemDocument } from '#contract/http/problem.ts'
import { importCsv } from '#contract/imports/operations.ts'
import { findCitizen } from '#contract/people/operations.ts'
import { readWeek, startPackage, writePlan } from '#contract/plans/operations.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { type Instant, instant, writeInstant } from '#kernel/clock/instant.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { must, type Result } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { loadPreset } from '#server/governance/load.ts'
import { addModel } from '#server/governance/store.ts'
import { appoint } from '#server/people/assignments.ts'
import { addTenant, type Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { fetchOf, serverOn } from '../http/asked.ts'
import { day, factsIn, frameIn, timeAsked, visitIn } from './chain-words.ts'

export type Person = 'ada' | 'helper' | 'contact' | 'private' | 'officer' | 'leader' | 'controller'
export type Citizen = 'ada' | 'bo'
type Change = ReturnType<typeof timeAsked>

/** The real server on a database of its own, with a clock that the story sets. */
export async function newHouse() {
  const database = await freshDatabase()
  let now = instant('2026-04-28T08:00:00Z')
  const { server, broken } = serverOn(database, { clock: () => now })
  return {
    database,
    server,
    clock: (): Instant => now,
    setClock: (moment: string): void => void (now = instant(moment)),
    close: async () => {
      await server.close()
      await database.close()
      expect(broken).toEqual([])
    },
  }
}
export type House = Awaited<ReturnType<typeof newHouse>>
export type Town = Awaited<ReturnType<typeof newTown>>

const countries = {
  DK: { zone: 'Europe/Copenhagen', currency: 'DKK', numbers: { ada: '2512489996', bo: '2911829996' } },
  SE: { zone: 'Europe/Stockholm', currency: 'SEK', numbers: { ada: '192101069249', bo: '192208319232' } },
} as const

/** Whoever may be asked as, beside Ada herself, and the key of the staff they are. */
const persons = {
  helper: ['teamMember', 'h'],
  contact: ['fixedContact', 'c'],
  private: ['fixedContact', 'p'],
  officer: ['caseOfficer', null],
  leader: ['leader', 'l'],
  controller: ['controller', null],
} as const satisfies Record<Exclude<Person, 'ada'>, readonly [string, string | null]>

const nobodysTeams = `key;name;private;frame_budget;staff;staff_name;profession;competences;from
north;North;no;;h;Hanne;helper;;2026-04-27
north;;;;c;Clara;assistant;rehabilitation;2026-04-27
north;;;;l;Lone;coordinator;;2026-04-27
west;West Care;yes;BUDGET;p;Per;assistant;;2026-04-27
`

/** A new municipality steered by a preset from 1 May 2026, with its teams and people taken in from tables. */
export async function newTown(house: House, preset: string, { westBudget = '' } = {}) {
  const country = preset === 'solna' ? 'SE' : 'DK'
  const { zone: zoneName, currency, numbers } = countries[country]
  const zone = readZone(zoneName) as Zone
  const tenant: Tenant = { id: randomUUID(), key: preset, name: preset, country, zone, currency }
  house.setClock('2026-04-28T08:00:00Z')
  await steered(house, tenant, preset)

  const looks: string[] = []
  const ids = {} as Record<Citizen, Id<'Citizen'>>
  const noteLook = (person: Person, operation: Operation): void => void looks.push(`${person} ${operation.name}`)

  async function asked<Op extends Operation>(person: Person, operation: Op, call: Call<Op>) {
    const client = newClient(fetchOf(house.server), '', `demo.${tenant.key}.${person}`)
    if ((call.params as { citizen?: string } | undefined)?.citizen === ids.ada && ids.ada) noteLook(person, operation)
    return client(operation, call)
  }
  const value = async <Op extends Operation>(person: Person, operation: Op, call: Call<Op>) =>
    granted(await asked(person, operation, call))
  const refusal = async <Op extends Operation>(person: Person, operation: Op, call: Call<Op>) =>
    refused(await asked(person, operation, call))
  const file = (kind: 'teams' | 'people' | 'hours', table: string) =>
    value('controller', importCsv, { params: { kind }, query: {}, body: new TextEncoder().encode(table) })

  await file('teams', nobodysTeams.replace('BUDGET', westBudget))
  await file(
    'people',
    `identity_number;name;team;from\n${numbers.ada};Ada;north;2026-04-27\n${numbers.bo};Bo;west;2026-04-27\n`,
  )
  const staff = await staffOf(house.database, tenant)
  await signIn(house.database, tenant, staff)
  for (const name of ['ada', 'bo'] as const) {
    const { citizen } = await value('officer', findCitizen, { body: { identity: numbers[name] } })
    ids[name] = citizen.id
    if (name === 'ada') noteLook('officer', findCitizen)
    const contact = staff.get(name === 'ada' ? 'c' : 'p') as Id<'Staff'>
    const during = { from: localDate('2026-04-27'), to: null }
    await asTenant(house.database.pool, tenant.id, async (transaction) => {
      must(await appoint(transaction, tenant.id, citizen.id, contact, during))
      if (name === 'ada')
        await transaction.run(sql`
          insert into demo_person (tenant_id, key, name, role, citizen_id)
          values (${tenant.id}, 'ada', 'Ada', 'citizen', ${citizen.id})`)
    })
  }

  const about = (citizen: Citizen) => ({ citizen: ids[citizen] })
  const plannerOf = { ada: 'contact', bo: 'private' } as const
  const tellerOf = { ada: 'helper', bo: 'private' } as const

  return {
    ...{ house, tenant, ids, looks, noteLook, asked, ask: value, refusal, about },
    at: (monthAndDay: string) => house.setClock(`${day(monthAndDay)}T08:00:00Z`),
    nameOf: (id: string | null) => (id === ids.ada ? 'ada' : id === ids.bo ? 'bo' : null),

    /** The conversation, told whole: needs, wishes, and each step considered before help is. */
    assessed: async (citizen: Citizen) => {
      const body = { id: randomUUID(), ...assessment }
      return (await value('officer', writeAssessment, { params: about(citizen), body })).id
    },
    /** Grants frames from a day on, such as `whole 420 a week`. */
    decided: (citizen: Citizen, from: string, law: string, frames: readonly string[], more: Granted = {}) =>
      value('officer', writeDecision, { params: about(citizen), body: decision(from, law, frames, more) }),
    decisionRefused: async (citizen: Citizen, from: string, law: string, frames: readonly string[], more: Granted = {}) =>
      refusal('officer', writeDecision, { params: about(citizen), body: decision(from, law, frames, more) }),
    ended: (citizen: Citizen, from: string, law: string) => {
      const body = { ...decision(from, law, [], {}), outcome: 'ended' as const, grant: null }
      return value('officer', writeDecision, { params: about(citizen), body })
    },
    /** The fixed contact writes the plan from 4 May on; answers what somebody should know of it. */
    planned: async (citizen: Citizen, ...visits: readonly string[]) => {
      const period = { from: day('05-04'), to: null }
      const body = { id: randomUUID(), period, agreedWithCitizen: true, visits: visits.map(visitIn) }
      return (await value(plannerOf[citizen], writePlan, { params: about(citizen), body })).findings
    },
    /** What is left of each frame in the first week: `whole 420 - 350 = 70`. */
    headroom: async (citizen: Citizen) => {
      const week = await value(plannerOf[citizen], readWeek, { params: { ...about(citizen), week: '2026-W19' } })
      return week.headroom.map(({ frame: { scope }, framed, planned, left }) => {
        const of = scope.kind === 'cluster' ? scope.cluster : scope.kind === 'service' ? scope.service : 'whole'
        return `${of} ${framed} - ${planned} = ${left}`
      })
    },
    /** What the compass says: the effect, who decides, and whether the one who asks may. */
    compass: async (person: Person, citizen: Citizen, asks: string | Change) => {
      const change = typeof asks === 'string' ? timeAsked(asks) : asks
      const says = await value(person, previewChange, { params: about(citizen), body: { change, on: day('05-04') } })
      expect(says.ground.every(({ law }) => law.act !== 'house' && law.section !== '')).toBe(true)
      return `${says.effect}, decided by ${says.by}: ${says.mayDecide ? 'may' : 'may not'}`
    },
    changed: (person: Person, citizen: Citizen, asks: string | Change) => {
      const change = typeof asks === 'string' ? timeAsked(asks) : asks
      const body = { id: randomUUID(), change, on: day('05-04'), agreed: ['citizen' as const] }
      return value(person, makeChange, { params: about(citizen), body })
    },
    /** Ada swaps on the day; minute for minute unless told otherwise. */
    swap: (on: string, give: string, get: string, minutes: number, { company = 'team', got = minutes }: Swapped = {}) => {
      const swapped = { give, get, minutesGiven: minutes, minutesGot: got, with: company }
      const body = { id: randomUUID(), on: day(on), agreed: [], ...swapped }
      return asked('ada', swapService, { params: about('ada'), body })
    },
    package: (person: Person, citizen: Citizen, name: string, on: string) =>
      asked(person, startPackage, { params: about(citizen), body: { id: randomUUID(), package: name, on: day(on) } }),
    /** What differed from the plan, told by whoever was there. */
    told: async (citizen: Citizen, ...lines: readonly string[]) => {
      const recordedAt = writeInstant(house.clock())
      const facts = lines.flatMap((line) => factsIn(line, zone))
      const body = { facts: facts.map((fact) => ({ ...fact, id: randomUUID(), ...about(citizen), recordedAt })) }
      if (citizen === 'ada') noteLook(tellerOf.ada, reportVisits)
      await value(tellerOf[citizen], reportVisits, { body })
    },
    /** Paid hours as `north 05-31 h 10 2600.00`. */
    paid: (...rows: readonly string[]) => {
      const lines = rows.map((row) => row.replace(/ (\d\d-\d\d) /, (_, date) => ` ${day(date)} `).replaceAll(' ', ';'))
      return file('hours', ['team;day;staff;hours;cost', ...lines, ''].join('\n'))
    },
    /** Ada reads who has looked at her: all that was asked about her, in its order, and then that she herself did. */
    readsHerLog: async () => {
      const call = { params: about('ada'), query: { limit: '200' } }
      for (const seen of [[...looks], [...looks, 'ada readAccessLog']]) {
        const { items } = await value('ada', readAccessLog, call)
        expect(items.map(({ person, operation }) => `${person} ${operation}`).toReversed()).toEqual(seen)
      }
    },
  }
}

type Swapped = { readonly company?: 'team' | 'relatives'; readonly got?: number }

export type Granted = {
  readonly category?: string
  readonly band?: string
  readonly course?: string
  readonly to?: string
}

const decision = (from: string, law: string, frames: readonly string[], more: Granted) => ({
  id: randomUUID(),
  assessment: null,
  outcome: 'granted' as const,
  from: day(from),
  legalBasis: [law],
  facts: 'Cannot stand for long.',
  considerations: 'With help in the morning the day is theirs.',
  heardOn: null,
  appealGuidance: true,
  meetsRequest: true,
  grant: {
    ...{ to: null, category: null, band: null, course: null, rehabilitation: false, beyondTheDay: false },
    ...more,
    frames: frames.map(frameIn),
    followUpOn: null,
    goals: [{ area: 'ICF:d5', level: 2 as const, by: null }],
    conditions: [],
  },
})

const assessment = {
  on: day('04-28'),
  needs: [{ area: 'ICF:d5', levelNow: 3 as const, levelExpected: 2 as const, ownView: 'I want to do my own hair.' }],
  wishes: 'Breakfast by the window.',
  resources: 'A daughter near by.',
  considered: (
    ['ownResources', 'network', 'civilSociety', 'technology', 'rehabilitation', 'compensatingHelp'] as const
  ).map((step) => ({ step, note: 'looked into' })),
  conversation: { contact: 'at home', contract: 'the mornings', communication: 'own words', conclusion: 'agreed' },
}

async function steered({ database, clock }: House, tenant: Tenant, preset: string): Promise<void> {
  const model = await loadPreset(preset)
  if (!model) throw new Error(`there is no preset ${preset}`)
  await addTenant(database.pool, tenant)
  await asTenant(database.pool, tenant.id, async (transaction) => {
    must(await addModel(transaction, tenant, model, { from: localDate('2026-04-01'), now: clock() }))
    await transaction.run(sql`
      insert into demo_person (tenant_id, key, name, role) values (${tenant.id}, 'controller', 'Kim', 'controller')`)
  })
}

const staffOf = ({ pool }: TestDatabase, tenant: Tenant): Promise<ReadonlyMap<string, Id<'Staff'>>> =>
  asTenant(pool, tenant.id, async (transaction) => {
    const rows = await transaction.rows<{ key: string; id: Id<'Staff'> }>(sql`
      select key, id from staff where tenant_id = ${tenant.id}`)
    return new Map(rows.map(({ key, id }) => [key, id]))
  })

const signIn = ({ pool }: TestDatabase, tenant: Tenant, staff: ReadonlyMap<string, Id<'Staff'>>): Promise<void> =>
  asTenant(pool, tenant.id, async (transaction) => {
    for (const [key, [role, of]] of Object.entries(persons))
      await transaction.run(sql`
        insert into demo_person (tenant_id, key, name, role, staff_id)
        values (${tenant.id}, ${key}, ${key}, ${role}, ${of && staff.get(of)}) on conflict do nothing`)
  })

export function granted<Value>(result: Result<Value, ProblemDocument>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export function refused(result: Result<unknown, ProblemDocument>): Record<string, unknown> {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal.refusal as Record<string, unknown>
}
