/** Shifts and qualifications of a team as the search takes them. */
import type { GovernanceModel } from '#care/governance/model.ts'
import type { RosteredShift } from '#care/people/rostered-shift.ts'
import { mayDoTask, type Task } from '#care/people/task.ts'
import { type PlanTeam, tasksOf } from '#care/plans/nobody-may.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import { daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import type { FrirumAbsence, FrirumCarer, FrirumShift } from '#solver/formats/frirum.ts'
import { dayBegins, wholeDay } from './clock.ts'
import type { WeekFacts, WeekNote } from './facts.ts'
import { weekSettings } from './settings.ts'

/** The name of everything a visit asks of whoever makes it; equal demands have equal names. */
export const qualificationOf = (model: GovernanceModel, visit: PlannedVisit): string =>
  demandOf(tasksOf(model.catalogue, visit))

const demandOf = (tasks: readonly Task[]): string =>
  [...new Set(tasks.filter(({ profession, competence }) => profession || competence).map(({ id }) => id))]
    .sort()
    .join('+') || anybody

/** What everybody of the team may do. */
export const anybody = 'anybody'

/**
 * Everybody with a shift in the week. Somebody counts as qualified only where they may do all of it on each of their
 * days (000-39); whoever may on some of them is named in a note.
 */
export function carersOf(
  { week, model, people, shifts, published }: WeekFacts,
  visits: readonly PlannedVisit[],
): { readonly carers: FrirumCarer[]; readonly notes: WeekNote[] } {
  const monday = mondayOf(week)
  const notes: WeekNote[] = []
  const demands = new Map<string, readonly Task[]>()
  for (const visit of visits) {
    const tasks = tasksOf(model.catalogue, visit)
    demands.set(demandOf(tasks), tasks)
  }
  const carers = [...Map.groupBy(shifts, ({ staff }) => staff)].sort(byName).flatMap(([staff, own]): FrirumCarer[] => {
    const member = people.members.find((one) => one.staff.id === staff)?.staff
    const there = own.filter(({ date }) => isMember(people, staff, date))
    const whole = published ? there.map((shift) => ({ ...shift, absentFrom: null })) : there
    const pieces = whole.flatMap((shift) => piecesOf(shift, monday))
    if (!member || pieces.length === 0) return []
    const dates = [...new Set(there.map(({ date }) => date))]
    const qualifications: string[] = [anybody]
    const some: string[] = []
    for (const [demand, tasks] of demands) {
      if (demand === anybody) continue
      const may = dates.filter((date) => tasks.every((task) => mayDoTask(task, member, people.delegated, date).ok))
      if (may.length === dates.length) qualifications.push(demand)
      else if (may.length > 0) some.push(demand)
    }
    if (some.length > 0) notes.push({ kind: 'mayNotAllWeek', staff, tasks: some })
    return [{ id: staff, qualifications, mode: there[0]?.mode ?? 'car', shifts: apart(pieces) }]
  })
  return { carers, notes }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

const isMember = ({ members }: PlanTeam, staff: Id<'Staff'>, date: LocalDate): boolean =>
  members.some((one) => one.staff.id === staff && includes(one.period, date))

/** A shift on the days of work it touches: what lies beyond five in the morning is the next day's. */
export function piecesOf({ date, start, end, absentFrom }: RosteredShift, monday: LocalDate): FrirumShift[] {
  const midnight = daysBetween(monday, date) * wholeDay - dayBegins
  const after = (time: number) => midnight + (time <= start ? time + wholeDay : time)
  const begins = midnight + start
  const ends = Math.min(
    after(end),
    absentFrom === null ? after(end) : absentFrom === start ? begins : after(absentFrom),
  )
  return Array.from({ length: 7 }, (_, day) => day).flatMap((day): FrirumShift[] => {
    const from = Math.max(begins - day * wholeDay, 0)
    const to = Math.min(ends - day * wholeDay, wholeDay)
    return from < to ? [{ day, start: from, end: to, from: 0, to: 0, ...more(from, to) }] : []
  })
}

/** Of two shifts on a day the first ends for good where the second begins: what is done then is done in one of them. */
const apart = (shifts: readonly FrirumShift[]): FrirumShift[] =>
  shifts.map((shift) => {
    const next = shifts.filter(({ day, start }) => day === shift.day && start > shift.start).map(({ start }) => start)
    return { ...shift, overtime: Math.max(0, Math.min(shift.overtime, Math.min(...next) - shift.end)) }
  })

function more(from: number, to: number): Pick<FrirumShift, 'overtime' | 'pause'> {
  const { pause, latePause, overtimeMost } = weekSettings
  const overtime = Math.min(overtimeMost, 1440 - to)
  if (to - from < pause.fromShiftMinutes) return { overtime }
  for (const { opens, closes } of [pause, latePause]) {
    const [begin, end] = [Math.max(opens - dayBegins, from), Math.min(closes - dayBegins, to)]
    if (end - begin >= 2 * pause.minutes)
      return { overtime, pause: { opens: begin, closes: end, minutes: pause.minutes } }
  }
  const middle = Math.floor((from + to) / 2)
  return { overtime, pause: { opens: middle - 60, closes: middle + 60, minutes: pause.minutes } }
}

/** From when on who is gone, on the days of work that their shifts touch. */
export function absencesOf({ week, shifts }: WeekFacts): FrirumAbsence[] {
  const monday = mondayOf(week)
  return shifts.flatMap((shift) => {
    if (shift.absentFrom === null) return []
    const there = piecesOf(shift, monday)
    return piecesOf({ ...shift, absentFrom: null }, monday).flatMap(({ day, start, end }) => {
      const until = there.find((piece) => piece.day === day)?.end ?? start
      return until < end ? [{ carer: shift.staff, day, from: until }] : []
    })
  })
}
