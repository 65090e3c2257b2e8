import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { weekOf } from '#kernel/calendar/week.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { newId } from '#kernel/id.ts'
import { seededRandom } from '#kernel/random.ts'
import { must } from '#kernel/result.ts'
import { databaseConfig, openDatabase } from '#server/database/database.ts'
import { migrate } from '#server/database/migrations.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { tenantByKey } from '#server/tenants/queries.ts'
import { lastWholeDay } from '#server/towns/last-day.ts'
import { townRecipe, usualMonths, usualSeed } from '#server/towns/seed.ts'
import { writeTown } from '#server/towns/write-town.ts'
import { root } from '../guards/tree.ts'
import type { Part } from './page.ts'
import { newHome, startServer } from './start.ts'

const citizens = 6_000
const rate = 300
const seconds = 180
const target = 150
const town = 'lyngvig'

/** What a busy morning asks for, in hundredths of all requests. */
const mix = {
  citizen: 30,
  week: 20,
  decisions: 5,
  followUps: 5,
  myDay: 8,
  teamDay: 3,
  teamWeek: 2,
  changes: 2,
  looks: 2,
  compass: 8,
  tell: 15,
} as const
type Kind = keyof typeof mix

export const load: Part = {
  title: 'A town at work',
  how:
    `The server as \`npm start\` runs it, on the Danish town grown to ${citizens.toLocaleString('en')} citizens, with its access log and ` +
    `the sequencer that signs it. From this second process, on the same cores, ${rate} requests a second for ${seconds / 60} minutes, on the beat ` +
    'whatever the answers do, from every employee and case officer of the town: in each hundred 30 citizens, 20 weeks of a citizen, ' +
    '8 own days, 3 days and 2 weeks of whole teams, 5 lists of decisions and 5 of follow-ups, 2 of changes and 2 of who has looked, ' +
    '8 questions to the compass, and 15 facts told of visits. Every read writes its rows in the access log before its answer leaves. ' +
    'A request counts from when it should have been sent.',
  measure: async (say) => {
    const home = newHome()
    chmodSync(home, 0o711)
    try {
      const askers = await grownTown(home, say)
      const before = round1(loadavg()[0] ?? 0)
      const server = await startServer(home, { FRIRUM_DEMO: '1' })
      const database = must(await openDatabase({ ...configOf(home), mode: 'share' }))
      const agent = new Agent({ keepAlive: true, maxSockets: 128 })
      try {
        await driven(agent, server.address, askers, 5)
        const rowsBefore = await loggedRows(database.pool)
        const cpuBefore = cpuSeconds(server.pid)
        const took = await driven(agent, server.address, askers, seconds)
        const cpu = (cpuSeconds(server.pid) - cpuBefore) / seconds
        const after = round1(loadavg()[0] ?? 0)
        const waiting = await unsequenced(database.pool)
        await pause(2_000)
        const left = await unsequenced(database.pool)
        const rows = (await loggedRows(database.pool)) - rowsBefore
        return rowsOf(took, { rows, waiting, left, before, after, cpu })
      } finally {
        agent.destroy()
        await database.close()
        await server.stop()
      }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

type Took = { readonly kind: Kind; readonly status: number; readonly milliseconds: number; readonly late: number }
type Beside = Readonly<Record<'rows' | 'waiting' | 'left' | 'before' | 'after' | 'cpu', number>>

function rowsOf(took: readonly Took[], { rows, waiting, left, before, after, cpu }: Beside) {
  const isRight = ({ status }: Took) => status === 200
  const wrong = took.filter((one) => !isRight(one))
  const told = [...Map.groupBy(wrong, ({ kind, status }) => `${kind} ${status}`)].map(
    ([what, all]) => `${all.length} × ${what}`,
  )
  if (told.length > 0) console.log(told.join(', '))
  const of = (kinds: (kind: Kind) => boolean) =>
    took.filter((one) => isRight(one) && kinds(one.kind)).map(({ milliseconds }) => milliseconds)
  const [all, reads, writes] = [of(() => true), of((kind) => kind !== 'tell'), of((kind) => kind === 'tell')]
  const p95 = share(all, 0.95)
  const slowest = (Object.keys(mix) as Kind[]).map((kind) => ({
    kind,
    p95: share(
      of((one) => one === kind),
      0.95,
    ),
  }))
  const [worst] = slowest.toSorted((a, b) => b.p95 - a.p95)
  return [
    { what: 'Requests', value: took.length, unit: `at ${rate}/s` },
    {
      what: 'Not answered as they should be',
      value: wrong.length,
      unit: 'requests',
      target: 'none',
      met: wrong.length === 0,
    },
    { what: 'Median', value: round1(share(all, 0.5)), unit: 'ms' },
    { what: '95 of 100', value: round1(p95), unit: 'ms', target: `at most ${target} ms`, met: p95 <= target },
    { what: '99 of 100', value: round1(share(all, 0.99)), unit: 'ms' },
    { what: '95 of 100 reads', value: round1(share(reads, 0.95)), unit: 'ms' },
    { what: '95 of 100 facts told', value: round1(share(writes, 0.95)), unit: 'ms' },
    { what: `95 of 100 of the slowest kind, ${worst?.kind}`, value: round1(worst?.p95 ?? 0), unit: 'ms' },
    {
      what: 'Sent late by this process, 99 of 100',
      value: round1(
        share(
          took.map(({ late }) => late),
          0.99,
        ),
      ),
      unit: 'ms',
    },
    { what: 'Rows written in the access log', value: rows, unit: '' },
    { what: 'Rows not yet in the tree when the last answer came', value: waiting, unit: '' },
    { what: 'Rows not in the tree two seconds later', value: left, unit: '', target: 'none', met: left === 0 },
    { what: 'Cores the server used, without PostgreSQL', value: round1(cpu), unit: '' },
    { what: 'Load of the machine before and at the end', value: `${before} and ${after}`, unit: '' },
  ]
}

const share = (times: readonly number[], part: number): number => {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
const round1 = (value: number): number => Math.round(value * 10) / 10

const configOf = (home: string) => databaseConfig({ FRIRUM_HOME: home }, root, process.getuid?.())

type Citizen = { readonly id: string; readonly visit: string }
type Asker = {
  readonly token: string
  readonly role: string
  readonly team: string
  readonly citizens: readonly Citizen[]
}

/** Writes the town, lets every employee and case officer in, and says whom each may see. */
async function grownTown(home: string, say: (text: string) => void): Promise<readonly Asker[]> {
  const database = must(await openDatabase({ ...configOf(home), mode: 'hold' }))
  try {
    must(await migrate(database.pool))
    const recipe = await townRecipe(town)
    const until = lastWholeDay(Date.now(), recipe.zone)
    const options = { citizens, seed: usualSeed, until, months: usualMonths }
    const { milliseconds, teams, facts } = must(await writeTown(database.pool, recipe, town, options))
    say(`${citizens} citizens, ${teams} teams, ${facts} facts in ${(milliseconds / 1000).toFixed(1)} s`)
    await database.pool.query('vacuum (analyze)')
    return await letIn(database.pool, addDays(until, 1))
  } finally {
    await database.close()
  }
}

async function letIn(pool: Pool, today: LocalDate): Promise<readonly Asker[]> {
  const tenant = await tenantByKey(pool, town)
  if (!tenant) throw new Error('the town was written, and is not there')
  return asTenant(pool, tenant.id, async (transaction) => {
    await transaction.run(sql`
      insert into person (tenant_id, key, name, role, staff_id, officer_key, source)
      select ${tenant.id}::uuid, 'staff-' || row_number() over (order by s.id), s.name,
        case when exists (select from fixed_contact f where f.tenant_id = s.tenant_id and f.staff_id = s.id
          and f.during @> ${today}::date) then 'fixedContact' else 'teamMember' end, s.id, null, 'demo'
      from staff s where s.tenant_id = ${tenant.id}
      union all
      select ${tenant.id}::uuid, 'officer-' || row_number() over (order by o.officer_key), o.officer_key, 'caseOfficer', null::uuid,
        o.officer_key, 'demo'
      from (select distinct officer_key from case_officer_area where tenant_id = ${tenant.id}) o`)
    return transaction.rows<Asker>(sql`
      with visited as (
        select s.team_id, s.citizen_id, t.area, min(v.key) as visit
        from citizen_team s
        join team t on t.tenant_id = s.tenant_id and t.id = s.team_id
        join rhythm_plan r on r.tenant_id = s.tenant_id and r.citizen_id = s.citizen_id and r.during @> daterange(${today}::date, ${today}::date + 28)
        join planned_visit v on v.tenant_id = r.tenant_id and v.plan_id = r.id
        where s.tenant_id = ${tenant.id} and s.during @> ${today}::date
        group by s.team_id, s.citizen_id, t.area
      ), served as (
        select team_id, area, json_agg(json_build_object('id', citizen_id, 'visit', visit)) as citizens
        from visited group by team_id, area
      )
      select 'demo.' || ${town} || '.' || p.key as token, p.role, served.team_id as team, served.citizens
      from person p
      join team_member m on m.tenant_id = p.tenant_id and m.staff_id = p.staff_id and m.during @> ${today}::date
      join served on served.team_id = m.team_id
      where p.tenant_id = ${tenant.id} and p.key like 'staff-%'
      union all
      select 'demo.' || ${town} || '.' || p.key, p.role, served.team_id, served.citizens
      from person p
      join case_officer_area a on a.tenant_id = p.tenant_id and a.officer_key = p.officer_key and a.during @> ${today}::date
      join served on served.area = a.area
      where p.tenant_id = ${tenant.id} and p.key like 'officer-%'`)
  })
}

type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: unknown }
type About = { readonly citizen: Citizen; readonly team: string; readonly today: LocalDate; readonly nth: number }

/** Facts and changes have ids of their own; each is told once. */
const chance = seededRandom(11)

const asked: Readonly<Record<Kind, (about: About) => Asked>> = {
  citizen: ({ citizen }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}` }),
  week: ({ citizen, today }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}/weeks/${weekOf(today)}` }),
  decisions: ({ citizen }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}/decisions` }),
  followUps: ({ citizen }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}/follow-ups` }),
  myDay: ({ team, today }) => ({ method: 'GET', path: `/api/teams/${team}/days/${today}?of=contact` }),
  teamDay: ({ team, today }) => ({ method: 'GET', path: `/api/teams/${team}/days/${today}` }),
  teamWeek: ({ team, today }) => ({ method: 'GET', path: `/api/teams/${team}/weeks/${weekOf(today)}` }),
  changes: ({ citizen }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}/changes` }),
  looks: ({ citizen }) => ({ method: 'GET', path: `/api/citizens/${citizen.id}/access-log` }),
  compass: ({ citizen, today }) => ({
    method: 'POST',
    path: `/api/citizens/${citizen.id}/changes/preview`,
    body: {
      change: {
        components: [{ kind: 'time', minutesPerWeek: 30, scope: { kind: 'whole' } }],
        wanted: true,
        goalsKept: true,
        conditionsWorsen: false,
      },
      on: addDays(today, 1),
    },
  }),
  tell: ({ citizen, today, nth }) => ({
    method: 'POST',
    path: '/api/visits',
    body: {
      facts: [
        {
          id: newId<'Fact'>(Date.now() as Instant, chance),
          ...{ citizen: citizen.id, date: today, plannedVisit: citizen.visit, kind: 'more', minutes: 25 + (nth % 30) },
          ...{ start: null, end: null, services: [], reason: 'We talked', source: 'staff', corrects: null },
          recordedAt: writeInstant(Date.now() as Instant),
        },
      ],
    },
  }),
}

/** Who asks what: a team tells and has a day, the case officer sees who has looked; the rest both read. */
const staffs = ['teamMember', 'fixedContact']
const askedBy: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  myDay: ['fixedContact'],
  teamDay: staffs,
  tell: staffs,
  compass: staffs,
  looks: ['caseOfficer'],
}

async function driven(
  agent: Agent,
  address: string,
  askers: readonly Asker[],
  during: number,
): Promise<readonly Took[]> {
  const kinds = (Object.keys(mix) as Kind[]).flatMap((kind) => Array.from({ length: mix[kind] }, () => kind))
  const of = (kind: Kind) => askers.filter(({ role }) => askedBy[kind]?.includes(role) ?? true)
  const askersOf = Object.fromEntries(kinds.map((kind) => [kind, of(kind)])) as unknown as Readonly<
    Record<Kind, readonly Asker[]>
  >
  const random = seededRandom(during)
  const one = <Value>(all: readonly Value[]): Value => all[random.below(all.length)] as Value
  const today = addDays(lastWholeDay(Date.now(), 'Europe/Copenhagen'), 1)
  const begun = performance.now()
  const took: Promise<Took>[] = []
  for (let nth = 0; nth < rate * during; nth++) {
    const due = begun + (nth * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await pause(early)
    const kind = one(kinds)
    const asker = one(askersOf[kind])
    const call = asked[kind]({ citizen: one(asker.citizens), team: asker.team, today, nth })
    took.push(answered(agent, address, asker.token, kind, call, due))
  }
  return Promise.all(took)
}

const answered = (
  agent: Agent,
  address: string,
  token: string,
  kind: Kind,
  { method, path, body }: Asked,
  due: number,
) =>
  new Promise<Took>((resolve) => {
    const late = Math.max(0, performance.now() - due)
    const done = (status: number) => resolve({ kind, status, milliseconds: performance.now() - due, late })
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    }
    const asking = request(address + path, { agent, method, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => done(answer.statusCode ?? 0))
      answer.on('error', () => done(0))
    })
    asking.on('error', () => done(0))
    asking.end(text)
  })

async function inTown<Value extends object>(pool: Pool, query: ReturnType<typeof sql>): Promise<Value> {
  const tenant = await tenantByKey(pool, town)
  return asTenant(pool, tenant?.id ?? '', (transaction) => transaction.one<Value & Record<string, unknown>>(query))
}

const loggedRows = async (pool: Pool): Promise<number> =>
  (await inTown<{ rows: number }>(pool, sql`select count(*)::int as rows from access_log`)).rows

/** Committed rows that have no leaf in the tree yet. */
const unsequenced = async (pool: Pool): Promise<number> =>
  (
    await inTown<{ rows: number }>(
      pool,
      sql`select coalesce(sum(cardinality(row_ids)), 0)::int as rows from audit_pending`,
    )
  ).rows

/** Of a process, as the system counts. */
function cpuSeconds(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
