import { readCockpit, readFigureCitizens, readFigureHistory } from '#contract/insight/operations.ts'
import { runChart } from '#insight/charts/run-chart.ts'
import { type CitizenFigureId, daysLookedAt } from '#insight/measures/citizen-figures.ts'
import { type FigureId, figureIds, readingOf } from '#insight/measures/definition.ts'
import { definitions, figuresMost } from '#insight/measures/definitions.ts'
import type { Place } from '#insight/measures/known.ts'
import { targetOf } from '#insight/measures/targets.ts'
import { addDays, earlier, type LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf, weekOf } from '#kernel/calendar/week.ts'
import { ok } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { route } from '#server/http/route.ts'
import {
  absencePoints,
  budgetPoints,
  countedOf,
  isBeforeKnown,
  isOfCitizens,
  type Point,
  teamPoint,
  weekEnds,
} from './figures.ts'
import { firstDayTold, servedCitizens, teamNamed } from './queries.ts'

/** As far back as any figure of today looks; from the Monday, for the week's room. */
const lookedBack = (today: LocalDate) => {
  const { from } = daysLookedAt('deviations', { on: today, isOver: false })
  const monday = mondayOf(weekOf(today))
  return { from: earlier(from, monday), to: addDays(monday, 6) }
}

const why = {
  faces: 'nobodyKnowsWhoCame',
  budget: 'notSettled',
  absence: 'noHours',
} as const satisfies Partial<Record<FigureId, string>>

export const insightRoutes = [
  route(readCockpit, async ({ transaction, tenant, params: { team }, person, today }) => {
    const { name } = await teamNamed(transaction, tenant, team)
    const { currency, zone } = person.tenant
    const model = await steeringOn(transaction, tenant, today)
    if (!model) {
      const leftOut = figureIds.map((figure) => ({ figure, because: 'noModel' as const }))
      return ok({ name, on: today, currency, figures: [], leftOut })
    }
    const place: Place = { model, zone }
    const asOf = { on: today, isOver: false }
    const citizens = await servedCitizens(transaction, tenant, team, lookedBack(today))
    const [absence] = await absencePoints(transaction, tenant, team, [asOf])
    const [budget] = (await budgetPoints(transaction, tenant, team, currency, 1)).slice(-1)
    const pointOf = (figure: FigureId): Point | undefined =>
      isOfCitizens(figure) ? teamPoint(figure, citizens, asOf, place) : figure === 'budget' ? budget : absence
    const all = figureIds.map((figure) => ({ figure, point: pointOf(figure) }))
    const figures = all.flatMap(({ figure, point }) => {
      if (!point) return []
      const { id, version, reads, part, whole, unit, of, sources } = definitions[figure]
      const { from, to, counts, value } = point
      const target = targetOf(model, figure) ?? null
      return [{ id, version, reads, part, whole, unit, of, sources, days: { from, to }, counts, value, target }]
    })
    const leftOut = all.flatMap(({ figure, point }) =>
      point ? [] : [{ figure, because: why[figure as keyof typeof why] ?? ('nothing' as const) }],
    )
    return ok({ name, on: today, currency, figures: figures.slice(0, figuresMost), leftOut })
  }),

  route(readFigureHistory, async ({ transaction, tenant, params: { team, figure }, person, today }) => {
    const { currency, zone } = person.tenant
    const asOf = weekEnds(today).map((on) => ({ on, isOver: true }))
    const model = await steeringOn(transaction, tenant, today)
    const pointsOf = async (): Promise<Point[]> => {
      if (figure === 'budget') return budgetPoints(transaction, tenant, team, currency)
      if (figure === 'absence') return absencePoints(transaction, tenant, team, asOf)
      const first = asOf[0]
      const last = asOf.at(-1)
      if (!model || !first || !last) return []
      const told = await firstDayTold(transaction, tenant)
      const from = daysLookedAt('deviations', first).from
      const citizens = await servedCitizens(transaction, tenant, team, { from, to: last.on })
      const known = asOf.filter((each) => !isBeforeKnown(figure, each, told))
      return known.flatMap((each) => teamPoint(figure as CitizenFigureId, citizens, each, { model, zone }) ?? [])
    }
    const points = await pointsOf()
    const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
    return ok({ points, run: runChart(values) ?? null })
  }),

  route(readFigureCitizens, async ({ transaction, tenant, params: { team, figure }, person, today, seen }) => {
    const model = await steeringOn(transaction, tenant, today)
    if (!model || !isOfCitizens(figure)) return ok({ items: [] })
    const place: Place = { model, zone: person.tenant.zone }
    const citizens = await servedCitizens(transaction, tenant, team, lookedBack(today))
    const counted = countedOf(figure, citizens, { on: today, isOver: false }, place)
    seen(counted.map(({ of }) => of.citizen))
    const items = counted.map(({ of, counts }) => ({
      citizen: of.citizen,
      name: of.name,
      counts,
      value: readingOf(definitions[figure], counts),
    }))
    return ok({ items })
  }),
]
