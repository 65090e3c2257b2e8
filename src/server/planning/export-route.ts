/** A team's week as a table that spreadsheets read: everybody in it is logged before it leaves. */
import type { RoutedVisit } from '#care/plans/day-plan.ts'
import { exportTeamRoutes } from '#contract/planning/operations.ts'
import { byteOrderMark, csvLine, writtenIn } from '#exchange/csv/write.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { type TimeOfDay, writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { fileRoute, problem } from '#server/http/route.ts'
import { adoptedVisits, adoptionOf } from './adoptions.ts'
import { planPeople } from './people.ts'
import { proposalOf } from './proposals.ts'

const columns = {
  da: ['Dato', 'Fra', 'Til', 'Minutter', 'Medarbejder', 'Sammen med', 'Borger', 'Besøg'],
  sv: ['Datum', 'Från', 'Till', 'Minuter', 'Medarbetare', 'Tillsammans med', 'Brukare', 'Besök'],
  en: ['Date', 'From', 'To', 'Minutes', 'Carer', 'Together with', 'Citizen', 'Visit'],
} as const

type Of = { readonly team: Id<'Team'>; readonly week: Week; readonly proposal: Id<'Proposal'> | undefined }

/** The visits of a proposal of that week, or of the week as it is adopted; undefined where there is none. */
async function visitsOf(
  transaction: Transaction,
  tenant: string,
  { team, week, proposal }: Of,
): Promise<readonly RoutedVisit[] | undefined> {
  if (proposal) {
    const found = await proposalOf(transaction, tenant, team, proposal)
    return found?.week === week ? found.visits : undefined
  }
  return (await adoptionOf(transaction, tenant, team, week)) && adoptedVisits(transaction, tenant, team, week)
}

export const exportTeamRoutesRoute = fileRoute(
  exportTeamRoutes,
  async ({ pool, tenant, params, query: { language, mark, proposal }, seen }) => {
    const { team, week } = params
    const found = await asTenant(pool, tenant, async (transaction) => {
      const visits = await visitsOf(transaction, tenant, { team, week, proposal })
      if (!visits) return undefined
      const carers = visits.flatMap(({ staff }) => staff)
      const citizens = visits.map(({ citizen }) => citizen)
      return { visits, people: await planPeople(transaction, tenant, carers, citizens) }
    })
    if (!found) return problem('notFound', 'Nothing is adopted for that week, or the proposal is not of that week.')
    const { visits, people } = found
    const nameOf = new Map<string, string>(
      [...people.staff, ...people.citizens].map(({ id, name }) => [id, name ?? '']),
    )
    const called = (id: string) => nameOf.get(id) ?? ''
    const rows = visits
      .flatMap((visit) => visit.staff.map((staff) => ({ ...clocked(visit), staff, others: others(visit, staff) })))
      .toSorted(
        (a, b) =>
          a.date.localeCompare(b.date) ||
          called(a.staff).localeCompare(called(b.staff), language) ||
          a.staff.localeCompare(b.staff) ||
          a.from.localeCompare(b.from),
      )
    seen(people.citizens.map(({ id }) => id))
    const lines = [
      columns[language],
      ...rows.map(({ date, from, to, minutes, staff, others, citizen, visit }) => [
        ...[date, from, to, minutes, called(staff), others.map(called).join(', ')],
        ...[called(citizen), visit],
      ]),
    ]
    return ok({
      name: `${week}.csv`,
      type: 'text/csv; charset=utf-8',
      content: async function* () {
        if (mark === 'true') yield byteOrderMark
        for (const line of lines) yield csvLine(line, writtenIn[language])
      },
    })
  },
)

const others = ({ staff }: RoutedVisit, one: Id<'Staff'>) => staff.filter((id) => id !== one)

/** A night's visit may begin after midnight: then it is of the next date. */
function clocked({ date, start, minutes, citizen, visit }: RoutedVisit) {
  const clock = (minute: number) => writeTimeOfDay((minute % 1440) as TimeOfDay)
  const day = addDays(date, Math.floor(start / 1440))
  return { date: day, from: clock(start), to: clock(start + minutes), minutes, citizen, visit }
}
