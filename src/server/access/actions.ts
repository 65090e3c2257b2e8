/**
 * The one table of what can be done and by whom. For each role it says how near they must stand: `self` is the
 * citizen's own, `team` a citizen whom one of their teams serves today, or that team itself, `any` everybody in the
 * municipality. A role that is not named may not. Actions that concern neither citizen nor team say `any`.
 */
import type { AccessRole } from './person.ts'

export type Nearness = 'self' | 'team' | 'any'
type Allowed = Readonly<Partial<Record<AccessRole, Nearness>>>

const everybody: Allowed = {
  citizen: 'any',
  teamMember: 'any',
  fixedContact: 'any',
  caseOfficer: 'any',
  leader: 'any',
  controller: 'any',
}
const staff: Allowed = { teamMember: 'any', fixedContact: 'any', caseOfficer: 'any', leader: 'any', controller: 'any' }
const carers: Allowed = { teamMember: 'team', fixedContact: 'team', caseOfficer: 'any', leader: 'team' }
const nearby: Allowed = { citizen: 'self', ...carers }
const ownTeam: Allowed = { teamMember: 'team', fixedContact: 'team', leader: 'team' }

export const actions = {
  'self.read': everybody,
  'model.read': everybody,
  'team.list': staff,
  'team.readDay': carers,
  'team.readWeek': carers,
  'team.readBudget': { ...ownTeam, controller: 'any' },
  'citizen.list': carers,
  'citizen.search': carers,
  'citizen.read': nearby,
  'citizen.readAccessLog': { citizen: 'self', leader: 'team', caseOfficer: 'any' },
  'assessment.write': { caseOfficer: 'any' },
  'decision.write': { caseOfficer: 'any' },
  'plan.write': ownTeam,
  'change.preview': nearby,
  'change.make': nearby,
  'swap.make': nearby,
  'package.start': carers,
  'visit.report': ownTeam,
  'followUp.read': carers,
  'followUp.write': { teamMember: 'team', fixedContact: 'team', caseOfficer: 'any' },
  'settlement.read': { controller: 'any' },
  'settlement.run': { controller: 'any' },
  'import.write': { controller: 'any' },
  'job.read': { controller: 'any' },
  'job.stop': { controller: 'any' },
} as const satisfies Record<string, Allowed>

export type Action = keyof typeof actions

export const isAction = (name: string): name is Action => Object.hasOwn(actions, name)

/** How near `role` must stand to do `action`; `undefined` where it may not at all. */
export const nearnessNeeded = (action: Action, role: AccessRole): Nearness | undefined =>
  (actions[action] as Allowed)[role]

/** Every action open to a role, with how near it must stand. */
export const actionsOf = (role: AccessRole): Readonly<Record<string, Nearness>> =>
  Object.fromEntries(
    (Object.keys(actions) as Action[]).flatMap((action) => {
      const near = nearnessNeeded(action, role)
      return near ? [[action, near] as const] : []
    }),
  )
