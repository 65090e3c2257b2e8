import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { newClient } from '#contract/http/client.ts'
import { reportVisits } from '#contract/visits/operations.ts'
import { must } from '#kernel/result.ts'
import { openDatabase } from '#server/database/database.ts'
import { running } from '#server/database/embedded/cluster.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { tenants } from '#server/tenants/queries.ts'
import type { Part } from './page.ts'
import { newHome, type Started, startServer } from './start.ts'

const rounds = 50
const victims = ['server', 'postgres', 'both'] as const

/** A reporter of facts and the citizen they are about: a team member and somebody their team serves today. */
type Reporter = { readonly tenant: string; readonly token: string; readonly citizen: string; readonly today: string }

export const kill: Part = {
  title: 'Killed under writes',
  how: `${rounds} times, while four writers report visits one by one, the server, then PostgreSQL, then both are ended with SIGKILL; a killed server is started again at once. At the end every fact that was acknowledged is looked for. The clock runs from the kill to the next acknowledged fact.`,
  measure: async (say) => {
    const home = newHome()
    const env = {}
    let server = await startServer(home, env)
    try {
      const reporter = await findReporter(home)
      const acknowledged: string[] = []
      const back: number[] = []
      for (let round = 0; round < rounds; round++) {
        const victim = victims[round % victims.length] as (typeof victims)[number]
        const stop = startWriters(() => server, reporter, acknowledged)
        await pause(150 + (round % 7) * 40)
        const since = performance.now()
        const before = acknowledged.length
        if (victim !== 'server') killPostgres(home)
        if (victim !== 'postgres') {
          process.kill(server.pid, 'SIGKILL')
          server = await startServer(home, env)
        }
        while (acknowledged.length === before || performance.now() - since < 50) {
          if (performance.now() - since > 60_000) throw new Error(`round ${round}: no fact acknowledged for a minute`)
          await pause(5)
        }
        back.push((performance.now() - since) / 1000)
        await stop()
        if (round % 10 === 9) say(`${round + 1} rounds, ${acknowledged.length} facts acknowledged`)
      }
      const found = await countFacts(home, reporter, acknowledged)
      const lost = acknowledged.length - found
      const worst = Math.max(...back)
      return [
        { what: 'Facts acknowledged', value: acknowledged.length, unit: 'facts' },
        { what: 'Acknowledged facts lost', value: lost, unit: 'facts', target: 'none', met: lost === 0 },
        {
          what: 'Back after a kill, slowest',
          value: round2(worst),
          unit: 's',
          target: 'at most 10 s',
          met: worst <= 10,
        },
        {
          what: 'Back after a kill, middle',
          value: round2(back.toSorted((a, b) => a - b)[rounds / 2] as number),
          unit: 's',
        },
      ]
    } finally {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  },
}

function killPostgres(home: string): void {
  const postgres = running(home)
  if (postgres) process.kill(postgres.pid, 'SIGKILL')
}

function startWriters(server: () => Started, reporter: Reporter, acknowledged: string[]): () => Promise<void> {
  let stopped = false
  const writer = async () => {
    while (!stopped) {
      const id = randomUUID()
      if (await reported(server().address, reporter, id)) acknowledged.push(id)
      else await pause(10)
    }
  }
  const writers = [writer(), writer(), writer(), writer()]
  return async () => {
    stopped = true
    await Promise.all(writers)
  }
}

async function reported(address: string, { token, citizen, today }: Reporter, id: string): Promise<boolean> {
  try {
    const client = newClient(
      (url, request) => fetch(url, { ...request, signal: AbortSignal.timeout(5_000) }),
      address,
      token,
    )
    const fact = {
      id,
      citizen,
      date: today,
      plannedVisit: null,
      kind: 'observation',
      minutes: null,
      start: null,
      end: null,
    }
    const rest = { services: [], reason: 'written while everything was being killed', source: 'staff', corrects: null }
    const answer = await client(reportVisits, {
      body: { facts: [{ ...fact, ...rest, recordedAt: new Date().toISOString() } as never] },
    })
    return answer.ok && answer.value.added.length === 1
  } catch {
    return false
  }
}

async function findReporter(home: string): Promise<Reporter> {
  const database = must(await openDatabase({ home, mode: 'share' }))
  try {
    const tenant = (await tenants(database.pool))[0]
    if (!tenant) throw new Error('no town was written')
    const today = new Date().toISOString().slice(0, 10)
    const found = await asTenant(database.pool, tenant.id, (transaction) =>
      transaction.one<{ key: string; citizen: string }>(sql`
        select p.key, c.citizen_id as citizen
        from person p
        join team_member m on m.tenant_id = p.tenant_id and m.staff_id = p.staff_id and m.during @> ${today}::date
        join citizen_team c on c.tenant_id = p.tenant_id and c.team_id = m.team_id and c.during @> ${today}::date
        where p.tenant_id = ${tenant.id} and p.role = 'teamMember'
        order by c.citizen_id limit 1`),
    )
    return { tenant: tenant.id, token: `demo.${tenant.key}.${found.key}`, citizen: found.citizen, today }
  } finally {
    await database.close()
  }
}

async function countFacts(home: string, { tenant, today }: Reporter, ids: readonly string[]): Promise<number> {
  const database = must(await openDatabase({ home, mode: 'share' }))
  try {
    const { found } = await asTenant(database.pool, tenant, (transaction) =>
      transaction.one<{ found: number }>(sql`
        select count(*) as found from visit_fact where tenant_id = ${tenant} and day = ${today} and id = any(${ids}::uuid[])`),
    )
    return found
  } finally {
    await database.close()
  }
}

const round2 = (seconds: number): number => Math.round(seconds * 100) / 100
