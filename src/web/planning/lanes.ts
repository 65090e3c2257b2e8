/** A day as lanes, one for each who works; those of the same hours share an axis, so that each has the whole width. */
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Plan, Shift, Visit } from './plan.ts'

export type PartOfDay = 'day' | 'evening' | 'night'
const parts: readonly PartOfDay[] = ['day', 'evening', 'night']

/** From one minute of a date to another; the night after it counts on past 1439. */
type Stretch = { readonly from: number; readonly to: number }

export type Lane = {
  readonly key: string
  readonly staff: Shift['staff']
  readonly date: LocalDate
  readonly shifts: readonly (Stretch & Pick<Shift, 'mode'>)[]
  /** All they work that day, in this lane and others; shifts that meet are one. */
  readonly duty: readonly Stretch[]
  /** From which minute they are away; null where they are there. */
  readonly awayFrom: number | null
  readonly visits: readonly Visit[]
  readonly pauses: readonly Stretch[]
  readonly ways: readonly Stretch[]
}

/** Lanes that share an axis of hours. */
export type Rows = Stretch & { readonly part: PartOfDay; readonly lanes: readonly Lane[] }

const hour = 60
const midday = 12 * 60
const lateDay = 20 * 60
/** When a day of work begins: what is earlier belongs to the night before. */
const dayBegins = 5 * 60
const partOf = (start: number): PartOfDay => (start < midday ? 'day' : start < lateDay ? 'evening' : 'night')

/** A shift in minutes from midnight of its date. */
const stretchOf = ({ start, end }: Pick<Shift, 'start' | 'end'>): Stretch => ({
  from: start,
  to: end > start ? end : end + 1440,
})

/** Said as a time of the clock, it may mean the early hours of a night's shift. */
const awayFrom = ({ start, end, absentFrom }: Shift): number | null =>
  absentFrom === null ? null : end <= start && absentFrom < start ? absentFrom + 1440 : absentFrom

/** The lanes of one person on one day: one for each part of the day they work or go anywhere in. */
function lanesOf(plan: Plan, staff: Shift['staff'], date: LocalDate): { part: PartOfDay; lane: Lane }[] {
  const isTheirs = (one: { readonly staff: unknown; readonly date: string }) => one.date === date && one.staff === staff
  const shifts = plan.shifts.filter(isTheirs)
  const visits = plan.visits.filter((visit) => visit.date === date && visit.staff.includes(staff))
  const worked = [...new Set(shifts.map(({ start }) => partOf(start)))]
  /** The end of a night that began the day before. */
  const tails = plan.shifts
    .filter((shift) => shift.staff === staff && shift.date === addDays(date, -1) && stretchOf(shift).to > 1440)
    .map((shift) => ({ from: dayBegins, to: stretchOf(shift).to - 1440, mode: shift.mode }))
    .filter(({ from, to }) => from < to)
  const duty = joined([...tails, ...shifts.map(stretchOf)])
  const nearest = (start: number): PartOfDay => {
    const holding = shifts.find((shift) => stretchOf(shift).from - hour <= start && start < stretchOf(shift).to + hour)
    return partOf(holding?.start ?? start)
  }
  return parts
    .filter((part) => worked.includes(part) || visits.some(({ start }) => nearest(start) === part))
    .map((part) => {
      const own = shifts.filter(({ start }) => partOf(start) === part)
      const of = <Item extends { readonly start: number; readonly minutes: number }>(all: readonly Item[]) =>
        all
          .filter(({ start }) => nearest(start) === part)
          .map(({ start, minutes }) => ({ from: start, to: start + minutes }))
      return {
        part,
        lane: {
          ...{ key: `${staff} ${date} ${part}`, staff, date },
          shifts: [
            ...(part === 'day' ? tails : []),
            ...own.map((shift) => ({ ...stretchOf(shift), mode: shift.mode })),
          ],
          duty,
          awayFrom: own.map(awayFrom).find((from) => from !== null) ?? null,
          visits: visits.filter(({ start }) => nearest(start) === part).toSorted((a, b) => a.start - b.start),
          pauses: of(plan.pauses.filter(isTheirs)),
          ways: of(plan.ways.filter(isTheirs)),
        },
      }
    })
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else all.push({ from, to })
  }
  return all
}

/** Whether a visit lies, in whole or in part, where its carer has no shift. */
export const isOutside = ({ start, minutes }: Visit, { duty }: Pick<Lane, 'duty'>): boolean =>
  !duty.some(({ from, to }) => from <= start && start + minutes <= to)

/** Whole hours that hold all that is on some lanes. */
function axisOf(lanes: readonly Lane[]): Stretch {
  const all = lanes.flatMap(({ shifts, visits }) => [
    ...shifts,
    ...visits.map(({ start, minutes }) => ({ from: start, to: start + minutes })),
  ])
  return {
    from: hour * Math.floor(Math.min(...all.map(({ from }) => from)) / hour),
    to: hour * Math.ceil(Math.max(...all.map(({ to }) => to)) / hour),
  }
}

/** Everybody's lanes of one day, by part of the day and then in the order of `people`. */
export function lanesOfDay(plan: Plan, date: LocalDate): Rows[] {
  const all = plan.people.staff.flatMap(({ id }) => lanesOf(plan, id, date))
  return parts.flatMap((part) => {
    const lanes = all.filter((one) => one.part === part).map(({ lane }) => lane)
    return lanes.length === 0 ? [] : [{ part, lanes, ...axisOf(lanes) }]
  })
}

/** One person's lanes, a day under the other, over as many hours as they need. */
export function lanesOfCarer(plan: Plan, staff: Shift['staff'], days: readonly LocalDate[]): Rows[] {
  const lanes = days.flatMap((date) => lanesOf(plan, staff, date).map(({ lane }) => lane))
  const first = lanes[0]
  return first ? [{ part: partOf(axisOf(lanes).from), lanes, ...axisOf(lanes) }] : []
}

/** One person's day on a list: where they go, in order. */
export type DayList = Pick<Lane, 'staff' | 'shifts' | 'duty' | 'awayFrom' | 'visits' | 'date'>

export const listsOf = (plan: Plan, date: LocalDate, staff: readonly Shift['staff'][]): DayList[] =>
  staff.flatMap((id) => {
    const lanes = lanesOf(plan, id, date).map(({ lane }) => lane)
    const [first, ...rest] = lanes
    if (!first) return []
    return [
      {
        ...first,
        shifts: lanes.flatMap(({ shifts }) => shifts),
        awayFrom: first.awayFrom ?? rest.find((lane) => lane.awayFrom !== null)?.awayFrom ?? null,
        visits: lanes.flatMap(({ visits }) => visits).toSorted((a, b) => a.start - b.start),
      },
    ]
  })
