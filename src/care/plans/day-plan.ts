/** Who goes to whom on a date: what a team adopts, and what each of them sees as their own. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'

/**
 * A planned visit of a date with its hour and who goes. `start` counts minutes from midnight of its date: a night's
 * visit belongs to the day before and may begin after 24 hours.
 * @da fordelt besøg
 * @sv fördelat besök
 */
export type RoutedVisit = {
  readonly citizen: Id<'Citizen'>
  /** Key of the visit in the citizen's plan. */
  readonly visit: string
  readonly date: LocalDate
  readonly start: number
  readonly minutes: Minutes
  /** Everybody who goes, once. */
  readonly staff: readonly Id<'Staff'>[]
}

/**
 * All visits of a team on one date.
 * @da dagsplan
 * @sv dagsplan
 */
export type DayPlan = { readonly date: LocalDate; readonly visits: readonly RoutedVisit[] }

/**
 * One person's visits of a date, in the order they are driven (004-20).
 * @da køreliste
 * @sv körschema
 */
export type Route = { readonly staff: Id<'Staff'>; readonly date: LocalDate; readonly stops: readonly RoutedVisit[] }

/** The routes of a day, one for each who goes anywhere, in the order of their ids. */
export function routesOf({ date, visits }: DayPlan): Route[] {
  const everybody = [...new Set(visits.flatMap(({ staff }) => staff))].sort()
  return everybody.map((staff) => ({
    staff,
    date,
    stops: visits.filter((visit) => visit.staff.includes(staff)).toSorted(byTime),
  }))
}

/** Visits by their hour; at the same minute by citizen, so that the order is always the same. */
export const byTime = (a: RoutedVisit, b: RoutedVisit): number =>
  a.start - b.start || (a.citizen < b.citizen ? -1 : a.citizen > b.citizen ? 1 : 0)

/**
 * What differs for one visit between two plans of a date: come or gone, another hour, other people, another length.
 * @da forskel i dagsplanen
 * @sv skillnad i dagsplanen
 */
export type RouteChange = {
  readonly citizen: Id<'Citizen'>
  readonly visit: string
  readonly before: RoutedVisit | null
  readonly after: RoutedVisit | null
}

/** Every visit that is not the same in both plans, by day and hour; one whose day moved stands once, with both. */
export function routeChanges(before: readonly RoutedVisit[], after: readonly RoutedVisit[]): RouteChange[] {
  const left = Map.groupBy(before, nameOf)
  const changes: RouteChange[] = []
  const open: RoutedVisit[] = []
  const take = (visit: RoutedVisit, isTheOne: (other: RoutedVisit) => boolean): RoutedVisit | undefined => {
    const others = left.get(nameOf(visit)) ?? []
    const at = others.findIndex(isTheOne)
    return at === -1 ? undefined : others.splice(at, 1)[0]
  }
  const add = (was: RoutedVisit | null, is: RoutedVisit | null) => {
    const { citizen, visit } = (is ?? was) as RoutedVisit
    changes.push({ citizen, visit, before: was, after: is })
  }
  for (const visit of after) {
    const was = take(visit, ({ date }) => date === visit.date)
    if (!was) open.push(visit)
    else if (!isSame(was, visit)) add(was, visit)
  }
  for (const visit of open) add(take(visit, () => true) ?? null, visit)
  for (const visit of [...left.values()].flat()) add(visit, null)
  const when = ({ before: was, after: is }: RouteChange) => (is ?? was) as RoutedVisit
  return changes.sort((a, b) => {
    const [one, other] = [when(a), when(b)]
    return one.date === other.date ? byTime(one, other) : one.date < other.date ? -1 : 1
  })
}

const nameOf = ({ citizen, visit }: RoutedVisit): string => `${citizen} ${visit}`

const isSame = (a: RoutedVisit, b: RoutedVisit): boolean =>
  a.start === b.start && a.minutes === b.minutes && [...a.staff].sort().join() === [...b.staff].sort().join()
