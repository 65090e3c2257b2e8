/**
 * The one table of what can be done and by whom. For each role it says how near they must stand to the citizen:
 * `self` is the citizen's own, `team` a citizen whom one of their teams serves today, `any` every citizen of the
 * municipality. A role that is not named may not. Actions that concern no citizen say `any`.
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
const nearby: Allowed = { citizen: 'self', teamMember: 'team', fixedContact: 'team', caseOfficer: 'any', leader: 'team' }
const carers: Allowed = { teamMember: 'team', fixedContact: 'team', caseOfficer: 'any', leader: 'team' }

export const actions = {
  'self.read': everybody,
  'model.read': everybody,
  'team.list': staff,
  'team.readBudget': { teamMember: 'any', fixedContact: 'any', leader: 'any', controller: 'any' },
  'citizen.list': carers,
  'citizen.read': nearby,
  'citizen.readAccessLog': { citizen: 'self', leader: 'team', caseOfficer: 'any' },
  'assessment.write': { caseOfficer: 'any' },
  'decision.write': { caseOfficer: 'any' },
  'plan.write': { fixedContact: 'team', teamMember: 'team', leader: 'team' },
  'change.preview': nearby,
  'change.make': nearby,
  'package.start': carers,
  'visit.report': { teamMember: 'team', fixedContact: 'team', leader: 'team' },
  'followUp.read': carers,
  'followUp.write': { teamMember: 'team', fixedContact: 'team', caseOfficer: 'any' },
  'settlement.read': { leader: 'any', controller: 'any' },
  'settlement.run': { controller: 'any' },
  'import.write': { controller: 'any' },
} as const satisfies Record<string, Allowed>

export type Action = keyof typeof actions

export const isAction = (name: string): name is Action => Object.hasOwn(actions, name)

/** How near `role` must stand to do `action`; `undefined` where it may not at all. */
export const nearnessNeeded = (action: Action, role: AccessRole): Nearness | undefined =>
  (actions[action] as Allowed)[role]
