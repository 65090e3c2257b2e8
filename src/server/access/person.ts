/** Whoever asks something of the server, once they are known. */
import type { Role } from '#care/people/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Tenant } from '#server/tenants/queries.ts'

export const accessRoles = ['citizen', 'teamMember', 'fixedContact', 'caseOfficer', 'leader', 'controller'] as const
export type AccessRole = (typeof accessRoles)[number]

export type Person = {
  readonly tenant: Tenant
  readonly key: string
  readonly name: string
  readonly role: AccessRole
  /** The citizen they are, where they are one. */
  readonly citizen: Id<'Citizen'> | null
  /** The employee they are, where they are one; their teams of today give them their citizens. */
  readonly staff: Id<'Staff'> | null
}

/** The role in which somebody decides on help; a controller decides on none. */
export const careRole: Readonly<Record<AccessRole, Role | null>> = {
  citizen: 'citizen',
  teamMember: 'teamMember',
  fixedContact: 'fixedContact',
  caseOfficer: 'caseOfficer',
  leader: 'manager',
  controller: null,
}
