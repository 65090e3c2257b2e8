import type { PartOfDay, PlannedVisit, VisitDays } from '#care/plans/rhythm-plan.ts'
import { weekdaysOf } from '#care/plans/week.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Random } from '#kernel/random.ts'
import type { ServiceRecipe } from '../recipe.ts'
import { among, floor5, percent, shuffled } from './chance.ts'
import type { Need } from './need.ts'

/**
 * Spreads `budget` minutes a week over visits, never more: practical help first, then so many daily visits as there
 * is time for, and what is left becomes a bath or a walk.
 */
export function plannedVisits(
  random: Random,
  services: readonly ServiceRecipe[],
  need: Need,
  budget: number,
): PlannedVisit[] {
  const plan: Draft[] = []
  const forPractical = need.practical ? (need.personal ? practicalPart(budget) : budget) : 0
  if (forPractical >= leastVisit) addWeekly(plan, random, services, 'practical', forPractical, 60)
  const left = () => budget - plan.reduce((sum, draft) => sum + weeklyMinutes(draft), 0)
  if (need.personal) {
    addDaily(plan, random, services, need, left())
    if (!plan.some(({ service }) => service.kind === 'daily')) addWeekly(plan, random, services, 'bath', left(), 30)
    else if (left() >= 20)
      addWeekly(plan, random, services, percent(random, 65) ? 'bath' : 'social', Math.min(left(), 45), 45)
  }
  // A budget too small for anything regular is still one short visit a week.
  if (plan.length === 0)
    addWeekly(plan, random, services, need.practical ? 'practical' : 'bath', Math.max(budget, leastVisit), 60)
  return named(random, plan)
}

const leastVisit = 10

type Draft = {
  readonly part: PartOfDay
  readonly days: VisitDays
  readonly length: number
  readonly service: ServiceRecipe
  readonly also: readonly ServiceRecipe[]
  readonly staff: number
}

const timesOf = (days: VisitDays): number => (days.kind === 'weekdays' ? days.weekdays.length : days.times)
const weeklyMinutes = ({ days, length, staff }: Draft): number => timesOf(days) * length * staff

/** Of help of both kinds, what goes to the home rather than the person. */
const practicalPart = (budget: number): number =>
  budget < 35 ? budget : Math.min(75, Math.max(20, floor5(budget * 0.4)))

/** A few visits a week of one kind, none longer than `most`, as many as fill the budget. */
function addWeekly(
  plan: Draft[],
  random: Random,
  services: readonly ServiceRecipe[],
  kind: ServiceRecipe['kind'],
  budget: number,
  most: number,
): void {
  const ofKind = services.filter((service) => service.kind === kind)
  // What a recipe names first is what most people get.
  const first = ofKind.slice(0, percent(random, 60) ? 1 : 0)
  const fitting = [...first, ...shuffled(random, ofKind.slice(first.length))]
  const usual = Math.max(20, most - 10)
  let left = budget
  for (const service of fitting) {
    if (left < leastVisit || plan.length >= 12) return
    const last = service === fitting.at(-1)
    const times = last ? Math.min(5, Math.max(1, Math.ceil(left / most))) : 1
    const length = Math.min(most, floor5(left / times))
    if (length < leastVisit) return
    const enough = last || left - length < usual / 2
    plan.push({
      part: among(random, service.parts),
      days: times > 2 ? { kind: 'timesAWeek', times } : onWeekdays(random, times),
      length,
      service,
      also: [],
      staff: 1,
    })
    left -= length * times
    if (enough) return
  }
}

/** Help that comes every day: as many visits as make each about twenty minutes long. */
function addDaily(plan: Draft[], random: Random, services: readonly ServiceRecipe[], need: Need, budget: number): void {
  const daysAWeek = budget < 210 && percent(random, 25) ? 5 : 7
  const perDay = budget / daysAWeek
  if (perDay < leastVisit) return
  const usual = need.doubleStaffed ? 34 : 21
  const count = Math.min(need.night ? 5 : 6, Math.max(1, Math.round(perDay / usual)))
  const parts: readonly PartOfDay[] = [
    ...(dayShapes[count - 1] as readonly PartOfDay[]),
    ...(need.night ? (['night'] as const) : []),
  ]
  const doubled = need.doubleStaffed ? Math.ceil(parts.length / 3) : 0
  const weight = (part: PartOfDay, at: number) => partWeights[part] * (at < doubled ? 1.6 : 1)
  const whole = parts.reduce((sum, part, at) => sum + weight(part, at), 0)
  for (const [at, part] of parts.entries()) {
    const staff = at < doubled ? 2 : 1
    const length = Math.min(60, floor5((perDay * weight(part, at)) / whole / staff))
    if (length < 5) continue
    plan.push({
      part,
      days: { kind: 'weekdays', weekdays: daysAWeek === 7 ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4] },
      length,
      ...servicesFor(random, services, part, length),
      staff,
    })
  }
}

