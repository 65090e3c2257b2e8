/**
 * Who can take a decision, from the citizen outwards. The order is the ladder of the register of responsibility:
 * a later role decides what an earlier one may, where a model says `atLeast`.
 * @plain
 */
export const roles = [
  'citizen',
  'relative',
  'teamMember',
  'fixedContact',
  'teamMeeting',
  'nurse',
  'therapist',
  'conference',
  'caseOfficer',
  'manager',
] as const
/**
 * What somebody is in a matter: the citizen, a relative, a team member, the fixed contact, the team's meeting, a nurse,
 * a therapist, the conference of professions, the case officer or the manager.
 * @da rolle
 * @sv roll
 */
export type Role = (typeof roles)[number]

/**
 * Somebody who is about to decide: in which role, with which competences, for a public or a private provider.
 * @da aktør
 * @sv aktör
 */
export type Actor = {
  readonly role: Role
  readonly competences: readonly string[]
  readonly private: boolean
}
