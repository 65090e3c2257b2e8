/**
 * A citizen's week as the rhythm draws it: what happened on the days that passed, the plan on those to come, and today
 * what was told, beside the plan of the rest.
 */
import type { z } from 'zod'
import type { readWeek } from '#contract/plans/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { readTimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { RhythmDay, RhythmPart, RhythmVisit } from '#web/ui/rhythm.tsx'

export type CitizenWeek = z.output<typeof readWeek.answer>
type Day = CitizenWeek['days'][number]

export const rhythmOf = ({ days, facts }: CitizenWeek, today: LocalDate): RhythmDay[] =>
  days.map((day) => ({
    date: day.date,
    visits: visitsOf(day, facts, today).toSorted((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : 1)),
  }))

function visitsOf(day: Day, facts: CitizenWeek['facts'], today: LocalDate): RhythmVisit[] {
  const { date, planned, performed } = day
  const rest = planned.filter(({ key }) => !performed.some(({ plannedVisit }) => plannedVisit === key))
  return [...(date < today ? [] : rest.map(plannedOf)), ...performedOf(day, facts)]
}

const plannedOf = ({ key, partOfDay, time, minutes, staff, purpose }: Day['planned'][number]): RhythmVisit => ({
  key,
  part: partOfDay,
  time,
  minutes,
  staff,
  text: purpose,
  state: 'planned',
})

/** What a lock alone tells is no news: a visit is other than planned when somebody said so, or no plan holds it. */
function performedOf({ planned, performed }: Day, facts: CitizenWeek['facts']): RhythmVisit[] {
  return performed.map((visit, index) => {
    const plan = planned.find(({ key }) => key === visit.plannedVisit)
    const told = facts.find(({ id, kind }) => visit.facts.includes(id) && !silent.includes(kind))
    const isDone = visit.outcome === 'done'
    return {
      key: visit.plannedVisit ?? `told-${index}`,
      part: plan?.partOfDay ?? partAt(visit.time),
      time: visit.time,
      minutes: (isDone ? visit.minutes : visit.plannedMinutes) / visit.staff,
      staff: visit.staff,
      text: plan?.purpose ?? null,
      note: told?.reason ?? null,
      state: !isDone ? 'notDone' : told || visit.swapped || !plan ? 'changed' : 'done',
    }
  })
}

const silent: readonly string[] = ['lockEvent', 'observation', 'signature']

/** The part of the day a time lies in, for visits that no plan places. */
function partAt(time: string): RhythmPart {
  const minutes = readTimeOfDay(time) ?? 0
  return starts.find(([from]) => minutes >= from)?.[1] ?? 'night'
}

const starts: readonly (readonly [number, RhythmPart])[] = [
  [23 * 60, 'night'],
  [17 * 60, 'evening'],
  [13.5 * 60, 'afternoon'],
  [11.5 * 60, 'noon'],
  [9 * 60, 'forenoon'],
  [6 * 60, 'morning'],
]
