/** A plan as lanes of a board: ways, pauses, hours a visit may lie in, and what is missing. */
import { addDays, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { type Book, known } from '#planning/feasible/book.ts'
import { routeIn } from '#planning/feasible/route.ts'
import { minuteOfDate } from '#planning/week/clock.ts'
import type { FrameSource, WeekProblem } from '#planning/week/facts.ts'
import type { FrirumFrame, FrirumShift } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { type Laid, waysOf } from './lanes.ts'

/** A way on somebody's route, by the clock of its date; `to` is null on the way home. */
export type RoutedWay = {
  readonly staff: Id<'Staff'>
  readonly date: LocalDate
  readonly start: number
  readonly minutes: number
  readonly to: { readonly citizen: Id<'Citizen'>; readonly visit: string } | null
}

export type RoutedPause = Omit<RoutedWay, 'to'>

export type Lanes = { readonly ways: RoutedWay[]; readonly pauses: RoutedPause[] }

/** A route of somebody's shift on a date, and how their ways are reckoned. */
export type Lane<Call extends Laid> = Pick<RoutedWay, 'staff' | 'date'> & {
  readonly shift: Pick<FrirumShift, 'from' | 'to'>
  readonly calls: readonly Call[]
  readonly pause: { readonly start: number; readonly minutes: number } | null
  readonly way: (from: number, to: number) => number
}

/** What is drawn between the visits of some lanes; ways of no minutes are none. */
export function drawn<Call extends Laid>(
  lanes: readonly Lane<Call>[],
  named: (call: Call) => NonNullable<RoutedWay['to']>,
): Lanes {
  const ways: RoutedWay[] = []
  const pauses: RoutedPause[] = []
  for (const { staff, date, shift, calls, pause, way } of lanes) {
    if (pause) pauses.push({ staff, date, start: minuteOfDate(pause.start), minutes: pause.minutes })
    for (const { start, minutes, to } of waysOf(shift, calls, pause, way))
      if (minutes > 0) ways.push({ staff, date, start: minuteOfDate(start), minutes, to: to && named(to) })
  }
  return { ways, pauses }
}

/** Ways and pauses of every carer and day of a plan. */
export function lanesOf({ week, frames }: Pick<WeekProblem, 'week' | 'frames'>, book: Book): Lanes {
  const monday = mondayOf(week)
  const lanes = book.instance.carers.flatMap(({ id, shifts }) =>
    shifts.map((shift) => ({
      ...routeIn(book, id, shift),
      ...{ staff: id as Id<'Staff'>, date: addDays(monday, shift.day) },
    })),
  )
  return drawn(lanes, ({ visit: { frame } }) => {
    const source = frames.get(frame)
    if (!source) throw new Error(`a plan with a frame ${frame} that nobody asked for`)
    return { citizen: source.citizen, visit: source.visit }
  })
}

/** The hours of its date that a visit must lie in, and those within them that were agreed. */
export function hoursOf(book: Book, { frame, day }: FrirumSolutionVisit) {
  const { windows } = known(book, frame).frame
  return windows
    .filter(({ days }) => days.includes(day))
    .map(({ opens, closes, wished: [wishedFrom, wishedTo] }) => ({
      ...{ from: minuteOfDate(opens), to: minuteOfDate(closes) },
      ...{ wishedFrom: minuteOfDate(wishedFrom), wishedTo: minuteOfDate(wishedTo) },
    }))
}

/** A visit of the plans that nobody makes, on days on which it could be. */
export type MissingVisit = Pick<FrameSource, 'citizen' | 'visit' | 'dates' | 'times'> & {
  readonly minutes: number
  readonly carers: number
}

export function missingIn(
  { week, frames }: Pick<WeekProblem, 'week' | 'frames'>,
  { instance, visitsOfFrame, now }: Book,
): MissingVisit[] {
  const monday = mondayOf(week)
  return instance.citizens.flatMap((citizen) =>
    citizen.frames.flatMap((frame): MissingVisit[] => {
      const made = visitsOfFrame.get(frame.id) ?? []
      const source = frames.get(frame.id)
      const dates = source?.dates.filter((date) => {
        const on = daysBetween(monday, date)
        return on >= (now?.day ?? 0) && !made.some(({ day }) => day === on)
      })
      const times = Math.min(frame.visits.least - made.length, dates?.length ?? 0)
      if (!source || !dates || times <= 0) return []
      const { citizen: whose, visit } = source
      const carers = frame.second ? 2 : 1
      return [{ citizen: whose, visit, dates, times, minutes: frame.length.least, carers }]
    }),
  )
}

/** A visit that is missing on a day, as it would be were somebody found for it; undefined where none is. */
export function missingOn({ visitsOfFrame }: Book, frame: FrirumFrame, day: number): FrirumSolutionVisit | undefined {
  const made = visitsOfFrame.get(frame.id) ?? []
  const window = frame.windows.find(({ days }) => days.includes(day))
  if (!window || made.length >= frame.visits.least) return undefined
  const length = frame.length.least
  return { frame: frame.id, day, start: window.wished[0], length, carers: [] }
}
