/** A team's figures: counted of each citizen by the measures, added up, read. */
import { teamBudget } from '#care/settlement/team-budget.ts'
import { type CitizenFigureId, citizenFigures, daysLookedAt } from '#insight/measures/citizen-figures.ts'
import { type Counts, type FigureId, readingOf, sumOfCounts } from '#insight/measures/definition.ts'
import { definitions } from '#insight/measures/definitions.ts'
import type { AsOf, Place } from '#insight/measures/known.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import { daysOfWeek, mondayOf, weekOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import type { Currency } from '#kernel/money.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { incomeOf, lastDayTold, paidHoursOf } from '#server/teams/queries.ts'
import { type ServedCitizen, settledMonths, shiftsPaid } from './queries.ts'

export type Days = { readonly from: LocalDate; readonly to: LocalDate }
export type Point = Days & { readonly counts: Counts; readonly value: number | null }
export type CitizenCounts = { readonly of: ServedCitizen; readonly counts: Counts }

export const isOfCitizens = (figure: FigureId): figure is CitizenFigureId => definitions[figure].of === 'citizens'

/** What a figure counts of each citizen whom the team serves on the day; those it does not concern are left out. */
export const countedOf = (
  figure: CitizenFigureId,
  citizens: readonly ServedCitizen[],
  asOf: AsOf,
  place: Place,
): CitizenCounts[] =>
  citizens
    .filter(({ served }) => served(asOf.on))
    .flatMap((of) => {
      const counts = citizenFigures[figure](of, asOf, place)
      return counts ? [{ of, counts }] : []
    })

/** The team's figure as of a day; undefined where it concerns nobody. */
export function teamPoint(
  figure: CitizenFigureId,
  citizens: readonly ServedCitizen[],
  asOf: AsOf,
  place: Place,
): Point | undefined {
  const all = countedOf(figure, citizens, asOf, place)
  if (all.length === 0) return undefined
  return pointOf(
    figure,
    daysOfFigure(figure, asOf),
    sumOfCounts(
      definitions[figure],
      all.map(({ counts }) => counts),
    ),
  )
}

/** The days a figure speaks of: those it looks back over, the week it stands in, or the day itself. */
function daysOfFigure(figure: FigureId, asOf: AsOf): Days {
  if (definitions[figure].days !== null) return daysLookedAt(figure, asOf)
  return figure === 'room' ? daysOfWeek(weekOf(asOf.on)) : { from: asOf.on, to: asOf.on }
}

/** Figures of what happened at visits: before anybody told of any, they would say that all went as planned. */
const ofVisits: ReadonlySet<FigureId> = new Set(['room', 'faces', 'deviations', 'delivered'])

/** Whether a point would count days of which nothing is known. */
export const isBeforeKnown = (figure: FigureId, asOf: AsOf, firstTold: LocalDate | null): boolean =>
  ofVisits.has(figure) && (firstTold === null || daysOfFigure(figure, asOf).from < firstTold)

const pointOf = (figure: FigureId, { from, to }: Days, counts: Counts): Point => ({
  from,
  to,
  counts,
  value: readingOf(definitions[figure], counts),
})

const weeksShown = 13
const monthsShown = 13

/** The Sundays of the last whole weeks, the earliest first. */
export function weekEnds(today: LocalDate): LocalDate[] {
  const last = addDays(mondayOf(weekOf(today)), -1)
  return Array.from({ length: weeksShown }, (_, at) => addDays(last, -7 * (weeksShown - 1 - at)))
}

/** Paid shifts as points: over the figure's days up to each of these. */
export async function absencePoints(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  asOf: readonly AsOf[],
): Promise<Point[]> {
  const stretches = asOf.map((each) => daysLookedAt('absence', each))
  const paid = await shiftsPaid(transaction, tenant, team, stretches)
  return stretches.flatMap((days) => {
    const counts = paid.get(days.to)
    return counts ? [pointOf('absence', days, counts)] : []
  })
}

/** What is left of each settled month, as far as hours were told of: the last of them with its forecast. */
export async function budgetPoints(
  transaction: Transaction,
  tenant: string,
  team: Id<'Team'>,
  currency: Currency,
  most: number = monthsShown,
): Promise<Point[]> {
  const points: Point[] = []
  for (const month of (await settledMonths(transaction, tenant, most)) as Month[]) {
    const income = (await incomeOf(transaction, tenant, team, month)) ?? []
    const hours = await paidHoursOf(transaction, tenant, team, month, currency)
    const on = (await lastDayTold(transaction, tenant, month)) ?? daysOfMonth(month).to
    const { forecast } = teamBudget({ team, income, hours, month, on, currency })
    if (!forecast) continue
    const counts = { income: forecast.income.minor, cost: forecast.cost.minor, left: forecast.left.minor }
    points.push(pointOf('budget', daysOfMonth(month), counts))
  }
  return points
}
