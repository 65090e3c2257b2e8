import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { readZone, type Zone } from '#kernel/clock/zone.ts'
import { must } from '#kernel/result.ts'
import { openDatabase } from '#server/database/database.ts'
import { migrate } from '#server/database/migrations.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addTenant } from '#server/tenants/queries.ts'
import type { Part } from './page.ts'
import { newHome } from './start.ts'

const root = path.join(import.meta.dirname, '../..')
const visitsEach = 46

/**
 * A municipality of `citizens` people with a grant by service, a plan, and 46 visits each in October 2026, told by
 * doors: one in fifty without an event, one in fifty longer than planned, one in a hundred declined late.
 */
async function seed(home: string, key: string, citizens: number): Promise<void> {
  const { pool, close } = must(await openDatabase({ home, mode: 'share' }))
  must(await migrate(pool))
  const id = randomUUID()
  const zone = readZone('Europe/Copenhagen') as Zone
  await addTenant(pool, { id, key, name: key, country: 'DK', zone, currency: 'DKK' })
  await asTenant(pool, id, async (transaction) => {
    await transaction.run(sql`select frirum.ensure_visit_months('2026-10-01', '2026-10-31')`)
    for (const statement of statements(id, citizens)) await transaction.run(statement)
  })
  await pool.query('analyze')
  await close()
}

const statements = (tenant: string, citizens: number) => [
  sql`insert into team (tenant_id, id, key, name)
    select ${tenant}, gen_random_uuid(), 'team-' || n, 'Team ' || n from generate_series(1, 150) n`,
  sql`insert into citizen (tenant_id, id, identity_system, identity_value)
    select ${tenant}, gen_random_uuid(), 'cpr', lpad(n::text, 10, '0') from generate_series(1, ${citizens}::int) n`,
  sql`insert into citizen_team (tenant_id, citizen_id, team_id, during)
    select c.tenant_id, c.id, t.id, '[2026-01-01,)'
    from citizen c join team t on t.tenant_id = c.tenant_id and t.key = 'team-' || (1 + c.identity_value::int % 150)
    where c.tenant_id = ${tenant}`,
  sql`insert into decision (tenant_id, id, citizen_id, outcome, decided_at, decided_by, takes_effect_on, legal_basis,
      facts, considerations, appeal_guidance)
    select tenant_id, gen_random_uuid(), id, 'granted', '2026-01-01', 'bench', '2026-01-01', '{sel-83}',
      'Needs help in the morning and with the home.', 'The help makes it possible to live at home.', true
    from citizen where tenant_id = ${tenant}`,
  sql`insert into granted (tenant_id, id, decision_id, citizen_id, during)
    select tenant_id, gen_random_uuid(), id, citizen_id, '[2026-01-01,)' from decision where tenant_id = ${tenant}`,
  sql`insert into frame (tenant_id, grant_id, ordinal, scope_kind, scope_key, minutes, per)
    select g.tenant_id, g.id, f.ordinal, 'service', f.service, f.minutes, 'week' from granted g
    cross join (values (1, 'hygiene', 220), (2, 'cleaning', 90), (3, 'eating', 120)) f (ordinal, service, minutes)
    where g.tenant_id = ${tenant}`,
  sql`insert into rhythm_plan (tenant_id, id, citizen_id, version, during, agreed_with_citizen, recorded_at, recorded_by)
    select tenant_id, gen_random_uuid(), id, 1, '[2026-01-01,)', true, '2026-01-01', 'bench'
    from citizen where tenant_id = ${tenant}`,
  sql`insert into planned_visit (tenant_id, plan_id, key, part_of_day, weekdays, minutes, services)
    select p.tenant_id, p.id, v.key, v.part, v.weekdays::smallint[], v.minutes, v.services::text[] from rhythm_plan p
    cross join (values
      ('morning-1', 'morning', '{0,1,2,3,4,5,6}', 30, '{hygiene}'),
      ('noon-1', 'noon', '{0,2,4}', 40, '{eating}'),
      ('forenoon-1', 'forenoon', '{3}', 45, '{cleaning}')) v (key, part, weekdays, minutes, services)
    where p.tenant_id = ${tenant}`,
  // 31 mornings and 13 noons on Mondays, Wednesdays and Fridays; two of the five Thursdays are told of: 46 visits.
  sql`insert into visit_fact (tenant_id, day, id, citizen_id, planned_visit, kind, starts_at, ends_at, services, source,
      recorded_at)
    select c.tenant_id, v.day, gen_random_uuid(), c.id, v.key,
      case when v.n % 100 = 7 then 'declinedLate' else 'lockEvent' end,
      case when v.n % 100 <> 7 then v.starts_at end,
      case when v.n % 100 <> 7 then v.starts_at + v.minutes * interval '1 minute' end,
      case when v.n % 3 = 0 then '{hygiene}'::text[] else '{}'::text[] end,
      case when v.n % 100 = 7 then 'staff' else 'lock' end, v.day + time '20:00'
    from citizen c cross join lateral (
      select day::date, p.key, day + p.at as starts_at, p.minutes + case when n % 50 = 3 then 25 else n % 7 - 3 end as minutes, n
      from generate_series(date '2026-10-01', date '2026-10-31', interval '1 day') day
      join (values ('morning-1', time '06:10', 30, '{1,2,3,4,5,6,7}'::int[]), ('noon-1', time '10:00', 40, '{1,3,5}'),
        ('forenoon-1', time '08:00', 45, '{4}')) p (key, at, minutes, days) on extract(isodow from day) = any (p.days)
      cross join lateral (select (c.identity_value::bigint * 31 + extract(day from day)::int * 7 + length(p.key))::int as n) q
      where p.key <> 'forenoon-1' or extract(day from day) < 9
    ) v where c.tenant_id = ${tenant}`,
]

