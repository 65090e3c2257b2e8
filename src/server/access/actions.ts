/**
 * The one table of what can be done and by whom. For each role it says by which relation to the citizen or the team
 * the action concerns; where it names several, any of them will do. A role that is not named may not. Actions that
 * concern neither citizen nor team say `any`. What for, follows from the role and the action.
 */
import type { AccessRole } from './person.ts'

/** How somebody may stand to a citizen. A team is within reach by `team`, by `area`, or by `any`. */
export const relations = {
  self: 'it is their own help',
  mandate: 'the citizen gave them a mandate, to see or to act, that holds today',
  mandateToAct: 'the citizen gave them a mandate to act that holds today',
  team: 'one of their teams serves the citizen today, or it is that team',
  fixedContact: 'they are the fixed contact today',
  area: 'they have the area today, or nobody has it',
  any: 'everybody in the municipality',
} as const
export type Relation = keyof typeof relations

/** What looking is for; the log of who looked keeps it. */
export const purposes = {
  ownHelp: 'to follow one’s own help',
  onBehalf: 'to help somebody near, by their mandate',
  care: 'to give the help',
  caseWork: 'to assess and decide',
  leadership: 'to answer for the team',
  control: 'to settle and control',
  emergency: 'because of an emergency, outside the relation',
} as const
export type Purpose = keyof typeof purposes

type Allowed = Readonly<Partial<Record<AccessRole, Relation | readonly Relation[]>>>

const everybody: Allowed = {
  citizen: 'any',
  relative: 'any',
  teamMember: 'any',
  fixedContact: 'any',
  caseOfficer: 'any',
  leader: 'any',
  controller: 'any',
}
const staff: Allowed = { teamMember: 'any', fixedContact: 'any', caseOfficer: 'any', leader: 'any', controller: 'any' }
const teamOrOwn: readonly Relation[] = ['team', 'fixedContact']
const carers: Allowed = { teamMember: 'team', fixedContact: teamOrOwn, caseOfficer: 'area', leader: 'team' }
const nearby: Allowed = { citizen: 'self', relative: 'mandate', ...carers }
const actingNear: Allowed = { ...nearby, relative: 'mandateToAct' }
const ownTeam: Allowed = { teamMember: 'team', fixedContact: teamOrOwn, leader: 'team' }
const insight: Allowed = { leader: 'any', controller: 'any' }

export const actions = {
  'self.read': everybody,
  'self.signOut': everybody,
  'model.read': everybody,
  'team.list': staff,
  'team.readDay': carers,
  'team.readWeek': carers,
  'team.readBudget': { ...ownTeam, controller: 'any' },
  'team.readIncentive': { ...ownTeam, controller: 'any' },
  'week.read': ownTeam,
  'week.plan': ownTeam,
  'week.adopt': ownTeam,
  'lock.read': staff,
  'team.read': { ...ownTeam, caseOfficer: 'area', controller: 'any' },
  'team.write': { leader: 'team' },
  'staff.list': { leader: 'any', caseOfficer: 'any' },
  'fixedContact.write': { leader: 'team', caseOfficer: 'area' },
  'cockpit.read': { ...ownTeam, caseOfficer: 'area', controller: 'any' },
  'cockpit.readCitizens': { ...ownTeam, caseOfficer: 'area' },
  'citizen.list': { relative: 'mandate', ...carers },
  'citizen.search': carers,
  'citizen.read': nearby,
  'citizen.readAccessLog': { citizen: 'self', relative: 'mandate', leader: 'team', caseOfficer: 'area' },
  'assessment.write': { caseOfficer: 'area' },
  'decision.write': { caseOfficer: 'area' },
  'case.list': { caseOfficer: 'area' },
  'letter.write': { caseOfficer: 'area' },
  'letter.read': nearby,
  'contact.read': staff,
  'contact.write': { caseOfficer: 'any', leader: 'any' },
  'swap.read': nearby,
  'plan.write': ownTeam,
  'change.preview': actingNear,
  'change.make': actingNear,
  'change.read': nearby,
  'change.decide': { caseOfficer: 'area' },
  'swap.make': actingNear,
  'package.start': carers,
  'visit.report': ownTeam,
  'followUp.read': carers,
  'followUp.write': { teamMember: 'team', fixedContact: teamOrOwn, caseOfficer: 'area' },
  'settlement.read': { controller: 'any' },
  'settlement.run': { controller: 'any' },
  'settlement.decide': { controller: 'any' },
  'settlement.export': { controller: 'any' },
  'import.write': { controller: 'any' },
  'job.read': { controller: 'any' },
  'job.stop': { controller: 'any' },
  'emergency.open': { teamMember: 'any', fixedContact: 'any', caseOfficer: 'any', leader: 'any' },
  'emergency.review': insight,
  'access.readLog': insight,
  'access.export': insight,
  'access.bar': insight,
} as const satisfies Record<string, Allowed>

export type Action = keyof typeof actions

/** What an open emergency lets somebody do beside the relation that they lack: read, never write. */
export const openInEmergency: ReadonlySet<Action> = new Set(['citizen.read', 'followUp.read'])

export const isAction = (name: string): name is Action => Object.hasOwn(actions, name)

/** By which relations `role` may do `action`, any of them; `undefined` where it may not at all. */
export function relationsFor(action: Action, role: AccessRole): readonly Relation[] | undefined {
  const allowed = (actions[action] as Allowed)[role]
  return typeof allowed === 'string' ? [allowed] : allowed
}

/** Every action open to a role, with the relations by which it is. */
export const actionsOf = (role: AccessRole): Readonly<Record<string, readonly Relation[]>> =>
  Object.fromEntries(
    (Object.keys(actions) as Action[]).flatMap((action) => {
      const by = relationsFor(action, role)
      return by ? [[action, by] as const] : []
    }),
  )

const purposeOfRole: Readonly<Record<AccessRole, Purpose>> = {
  citizen: 'ownHelp',
  relative: 'onBehalf',
  teamMember: 'care',
  fixedContact: 'care',
  caseOfficer: 'caseWork',
  leader: 'leadership',
  controller: 'control',
}

/** Actions that are for the same whoever does them. */
const purposeOfAction: Readonly<Partial<Record<Action, Purpose>>> = {
  'emergency.open': 'emergency',
  'emergency.review': 'control',
  'access.readLog': 'control',
  'access.export': 'control',
  'access.bar': 'control',
}

/** What somebody of a role does an action for. */
export const purposeOf = (action: Action, role: AccessRole): Purpose => purposeOfAction[action] ?? purposeOfRole[role]

/** What a search by number may be for: one's usual purpose, or an emergency. */
export const searchPurposes = (role: AccessRole): readonly Purpose[] => [purposeOfRole[role], 'emergency']
