import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Profession, professions, type StaffMember } from './team.ts'

/**
 * Something to be done for a citizen, and what it asks of whoever does it: a profession, a competence, both or neither.
 * A service of a model's catalogue is one as it stands. Professions are no ladder: each is asked for by name.
 * @da opgave
 * @sv uppgift
 */
export type Task = { readonly id: string; readonly profession?: Profession; readonly competence?: string }

/**
 * A task that somebody trained for it has given to somebody who is not. It always has a last day.
 * @da videredelegeret opgave
 * @sv delegerad uppgift
 */
export type DelegatedTask = {
  readonly id: Id<'DelegatedTask'>
  readonly staff: Id<'Staff'>
  readonly task: string
  readonly givenBy: Id<'Staff'>
  /** What the giver was trained as on the day of giving. */
  readonly giverProfession: Profession
  readonly period: Period & { readonly to: LocalDate }
}

/**
 * Why a task may not be done: what is missing and was never delegated; a delegation whose giver was not trained for
 * the task either; one that has ended (`on` is its last day); one that has not begun.
 * @plain
 */
export type TaskRefusal =
  | { readonly kind: 'missingCompetence'; readonly profession: Profession | null; readonly competence: string | null }
  | { readonly kind: 'giverNotTrained'; readonly giverProfession: Profession; readonly profession: Profession }
  | { readonly kind: 'delegationEnded'; readonly on: LocalDate }
  | { readonly kind: 'delegationNotBegun'; readonly from: LocalDate }

/**
 * On what ground a task may be done: one's own training, or a delegation.
 * @plain
 */
export type TaskGround = { readonly by: 'training' } | { readonly by: 'delegation'; readonly delegation: DelegatedTask }

/**
 * Whether somebody may do a task on a day: only with what it asks for, or with a delegation of it that runs that day
 * (000-39). Assumed, for no source says: who is not of the profession a task asks for cannot delegate it.
 * Of several running delegations the one that ends last is the ground.
 * @param delegated any delegations; those of others and of other tasks are passed over
 */
export function mayDoTask(
  task: Task,
  staff: StaffMember,
  delegated: readonly DelegatedTask[],
  day: LocalDate,
): Result<TaskGround, TaskRefusal> {
  const missing = {
    profession: task.profession && task.profession !== staff.profession ? task.profession : null,
    competence: task.competence && !staff.competences.includes(task.competence) ? task.competence : null,
  }
  if (missing.profession === null && missing.competence === null) return ok({ by: 'training' })
  const theirs = delegated
    .filter((given) => given.staff === staff.id && given.task === task.id)
    .toSorted((a, b) => byText(b.period.to, a.period.to) || byText(a.id, b.id))
  const valid = theirs.filter(({ giverProfession }) => !task.profession || giverProfession === task.profession)
  const running = valid.find(({ period }) => includes(period, day))
  if (running) return ok({ by: 'delegation', delegation: running })
  const ended = valid.find(({ period }) => period.to < day)
  if (ended) return refuse({ kind: 'delegationEnded', on: ended.period.to })
  const [next] = valid.toSorted((a, b) => byText(a.period.from, b.period.from))
  if (next) return refuse({ kind: 'delegationNotBegun', from: next.period.from })
  const wrong = theirs.find(({ period }) => includes(period, day))
  if (wrong && task.profession)
    return refuse({ kind: 'giverNotTrained', giverProfession: wrong.giverProfession, profession: task.profession })
  return refuse({ kind: 'missingCompetence', ...missing })
}

/**
 * One task in the table of competences: of each profession on the staff how many there are, how many may do the task
 * by training and how many by delegation.
 * @da kompetencematrix
 * @sv kompetensmatris
 */
export type CompetenceRow = {
  readonly task: string
  readonly of: { readonly [profession in Profession]?: CompetenceCell }
}
/** @plain */
export type CompetenceCell = { readonly members: number; readonly trained: number; readonly delegated: number }

/** The table of competences on a day, a row for each task in the order given. Professions nobody is of are left out. */
export function competenceMatrix(
  tasks: readonly Task[],
  staff: readonly StaffMember[],
  delegated: readonly DelegatedTask[],
  day: LocalDate,
): CompetenceRow[] {
  const ofStaff = Map.groupBy(delegated, (given) => given.staff)
  return tasks.map((task) => {
    const cell = (profession: Profession): [Profession, CompetenceCell][] => {
      const members = staff.filter((member) => member.profession === profession)
      const grounds = members.flatMap((member) => {
        const answer = mayDoTask(task, member, ofStaff.get(member.id) ?? [], day)
        return answer.ok ? [answer.value.by] : []
      })
      const count = (by: TaskGround['by']) => grounds.filter((ground) => ground === by).length
      const counted = { members: members.length, trained: count('training'), delegated: count('delegation') }
      return members.length ? [[profession, counted]] : []
    }
    return { task: task.id, of: Object.fromEntries(professions.flatMap(cell)) }
  })
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
