/** A team and its people: read whole, and changed where the rules of people allow. */
import { autonomyOf } from '#care/governance/autonomy.ts'
import { autonomyAxes, autonomyHistory, autonomyOn } from '#care/governance/team-autonomy.ts'
import { teamFit } from '#care/governance/team-fit.ts'
import { mayDoTask } from '#care/people/task.ts'
import type { Profession } from '#care/people/team.ts'
import {
  addDelegation,
  addTeamMember,
  endDelegation,
  endTeamMember,
  listAreas,
  listStaff,
  readTeam,
  setAutonomy,
  setCoach,
} from '#contract/people/team-operations.ts'
import { includes } from '#kernel/calendar/period.ts'
import { ok } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { noModel, taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { addDelegatedTask, endDelegatedTask, staffOf } from '#server/people/rules-queries.ts'
import {
  addAutonomyChange,
  areaList,
  autonomyChangesOf,
  coachesOf,
  coachFrom,
  delegationsOf,
  isDelegatedIn,
  joinTeam,
  knownStaff,
  leaveTeam,
  membersOf,
  staffList,
  teamOf,
  withoutContactIn,
} from './whole.ts'

const done = ok({ done: true as const })
const at = (path: string, reason: string) => ({ fields: [{ path, reason }] })
const nobody = problem('refused', 'There is no such employee.', at('body.staff', 'expected somebody of the staff'))
const notInTeam = problem(
  'refused',
  'They are not in the team on that day.',
  at('body.staff', 'expected a member of the team'),
)

export const teamWholeRoutes = [
  route(listAreas, async ({ transaction, tenant, today }) => ok({ items: await areaList(transaction, tenant, today) })),

  route(listStaff, async ({ transaction, tenant, today }) =>
    ok({ items: await staffList(transaction, tenant, today) }),
  ),

  route(readTeam, async ({ transaction, tenant, params: { team }, today, seen }) => {
    const { area, caseOfficer, citizens, ...found } = await teamOf(transaction, tenant, team, today)
    const all = await membersOf(transaction, tenant, team, today)
    const now = all.filter((row) => includes(row, today))
    const ids = now.map(({ staff }) => staff.id)
    const delegated = Map.groupBy(await delegationsOf(transaction, tenant, ids, today), ({ staff }) => staff)
    const withoutContact = await withoutContactIn(transaction, tenant, team, today)
    const model = await steeringOn(transaction, tenant, today)
    const changes = await autonomyChangesOf(transaction, tenant, team)
    const held = autonomyOn(changes, today)
    const graded = model ? autonomyOf(model) : {}
    const professions = now.map(({ staff }) => staff.profession)
    const fit = model && teamFit(model, professions)
    seen(withoutContact.map(({ id }) => id))
    return ok({
      team: found,
      area,
      caseOfficer,
      coach: await coachesOf(transaction, tenant, team),
      citizens,
      withoutContact,
      members: now.map(({ staff, competences, contactFor, from, to }) => ({
        staff,
        period: { from, to },
        competences,
        contactFor,
        delegated: (delegated.get(staff.id) ?? []).map(({ staff: _, ...row }) => row),
      })),
      others: all
        .filter((row) => !includes(row, today))
        .map(({ staff, from, to }) => ({ staff, period: { from, to } })),
      fit: fit
        ? {
            size: fit.size,
            mostAllowed: fit.mostAllowed,
            fits: fit.fits,
            coach: fit.coach,
            mix: Object.entries(fit.mix).map(([profession, { target, actual }]) => ({
              profession: profession as Profession,
              target,
              actual,
              members: professions.filter((one) => one === profession).length,
            })),
          }
        : null,
      autonomy: autonomyAxes.map((axis) => {
        const degree = graded[axis]
        const step = held.get(axis)
        return {
          axis,
          model: degree ? { byTheTeam: degree.byTheTeam, of: degree.of } : null,
          now: step ? told(step) : null,
          history: autonomyHistory(changes, axis).map(told).reverse(),
        }
      }),
    })
  }),

  route(addTeamMember, async ({ transaction, tenant, params: { team }, body: { staff, from } }) => {
    if (!(await knownStaff(transaction, tenant, team, staff, from))) return nobody
    const joined = await joinTeam(transaction, tenant, team, staff, { from, to: null })
    return joined ? done : problem('conflict', 'They are in the team already on that day or later.')
  }),

  route(endTeamMember, async ({ transaction, tenant, params: { team }, body: { staff, last } }) => {
    const left = await leaveTeam(transaction, tenant, team, staff, last)
    return left ? done : notInTeam
  }),

  route(setCoach, async ({ transaction, tenant, params: { team }, body: { staff, from } }) => {
    if (staff !== null && !(await knownStaff(transaction, tenant, team, staff, from))) return nobody
    await coachFrom(transaction, tenant, team, staff, from)
    return done
  }),

  route(setAutonomy, async ({ transaction, tenant, params: { team }, body, person, now }) => {
    const added = await addAutonomyChange(transaction, tenant, team, { ...body, by: person.key, at: now })
    return added ? done : taken
  }),

  route(addDelegation, async ({ transaction, tenant, params: { team }, body }) => {
    const { staff, givenBy, task: name, from, to } = body
    if (to < from)
      return problem('badRequest', 'It ends before it begins.', at('body.to', `expected a day from ${from}`))
    if (staff === givenBy)
      return problem('badRequest', 'Nobody gives a task to themselves.', at('body.givenBy', 'expected somebody else'))
    const model = await steeringOn(transaction, tenant, from)
    if (!model) return noModel('body.from')
    const task = model.catalogue.services.find(({ id }) => id === name)
    if (!task)
      return problem('refused', 'The model’s catalogue has no such task.', at('body.task', 'expected a service of it'))
    const known = await knownStaff(transaction, tenant, team, staff, from)
    if (!known) return nobody
    if (!known.isMember) return notInTeam
    const [giver] = await staffOf(transaction, tenant, givenBy)
    if (!giver)
      return problem('refused', 'There is no such employee.', at('body.givenBy', 'expected somebody of the staff'))
    const may = mayDoTask(task, giver, [], from)
    if (!may.ok)
      return problem('refused', 'Whoever gives a task away must be trained for it.', {
        ...at('body.givenBy', 'expected somebody trained for the task'),
        refusal: may.refusal,
      })
    const added = await addDelegatedTask(transaction, tenant, {
      id: body.id,
      staff,
      task: name,
      givenBy,
      period: { from, to },
    })
    return added ? done : taken
  }),

  route(endDelegation, async ({ transaction, tenant, params: { team }, body: { id, last }, today }) => {
    const ended =
      (await isDelegatedIn(transaction, tenant, team, id, today)) &&
      (await endDelegatedTask(transaction, tenant, id, last))
    return ended
      ? done
      : problem('refused', 'Nobody of the team has such a delegation that goes beyond that day.', {
          ...at('body.last', 'expected a day before its last'),
        })
  }),
]

const told = <Step extends { axis: unknown }>({ axis: _, ...rest }: Step) => rest
