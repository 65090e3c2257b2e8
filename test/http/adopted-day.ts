/** Routes that the northern team of a small town has adopted for one day. */
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf, weekOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import { json, sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { addAdoption } from '#server/planning/adoptions.ts'
import { addPlan } from '#server/plans/queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import type { TestDatabase } from '../database.ts'
import { citizens, now, ownCitizen, teams } from './small-town.ts'

export const carers = {
  helper: '00000003-0000-7000-8000-000000000001' as Id<'Staff'>,
  contact: '00000003-0000-7000-8000-000000000002' as Id<'Staff'>,
}
/** The two neighbours of a town that has two more. */
export const neighbours = [ownCitizen(1, 1), ownCitizen(1, 2)] as const

let made = 0
const newId = <Of extends string>() => `0193cccc-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

/**
 * The helper goes to Grete, with the contact to a neighbour, and alone to the neighbour again; in the night after
 * midnight the contact goes to the other neighbour, whose evening is on nobody's route. The helper cycles from seven to
 * three; homes are known but that of the other neighbour.
 */
export const writeAdoptedDay = ({ pool }: TestDatabase, tenant: Tenant, date: LocalDate): Promise<void> =>
  asTenant(pool, tenant.id, async (transaction) => {
    const [first, second] = neighbours
    const visit = (key: string, partOfDay: 'morning' | 'noon' | 'evening' | 'night', staff = 1) => ({
      ...{ key, partOfDay, staff, days: { kind: 'timesAWeek' as const, times: 7 }, minutes: minutes(30) },
      ...{ services: ['meal', 'cleaning'], purpose: null, window: null, competences: [] },
    })
    const planned = [
      [first, [visit('lift', 'morning', 2), visit('lunch', 'noon')]],
      [second, [visit('evening', 'evening'), visit('turn', 'night')]],
    ] as const
    for (const [citizen, visits] of planned) {
      const plan = { id: newId<'Plan'>(), citizen, period: { from: date, to: null }, agreedWithCitizen: true, visits }
      await addPlan(transaction, tenant.id, plan, { by: 'contact', at: now })
    }
    await transaction.run(sql`
      insert into citizen_position (tenant_id, citizen_id, latitude, longitude)
      values (${tenant.id}, ${citizens.north}, 56.05, 7.55), (${tenant.id}, ${first}, 56.06, 7.55)`)
    await transaction.run(sql`
      insert into shift (tenant_id, team_id, staff_id, day, starts, ends, mode) values
        (${tenant.id}, ${teams.north}, ${carers.helper}, ${date}::date, 420, 900, 'bike'),
        (${tenant.id}, ${teams.north}, ${carers.contact}, ${date}::date, 1320, 420, 'car')`)
    const week = weekOf(date)
    const proposal = newId<'Proposal'>()
    await transaction.run(sql`
      insert into week_proposal (tenant_id, id, team_id, monday, made_at, made_by, proposal)
      values (${tenant.id}, ${proposal}, ${teams.north}, ${mondayOf(week)}::date, now(), 'helper', ${json({ visits: [] })})`)
    const goes = (
      citizen: Id<'Citizen'>,
      key: string,
      start: number,
      ...staff: readonly Id<'Staff'>[]
    ): RoutedVisit => ({ citizen, visit: key, date, start, minutes: minutes(30), staff })
    const visits = [
      goes(citizens.north, 'morning', 462, carers.helper),
      goes(first, 'lift', 510, carers.helper, carers.contact),
      goes(first, 'lunch', 720, carers.helper),
      goes(second, 'turn', 1530, carers.contact),
    ]
    const adoption = { id: newId<'Adoption'>(), proposal, team: teams.north, week, part: {}, at: now, by: 'helper' }
    await addAdoption(transaction, tenant.id, { ...adoption, visits })
  })
