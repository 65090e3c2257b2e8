/** A small town whose northern team has one citizen with a home and a plan, and people who can be given shifts. */
import type { Client } from '#contract/http/client.ts'
import { writeTeamShifts } from '#contract/planning/operations.ts'
import { readProposal, startProposal } from '#contract/planning/proposals.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addPlan } from '#server/plans/queries.ts'
import { freshDatabase } from '../database.ts'
import { serverOn } from './asked.ts'
import { citizens, now, teams, writeSmallTown } from './small-town.ts'

/** The week after the Wednesday on which all of this takes place. */
export const week = '2026-W42'
export const monday = localDate('2026-10-12')
export const [helper, contact] = ['1', '2'].map(
  (nth) => `00000003-0000-7000-8000-00000000000${nth}` as Id<'Staff'>,
) as [Id<'Staff'>, Id<'Staff'>]
export const team = teams.north

let made = 0
export const newId = <Of extends string>() => `0193bbbb-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

export async function planningTown() {
  const database = await freshDatabase()
  const town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  const asked = serverOn(database)
  const member = asked.as('lyngvig', 'helper')
  await asTenant(database.pool, town.id, async (transaction) => {
    await transaction.run(sql`
      insert into citizen_position (tenant_id, citizen_id, latitude, longitude)
      values (${town.id}, ${citizens.north}, 56.05, 7.55)`)
    const visit = (key: string, part: 'morning' | 'forenoon', times: number) => ({
      ...{ key, partOfDay: part, days: { kind: 'timesAWeek' as const, times }, minutes: minutes(30) },
      ...{ services: ['hygiene'], purpose: null, window: null, competences: [], staff: 1 },
    })
    const visits = [visit('morning', 'morning', 7), visit('walk', 'forenoon', 2)]
    const plan = { id: newId<'Plan'>(), citizen: citizens.north, period: { from: monday, to: null } }
    await addPlan(transaction, town.id, { ...plan, agreedWithCitizen: true, visits }, { by: 'contact', at: now })
  })
  return { database, town, asked, member, close }

  async function close() {
    await asked.server.close()
    await database.close()
  }
}

/** Asks for a proposal and waits until it has come, or why it does not. */
export async function proposed(client: Client, way: 'anew' | 'asAdopted' = 'anew') {
  const proposal = newId<'Proposal'>()
  must(await client(startProposal, { params: { team, week }, body: { id: proposal, seconds: 1, way } }))
  for (let waited = 0; waited < 30_000; waited += 50) {
    const told = must(await client(readProposal, { params: { team, proposal } }))
    if (told.state !== 'waiting' && told.state !== 'running') return { id: proposal, ...told }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the proposal never came')
}

export const shift = (client: Client, staff: Id<'Staff'>, day: number, start = '07:00', end = '15:00') =>
  client(writeTeamShifts, {
    params: { team },
    body: { staff, date: addDays(monday, day), shifts: [{ start, end, mode: 'bike' as const }] },
  })
