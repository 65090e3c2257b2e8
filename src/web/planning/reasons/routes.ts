/** What differs between two plans for one visit, and what a roster breaks of the rules of working time. */
import type { z } from 'zod'
import type { routeChange, routedVisit, shiftBreach } from '#contract/planning/values.ts'
import { clockAt, dayNameAt, lengthIn, sentence, type Telling } from './telling.ts'

type RoutedVisit = Readonly<z.output<typeof routedVisit>>
export type RouteChange = Readonly<z.output<typeof routeChange>>
export type ShiftBreach = Readonly<z.output<typeof shiftBreach>>

const whoIn = ({ own, names, format }: Telling, { staff }: RoutedVisit): string =>
  staff.length === 0 ? own.nobody : format.list(staff.map(names.staff))

const whenIn = (telling: Telling, { date, start }: RoutedVisit): string =>
  telling.own.at(dayNameAt(telling, date, start), clockAt(start))

/** What became of one visit: new, gone, or another hour, other people, another length. */
export function tellRouteChange(telling: Telling, { citizen, before, after }: RouteChange): string {
  const { own, names, format } = telling
  const name = names.citizen(citizen)
  if (!before && !after) throw new Error('a change of a visit that neither plan has')
  if (!before)
    return sentence(own.routes.comes(whoIn(telling, after as RoutedVisit), name, whenIn(telling, after as RoutedVisit)))
  if (!after) return sentence(own.routes.gone(name, whenIn(telling, before)))
  const [was, is] = [dayNameAt(telling, before.date, before.start), dayNameAt(telling, after.date, after.start)]
  const isElsewhen = before.date !== after.date || before.start !== after.start
  const [people, others] = [whoIn(telling, before), whoIn(telling, after)]
  const differs = [
    isElsewhen && (was === is ? own.routes.later(clockAt(after.start)) : own.routes.moved(is, clockAt(after.start))),
    people !== others && own.routes.by(others, people),
    before.minutes !== after.minutes &&
      own.routes.lasts(lengthIn(telling, after.minutes), lengthIn(telling, before.minutes)),
  ].filter((part) => part !== false)
  return sentence(own.routes.changed(name, whenIn(telling, before), format.list(differs)))
}

type BreachTold = (telling: Telling, breach: ShiftBreach, who: string, found: string, limit: string) => string

const momentIn = ({ format, zone }: Telling, at: string): string => format.moment(at, zone)
/** The months looked at, by their first day and their last; the end itself is the day after. */
const monthsIn = ({ format, zone }: Telling, { from, to }: ShiftBreach): readonly [string, string] => [
  format.dateOf(Date.parse(from), zone),
  format.dateOf(Date.parse(to) - 1, zone),
]

const breachTold: { readonly [Kind in ShiftBreach['kind']]: BreachTold } = {
  dailyRest: (telling, { to }, who, found, least) =>
    telling.own.breaches.dailyRest(who, found, least, momentIn(telling, to)),
  weeklyRest: (telling, { from, to }, who, found, least) =>
    telling.own.breaches.weeklyRest(who, found, least, momentIn(telling, from), momentIn(telling, to)),
  averageWeek: (telling, breach, who, found, most) =>
    telling.own.breaches.averageWeek(who, found, most, ...monthsIn(telling, breach)),
  nightWork: (telling, breach, who, found, most) =>
    telling.own.breaches.nightWork(who, found, most, ...monthsIn(telling, breach)),
}

/** A rule of working time that the roster breaks, with what was found beside the limit. */
export const tellBreach = (telling: Telling, breach: ShiftBreach): string =>
  sentence(
    breachTold[breach.kind](
      telling,
      breach,
      telling.names.staff(breach.staff),
      lengthIn(telling, breach.found),
      lengthIn(telling, breach.limit),
    ),
  )