type Run = { readonly seconds: number; readonly mebibytes: number; readonly total: number; readonly lines: number }

/** Runs `./frirum settle` and watches the memory of PostgreSQL and the program together. */
async function settle(home: string, tenant: string): Promise<Run> {
  const begun = performance.now()
  const words = ['src/server/command/main.ts', 'settle', '--tenant', tenant, '--month', '2026-10', '--json']
  const child = spawn(path.join(root, 'node_modules/.bin/node'), [...words, '--model', 'minute-control'], {
    cwd: root,
    env: { ...process.env, FRIRUM_HOME: home, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  let said = ''
  child.stdout.on('data', (text) => out.push(text))
  child.stderr.on('data', (text) => (said += text))
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, memoryOf(child.pid as number, home))), 250)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`settle ended with ${code}:\n${said}`)
  const seconds = (performance.now() - begun) / 1000
  const answer = JSON.parse(Buffer.concat(out).toString()) as { totalMinor: number; lines: unknown[] }
  return { seconds, mebibytes: most / 2 ** 20, total: answer.totalMinor, lines: answer.lines.length }
}

/**
 * Bytes in memory of the program, those it started, and the PostgreSQL on this home: what each has for itself, and once
 * what they share. Asking the kernel for exact shares would hold the processes up.
 */
function memoryOf(program: number, home: string): number {
  const parents = new Map<number, number>()
  const wanted = new Set([program])
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!pid) continue
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home)) wanted.add(pid)
    } catch {
      // A process that ended in between has no memory.
    }
  }
  const isWanted = (pid: number): boolean =>
    wanted.has(pid) || (parents.has(pid) && isWanted(parents.get(pid) as number))
  const pages = [...parents.keys()].filter(isWanted).map(pagesOf)
  const own = pages.reduce((sum, { resident, shared }) => sum + resident - shared, 0)
  return (own + Math.max(0, ...pages.map(({ shared }) => shared))) * bytesOfPage
}

const bytesOfPage = 4096

function pagesOf(pid: number): { readonly resident: number; readonly shared: number } {
  try {
    const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number)
    return { resident, shared }
  } catch {
    return { resident: 0, shared: 0 }
  }
}

export const settlement: Part = {
  title: 'Settlement',
  how: `\`./frirum settle --json\` on a municipality whose doors told of ${visitsEach} visits a citizen in the month, by service as in \`minute-control\`: reading, settling, posting and printing, with the start of the program and of PostgreSQL. Memory is that of both together, at its height.`,
  measure: async (say) => {
    const home = newHome()
    try {
      const sizes = { small: 1_305, large: 13_044 }
      for (const [key, citizens] of Object.entries(sizes)) await seed(home, key, citizens)
      const visits = Object.values(sizes).map((citizens) => (citizens * visitsEach).toLocaleString('en'))
      say(`seeded ${visits.join(' and ')} visits`)
      const small = await settle(home, 'small')
      const large = await settle(home, 'large')
      const again = await settle(home, 'large')
      if (again.total !== large.total) throw new Error(`settled again, ${large.total} became ${again.total}`)
      const times = large.seconds / small.seconds
      return [
        { what: '60,000 visits', value: round2(small.seconds), unit: 's' },
        row('600,000 visits', round2(large.seconds), 's', 'at most 30 s', large.seconds <= 30),
        row('600,000 against 60,000', round2(times), 'times', 'at most 11 times', times <= 11),
        row(
          'Memory, PostgreSQL included',
          Math.round(large.mebibytes),
          'MiB',
          'at most 1,536 MiB',
          large.mebibytes <= 1536,
        ),
        { what: 'Lines posted', value: large.lines, unit: '' },
        { what: 'The same month again, with nothing new', value: round2(again.seconds), unit: 's' },
      ]
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

const row = (what: string, value: number, unit: string, target: string, met: boolean) => ({
  what,
  value,
  unit,
  target,
  met,
})
const round2 = (figure: number): number => Math.round(figure * 100) / 100
