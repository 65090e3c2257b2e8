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
import { writeInstant } from '#kernel/clock/instant.ts'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { must, type Result } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { appoint } from '#server/people/assignments.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { fetchOf } from '../http/asked.ts'
import { type House, type Person, signIn, staffOf, steered } from './chain-house.ts'
import { assessment, decision, type Granted } from './chain-requests.ts'
import { day, factsIn, timeAsked, visitIn } from './chain-words.ts'

export type Citizen = 'ada' | 'bo'
type Change = ReturnType<typeof timeAsked>

type Swapped = { readonly company?: 'team' | 'relatives'; readonly got?: number; readonly by?: Person }
export type Town = Awaited<ReturnType<typeof newTown>>

const countries = {
  DK: { zone: 'Europe/Copenhagen', currency: 'DKK', numbers: { ada: '2512489996', bo: '2911829996' } },
  SE: { zone: 'Europe/Stockholm', currency: 'SEK', numbers: { ada: '192101069249', bo: '192208319232' } },
} as const

const teamsTable = `key;name;private;frame_budget;staff;staff_name;profession;competences;from
north;North;no;;h;Hanne;helper;;2026-04-27
north;;;;c;Clara;assistant;rehabilitation;2026-04-27
north;;;;l;Lone;coordinator;;2026-04-27
west;West Care;yes;BUDGET;p;Per;assistant;;2026-04-27
`

/** A new municipality steered by a preset from April 2026, with its teams and people taken in from tables. */
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

  await file('teams', teamsTable.replace('BUDGET', westBudget))
  await file(
    'people',
    `identity_number;name;team;from\n${numbers.ada};Ada;north;2026-04-27\n${numbers.bo};Bo;west;2026-04-27\n`,
  )
  const staff = await staffOf(house.database, tenant)
  await signIn(house.database, tenant, staff)
  for (const name of ['ada', 'bo'] as const) {
    const { citizen } = await value('officer', findCitizen, {
      body: { identity: numbers[name], purpose: 'caseWork' },
    })
    ids[name] = citizen.id
    if (name === 'ada') noteLook('officer', findCitizen)
    const contact = staff.get(name === 'ada' ? 'c' : 'p') as Id<'Staff'>
    const during = { from: localDate('2026-04-27'), to: null }
    await asTenant(house.database.pool, tenant.id, async (transaction) => {
      must(await appoint(transaction, tenant.id, citizen.id, contact, during))
      if (name === 'ada')
        await transaction.run(sql`
          insert into person (tenant_id, key, name, role, citizen_id, source)
          values (${tenant.id}, 'ada', 'Ada', 'citizen', ${citizen.id}, 'demo')`)
    })
  }

  const about = (citizen: Citizen) => ({ citizen: ids[citizen] })
  const assessments = new Map<Citizen, string>()
  const decide = (citizen: Citizen, ...said: Parameters<typeof decision>) => ({
    ...decision(...said),
    assessment: assessments.get(citizen) ?? null,
  })
  const plannerOf = { ada: 'contact', bo: 'private' } as const
  const tellerOf = { ada: 'helper', bo: 'private' } as const

  return {
    ...{ house, tenant, ids, looks, noteLook, asked, ask: value, refusal, about },
    at: (monthAndDay: string) => house.setClock(`${day(monthAndDay)}T08:00:00Z`),
    nameOf: (id: string | null) => (id === ids.ada ? 'ada' : id === ids.bo ? 'bo' : null),

    /** The conversation with each of them, told whole; what is decided later rests on it. */
    assessed: async () => {
      for (const citizen of ['ada', 'bo'] as const) {
        const body = { ...assessment, id: randomUUID() }
        assessments.set(citizen, (await value('officer', writeAssessment, { params: about(citizen), body })).id)
      }
    },
    /** Grants frames from a day on, such as `whole 420 a week`. */
    decided: (citizen: Citizen, from: string, law: string, frames: readonly string[], more: Granted = {}) =>
      value('officer', writeDecision, { params: about(citizen), body: decide(citizen, from, law, frames, more) }),
    decisionRefused: async (
      citizen: Citizen,
      from: string,
      law: string,
      frames: readonly string[],
      more: Granted = {},
    ) => refusal('officer', writeDecision, { params: about(citizen), body: decide(citizen, from, law, frames, more) }),
    ended: (citizen: Citizen, from: string, law: string) => {
      const body = { ...decide(citizen, from, law, [], {}), outcome: 'ended' as const, grant: null }
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
    /** Ada swaps on the day, unless somebody else does; minute for minute unless told otherwise. */
    swap: (on: string, give: string, get: string, minutes: number, how: Swapped = {}) => {
      const { company = 'team', got = minutes, by = 'ada' } = how
      const swapped = { give, get, minutesGiven: minutes, minutesGot: got, with: company }
      const body = { id: randomUUID(), on: day(on), agreed: [], ...swapped }
      return asked(by, swapService, { params: about('ada'), body })
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

export function granted<Value>(result: Result<Value, ProblemDocument>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export function refused(result: Result<unknown, ProblemDocument>): Record<string, unknown> {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal.refusal as Record<string, unknown>
}
