/** Whether a roster keeps to the rules of working time. Hours are real hours: a night in October may have one more. */
import { addDays, addMonths, daysBetween, type LocalDate, localDate, startOfWeek } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { TimeOfDay, TimeWindow } from '#kernel/clock/time-of-day.ts'
import { instantAt, localTime, startOfDay, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import { longestRest, type Rest, restsOf, type Shift, type Stretch, stretchesOf } from './shift.ts'
import type { WorkingTimeRule } from './working-time.ts'

/**
 * A rule of working time that a roster breaks: which, by which law, for whom, between which shifts, and what was found
 * beside the limit. Of rest the limit is the least, of work the most: a week's for `averageWeek`, a day's for
 * `nightWork`. `from` and `to` are the time looked at.
 * @da brud på arbejdstidsregler
 * @sv brott mot arbetstidsregler
 */
export type ShiftBreach = {
  readonly kind: 'dailyRest' | 'weeklyRest' | 'averageWeek' | 'nightWork'
  readonly rule: string
  readonly law: string
  readonly staff: Id<'Staff'>
  readonly after: Shift | null
  readonly before: Shift | null
  readonly from: Instant
  readonly to: Instant
  readonly found: Minutes
  readonly limit: Minutes
}

/**
 * What the rules need to know beside the shifts; `dayBreaks` for those whose schedule sets another than the rule's.
 * @plain
 */
export type RosterPlace = { readonly zone: Zone; readonly dayBreaks?: ReadonlyMap<Id<'Staff'>, TimeOfDay> }

type Found = Omit<ShiftBreach, 'kind' | 'rule' | 'law' | 'staff'> & { readonly on: LocalDate }
type Roster = {
  readonly shifts: readonly Shift[]
  readonly work: readonly Stretch[]
  readonly rests: readonly Rest[]
  readonly zone: Zone
  readonly dayBreak: TimeOfDay | undefined
}

const hour = 3_600_000
const day = 24 * hour
const inMinutes = (milliseconds: number): Minutes => minutes(Math.floor(milliseconds / 60_000))

const judges: { readonly [Kind in ShiftBreach['kind']]: (rule: WorkingTimeRule, roster: Roster) => Found[] } = {
  dailyRest: (rule, roster) =>
    (rule.dailyRest.dayBreak === undefined ? restBehindWork : restBetweenBreaks)(rule, roster),
  weeklyRest: (rule, roster) => (rule.weeklyRest.counted === 'between' ? restApart : restInEach)(rule, roster),
  averageWeek: ({ averageWeek: { hours, months } }, roster) =>
    stretchesOfMonths(roster, months).flatMap((counted) => tooMuch(counted, hours * counted.days, 7)),
  nightWork({ nightWork: { window, shiftHours, dayHours, months } }, roster) {
    return stretchesOfMonths(roster, months).flatMap((counted) => {
      const workdays = counted.days - Math.ceil(counted.days / 7)
      const found = tooMuch({ ...counted, days: workdays }, dayHours * workdays, 1)
      if (found.length === 0) return []
      const nights = counted.shifts.filter((shift) => nightOf(shift, window, roster.zone) >= shiftHours * hour)
      return nights.length * 2 > counted.shifts.length ? found : []
    })
  },
}

/**
 * Every breach of the rules in a roster, person by person. Outside the shifts told nobody is at work, so a breach is
 * never guessed: a few weeks of a roster break no average unless they alone come to more than all the months may.
 * A rule counts for what ends with a shift that starts on its days. Leave and sickness count as days without work.
 */
export function judgeShifts(
  rules: readonly WorkingTimeRule[],
  shifts: readonly Shift[],
  { zone, dayBreaks }: RosterPlace,
): ShiftBreach[] {
  return [...Map.groupBy(shifts, ({ staff }) => staff)].flatMap(([staff, theirs]) => {
    const work = stretchesOf(theirs)
    const own = { shifts: theirs, work, rests: restsOf(work), zone }
    return rules.flatMap((rule) => {
      const roster = { ...own, dayBreak: dayBreaks?.get(staff) ?? rule.dailyRest.dayBreak }
      return (Object.keys(judges) as ShiftBreach['kind'][]).flatMap((kind) =>
        judges[kind](rule, roster)
          .filter(({ on }) => includes(rule.valid, on))
          .map(({ on: _, ...found }) => ({ kind, rule: rule.id, law: rule[kind].law, staff, ...found })),
      )
    })
  })
}

/** The end of a stretch of work is the moment from which the least rest is seen when looking back. */
function restBehindWork({ dailyRest: { hours } }: WorkingTimeRule, { work, rests, zone }: Roster): Found[] {
  return work.flatMap(({ end, last }) => tooLittle(rests, hours, end - day, end, dateOf(last, zone)))
}

function restBetweenBreaks({ dailyRest: { hours } }: WorkingTimeRule, roster: Roster): Found[] {
  const { work, rests, zone, dayBreak = 0 as TimeOfDay } = roster
  const days = new Set(work.flatMap(({ start, end }) => [...daysTouched(start, end, zone)]))
  const dates = [...days].flatMap((date) => [addDays(date, -1), date])
  return [...new Set(dates)].sort().flatMap((date) => {
    const [from, to] = [instantAt(date, dayBreak, zone), instantAt(addDays(date, 1), dayBreak, zone)]
    const last = work.findLast(({ start, end }) => start < to && end > from)
    return last ? tooLittle(rests, hours, from, to, dateOf(last.last, zone)) : []
  })
}

function restApart({ weeklyRest: { hours, days } }: WorkingTimeRule, { rests, zone }: Roster): Found[] {
  const long = rests.filter(({ from, to }) => to - from >= hours * hour)
  return long.flatMap((rest, at): Found[] => {
    const next = long[at + 1]
    if (!next?.after || !rest.before || next.from - rest.to <= days * day) return []
    return tooLittle(rests, hours, rest.to, next.from, dateOf(next.after, zone), {
      after: rest.before,
      before: next.after,
    })
  })
}

function restInEach({ weeklyRest: { hours, days } }: WorkingTimeRule, { work, rests, zone }: Roster): Found[] {
  const [first, last] = [work[0], work.at(-1)]
  if (!first || !last) return []
  const found: Found[] = []
  const end = localTime(last.end, zone).date
  for (let monday = startOfWeek(dateOf(first.first, zone)); monday <= end; monday = addDays(monday, days)) {
    const [from, to] = [startOfDay(monday, zone), startOfDay(addDays(monday, days), zone)]
    const inside = work.findLast((stretch) => stretch.start < to && stretch.end > from)
    if (inside) found.push(...tooLittle(rests, hours, from, to, dateOf(inside.last, zone)))
  }
  return found
}

/** A finding where the longest rest from one instant to another is too short, between the shifts it lies between. */
function tooLittle(
  rests: readonly Rest[],
  hours: number,
  from: number,
  to: number,
  on: LocalDate,
  between?: Pick<Found, 'after' | 'before'>,
): Found[] {
  const rest = longestRest(rests, from, to)
  const found = rest ? rest.to - rest.from : 0
  if (found >= hours * hour) return []
  const { after = null, before = null } = between ?? rest ?? {}
  const looked = { from: from as Instant, to: to as Instant }
  return [{ after, before, ...looked, found: inMinutes(found), limit: minutes(hours * 60), on }]
}

type Counted = Pick<Found, 'from' | 'to'> & {
  readonly shifts: readonly Shift[]
  readonly worked: number
  readonly days: number
  readonly zone: Zone
}

/** The shifts by the months they are counted in: years are cut from January on into so many months each. */
function stretchesOfMonths({ shifts, work, zone }: Roster, months: number): Counted[] {
  const starts = new Set(
    work.flatMap(({ start, end }) => [start, end].map((at) => firstOf(localTime(at, zone).date, months))),
  )
  return [...starts].sort().map((first) => {
    const next = addMonths(first, months)
    const [from, to] = [startOfDay(first, zone), startOfDay(next, zone)]
    const worked = work.reduce((sum, each) => sum + Math.max(0, Math.min(each.end, to) - Math.max(each.start, from)), 0)
    const inside = shifts.filter(({ start }) => from <= start && start < to).toSorted((a, b) => a.start - b.start)
    return { from, to, shifts: inside, worked, days: daysBetween(first, next), zone }
  })
}

function firstOf(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number)
  const count = Math.floor((year * 12 + month - 1) / months) * months
  return localDate(`${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`)
}