const dayShapes: readonly (readonly PartOfDay[])[] = [
  ['morning'],
  ['morning', 'evening'],
  ['morning', 'evening', 'noon'],
  ['morning', 'evening', 'noon', 'afternoon'],
  ['morning', 'evening', 'noon', 'afternoon', 'forenoon'],
  ['morning', 'evening', 'noon', 'afternoon', 'forenoon', 'evening'],
]

const partWeights: Readonly<Record<PartOfDay, number>> = {
  morning: 1.5,
  forenoon: 0.8,
  noon: 0.9,
  afternoon: 0.7,
  evening: 1.1,
  night: 0.6,
}

function servicesFor(random: Random, services: readonly ServiceRecipe[], part: PartOfDay, length: number) {
  const kind = part === 'night' ? 'night' : 'daily'
  const fitting = services.filter((service) => service.kind === kind && service.parts.includes(part))
  const nursing = services.filter((service) => service.kind === 'nursing' && service.parts.includes(part))
  const service = among(random, fitting)
  const also = length >= 15 && nursing.length > 0 && percent(random, 30) ? [among(random, nursing)] : []
  return { service, also }
}

function onWeekdays(random: Random, times: number): VisitDays {
  const first = random.below(5)
  const weekdays = [first, ...(times > 1 ? [(first + 2 + random.below(2)) % 5] : [])].sort()
  return { kind: 'weekdays', weekdays: weekdays as (0 | 1 | 2 | 3 | 4)[] }
}

/** In the order of the day, each with a key, a purpose in words and an hour that no other visit of its days takes. */
function named(random: Random, plan: readonly Draft[]): PlannedVisit[] {
  const counts = new Map<PartOfDay, number>()
  const free = [0, 0, 0, 0, 0, 0, 0]
  const order: readonly PartOfDay[] = ['morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night']
  return plan
    .toSorted((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
    .map(({ part, days, length, service, also, staff }) => {
      const nth = (counts.get(part) ?? 0) + 1
      counts.set(part, nth)
      const weekdays = weekdaysOf(days)
      const start = startIn(random, part, nth, Math.max(...weekdays.map((day) => free[day] as number)))
      for (const day of weekdays) free[day] = start + length + betweenVisits
      return {
        key: `${part}-${nth}`,
        partOfDay: part,
        days,
        minutes: minutes(length),
        services: [service, ...also].map(({ id }) => id),
        purpose: among(random, service.purposes),
        window: { start: start as TimeOfDay, end: Math.min(start + 30, 1439) as TimeOfDay },
        competences: [],
        staff,
      }
    })
}

/** At least so long from the end of a visit to the next, so that one may be late. */
const betweenVisits = 45

/** Hours within which the visit begins, in minutes after midnight; a night visit begins before it. */
const beginnings: Readonly<Record<PartOfDay, readonly [number, number]>> = {
  morning: [7 * 60, 8 * 60 + 30],
  forenoon: [9 * 60, 11 * 60],
  noon: [11 * 60 + 30, 12 * 60 + 45],
  afternoon: [14 * 60, 16 * 60],
  evening: [17 * 60, 19 * 60 + 30],
  night: [23 * 60, 23 * 60 + 30],
}

/** A quarter in the part of the day, not before `free`. */
function startIn(random: Random, part: PartOfDay, nth: number, free: number): number {
  const [from, until] = beginnings[part]
  const early = part === 'evening' && nth > 1 ? 20 * 60 : from
  const drawn = early + 15 * random.below(Math.max(1, (until - early) / 15))
  return Math.min(Math.max(drawn, Math.ceil(free / 15) * 15), 23 * 60 + 30)
}
