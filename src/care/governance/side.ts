import type { Role } from '#care/people/actor.ts'

/**
 * Whose working time something takes, in seconds: those who give the help, or the authority that grants it.
 * @da administrativ tid hos udfører og myndighed
 * @sv administrativ tid hos utförare och myndighet
 */
export type SideSeconds = { readonly provider: number; readonly authority: number }

/** The citizen and relatives work for neither. */
const sideOf: Readonly<Record<Role, keyof SideSeconds | null>> = {
  citizen: null,
  relative: null,
  teamMember: 'provider',
  fixedContact: 'provider',
  teamMeeting: 'provider',
  nurse: 'provider',
  therapist: 'provider',
  manager: 'provider',
  conference: 'authority',
  caseOfficer: 'authority',
}

/**
 * Seconds by role, added up by whose working time they are.
 * @plain
 */
export function secondsBySide(byRole: { readonly [role in Role]?: number }): SideSeconds {
  const sums = { provider: 0, authority: 0 }
  for (const [role, seconds = 0] of Object.entries(byRole)) {
    const side = sideOf[role as Role]
    if (side !== null) sums[side] += seconds
  }
  return sums
}
