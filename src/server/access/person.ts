/** Whoever asks something of the server, once they are known. */
import type { Role } from '#care/people/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Tenant } from '#server/tenants/queries.ts'

export const accessRoles = [
  'citizen',
  'relative',
  'teamMember',
  'fixedContact',
  'caseOfficer',
  'leader',
  'controller',
] as const
export type AccessRole = (typeof accessRoles)[number]

export type Person = {
  readonly tenant: Tenant
  readonly key: string
  readonly name: string
  readonly role: AccessRole
  /** The citizen they are, where they are one. */
  readonly citizen: Id<'Citizen'> | null
  /** The relative they are, where they are one; their mandates of today give them their citizens. */
  readonly relative: Id<'Relative'> | null
  /** The employee they are, where they are one; their teams of today give them their citizens. */
  readonly staff: Id<'Staff'> | null
  /** The key by which a case officer has areas; those of today give them their citizens. */
  readonly officer: string | null
  /** Their teams, where the identity provider says which; null where the own register does. */
  readonly teams: readonly Id<'Team'>[] | null
}

/** The role in which somebody decides on help; a controller decides on none. */
export const careRole: Readonly<Record<AccessRole, Role | null>> = {
  citizen: 'citizen',
  relative: 'relative',
  teamMember: 'teamMember',
  fixedContact: 'fixedContact',
  caseOfficer: 'caseOfficer',
  leader: 'manager',
  controller: null,
}
