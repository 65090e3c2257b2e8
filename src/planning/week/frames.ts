/** Planned visits of a citizen's week as frames of the search. */
import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { plannedOn, weekdaysOf } from '#care/plans/week.ts'
import { windowOf } from '#care/visits/part-of-day-hours.ts'
import { daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'
import { daysOf } from '#kernel/calendar/period.ts'
import { daysOfWeek } from '#kernel/calendar/week.ts'
import { windowMinutes } from '#kernel/clock/time-of-day.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import type { FrirumFrame, FrirumWindow } from '#solver/formats/frirum.ts'
import { anybody, qualificationOf } from './carers.ts'
import { dayBegins, workMinute } from './clock.ts'
import type { CitizenFacts, FrameSource, WeekFacts, WeekNote } from './facts.ts'
import { weekSettings } from './settings.ts'

export type PlannedFrame = { readonly frame: FrirumFrame; readonly source: FrameSource; readonly visit: PlannedVisit }

/**
 * One frame for each visit of the plans that hold in the week: its days where they are agreed, any day of the plan
 * where it is so many times a week; its length as agreed.
 */
export function framesOf(
  { week, model }: WeekFacts,
  citizen: CitizenFacts,
): { readonly frames: PlannedFrame[]; readonly notes: WeekNote[] } {
  const notes: WeekNote[] = []
  const days = [...daysOf(daysOfWeek(week))].filter((date) => valueOn(citizen.grants, date))
  const found = new Map<string, { plan: RhythmPlan; visit: PlannedVisit; dates: LocalDate[]; open: LocalDate[] }>()
  for (const date of days) {
    const plan = valueOn(citizen.plans, date)
    if (!plan) continue
    const today = plannedOn({ ...plan, period: { from: date, to: date } }, date)
    for (const visit of plan.visits) {
      const name = `${citizen.id}/${plan.version}/${visit.key}`
      const entry = found.get(name) ?? { plan, visit, dates: [], open: [] }
      if (today.includes(visit)) entry.dates.push(date)
      entry.open.push(date)
      found.set(name, entry)
    }
  }
  const frames = [...found].flatMap(([id, { plan, visit, dates, open }]): PlannedFrame[] => {
    if (dates.length === 0) return []
    const floats = visit.days.kind === 'timesAWeek' && dates.length < open.length
    const on = floats ? open : dates
    const refused = whyNot(visit)
    if (refused) {
      notes.push({ kind: refused, citizen: citizen.id, visit: visit.key, tasks: [String(visit.staff)] })
      return []
    }
    const source = { citizen: citizen.id, visit: visit.key, plan: plan.id, dates: on, times: dates.length }
    const window = workWindow(visit) as Omit<FrirumWindow, 'days'>
    const monday = daysOfWeek(week).from
    const times = dates.length
    const { priority } = weekSettings
    const frame: FrirumFrame = {
      id,
      minutes: { least: times * visit.minutes, most: times * visit.minutes, target: times * visit.minutes },
      visits: { least: times, most: times },
      length: { least: visit.minutes, most: visit.minutes },
      perDay: { least: floats ? 0 : 1, most: 1 },
      windows: [{ ...window, days: on.map((date) => daysBetween(monday, date)) }],
      gap: floats ? Math.max(0, Math.floor(7 / times) - 1) * 1440 - (times > 1 && times < 4 ? 720 : 0) : 0,
      qualification: qualificationOf(model, visit),
      ...(visit.staff === 2 ? { second: { qualification: anybody, after: [0, 0] as const } } : {}),
      sameTime: times >= 3,
      priority: weekdaysOf(visit.days).length >= priority.dailyFromTimes ? priority.daily : priority.nowAndThen,
      pattern: [],
    }
    return [{ frame, source, visit }]
  })
  return { frames, notes }
}

/** What the search cannot say: more than two at once, hours before the day of work begins, a visit without an end. */
function whyNot(visit: PlannedVisit): 'tooManyTogether' | 'outsideTheDay' | 'tooLong' | null {
  if (visit.staff > 2) return 'tooManyTogether'
  if (visit.minutes > 720) return 'tooLong'
  return workWindow(visit) ? null : 'outsideTheDay'
}

/**
 * When a visit may be, in minutes of the day of work: softly around what was agreed, by how firmly it was. An agreed
 * window says when somebody comes, so the visit begins in it; in a part of the day it lies whole.
 */
function workWindow(visit: PlannedVisit): Omit<FrirumWindow, 'days'> | null {
  const agreed = windowOf(visit)
  const soft = visit.window ? weekSettings.softMinutes.agreedWindow : weekSettings.softMinutes.partOfDay
  const isEarly = agreed.start < dayBegins && agreed.start < agreed.end
  if (isEarly && agreed.end <= dayBegins) return null
  const from = isEarly ? 0 : workMinute(agreed.start)
  const lasts = isEarly ? agreed.end - dayBegins : windowMinutes(agreed)
  const to = Math.min(1440, from + (visit.window ? lasts + visit.minutes : Math.max(lasts, visit.minutes)))
  if (to - from < visit.minutes) return null
  return { opens: Math.max(0, from - soft), closes: Math.min(1440, to + soft), wished: [from, to] }
}
