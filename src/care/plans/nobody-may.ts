import type { Catalogue } from '#care/governance/model.ts'
import { type DelegatedTask, mayDoTask, type Task } from '#care/people/task.ts'
import type { Profession, StaffMember } from '#care/people/team.ts'
import { addDays, type LocalDate, weekday } from '#kernel/calendar/local-date.ts'
import { includes, intersection, type Period } from '#kernel/calendar/period.ts'
import type { PlannedVisit, RhythmPlan } from './rhythm-plan.ts'
import { fallsOn } from './week.ts'

/**
 * The people who answer for a citizen, each with their days there, and the tasks delegated to them.
 * @da teamet om planen
 * @sv laget kring planen
 */
export type PlanTeam = {
  readonly members: readonly { readonly staff: StaffMember; readonly period: Period }[]
  readonly delegated: readonly DelegatedTask[]
}

/**
 * A task of a visit that nobody in the team may do, from the first day it is so; and what it asks for (000-38, 000-39).
 * @da opgave som ingen må løse
 * @sv uppgift som ingen får utföra
 */
export type NobodyMay = {
  readonly kind: 'nobodyMay'
  readonly visit: string
  readonly task: string
  readonly on: LocalDate
  readonly profession: Profession | null
  readonly competence: string | null
}

/** As long as a plan is looked ahead. */
const daysLookedAt = 371

/**
 * What a visit asks of whoever does it: the services of the catalogue as tasks, and each competence the plan asks for.
 * @plain
 */
export function tasksOf({ services }: Catalogue, visit: PlannedVisit): Task[] {
  const asked = visit.services.flatMap((id) => services.find((service) => service.id === id) ?? [])
  const trained = visit.competences.filter((each) => !asked.some(({ competence }) => competence === each))
  return [...asked, ...trained.map((competence) => ({ id: competence, competence }))]
}

/**
 * Every task of a plan's visits that nobody in the team may do on some day of a period, by training or by a delegation
 * that runs that day. Days on which the team has nobody are passed over: who is not told cannot be judged.
 */
export function nobodyMay(
  catalogue: Catalogue,
  { visits }: RhythmPlan,
  { from, to }: Period,
  team: PlanTeam,
): NobodyMay[] {
  const during = intersection({ from, to }, { from, to: addDays(from, daysLookedAt) })
  const changes = [...team.members, ...team.delegated].flatMap(({ period }) => [
    period.from,
    ...(period.to === null ? [] : [addDays(period.to, 1)]),
  ])
  const starts = [...new Set([from, ...changes])].filter((date) => during && includes(during, date)).sort()
  return visits.flatMap((visit) =>
    tasksOf(catalogue, visit).flatMap((task): NobodyMay[] => {
      for (const [at, start] of starts.entries()) {
        if (!isLacking(team, task, start)) continue
        const next = starts[at + 1]
        const on = firstDay(visit, { from: start, to: next === undefined ? (during?.to ?? null) : addDays(next, -1) })
        const { id, profession = null, competence = null } = task
        if (on) return [{ kind: 'nobodyMay', visit: visit.key, task: id, on, profession, competence }]
      }
      return []
    }),
  )
}

function isLacking({ members, delegated }: PlanTeam, task: Task, day: LocalDate): boolean {
  const there = members.filter(({ period }) => includes(period, day))
  return there.length > 0 && there.every(({ staff }) => !mayDoTask(task, staff, delegated, day).ok)
}

function firstDay(visit: PlannedVisit, stretch: Period): LocalDate | undefined {
  const week = Array.from({ length: 7 }, (_, day) => addDays(stretch.from, day))
  return week.find((date) => includes(stretch, date) && fallsOn(visit, weekday(date)))
}