/** A finding where the hours of months come to more than they may; told for `each` so many days, rounded up. */
function tooMuch(counted: Counted, hoursTimesDays: number, each: number): Found[] {
  const { shifts, worked, days, from, to, zone } = counted
  const [first, last] = [shifts[0], shifts.at(-1)]
  if (!first || !last || (worked / hour) * each <= hoursTimesDays) return []
  const found = minutes(Math.ceil(((worked / 60_000) * each) / days))
  const limit = minutes(Math.round((hoursTimesDays * 60) / days))
  return [{ after: first, before: last, from, to, found, limit, on: dateOf(last, zone) }]
}

/** How much of a shift lies in the night. */
function nightOf({ start, end }: Shift, window: TimeWindow, zone: Zone): number {
  const nights = [...daysTouched((start - day) as Instant, end, zone)].map((date) => {
    const over = window.end > window.start ? date : addDays(date, 1)
    const [from, to] = [instantAt(date, window.start, zone), instantAt(over, window.end, zone)]
    return Math.max(0, Math.min(end, to) - Math.max(start, from))
  })
  return nights.reduce((sum, night) => sum + night, 0)
}

const dateOf = ({ start }: Shift, zone: Zone): LocalDate => localTime(start, zone).date

function* daysTouched(from: Instant, to: Instant, zone: Zone): Generator<LocalDate> {
  const last = localTime(to, zone).date
  for (let date = localTime(from, zone).date; date <= last; date = addDays(date, 1)) yield date
}
