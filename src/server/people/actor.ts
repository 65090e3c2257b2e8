import { laterRole } from '#care/governance/who-decides.ts'
import type { Actor, Role } from '#care/people/actor.ts'
import type { Profession } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { careRole, type Person } from '#server/access/person.ts'
import { isTheirTeam } from '#server/access/reach.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'

/** Professions that are roles of their own on the ladder. */
const roleOf: Readonly<Partial<Record<Profession, Role>>> = { nurse: 'nurse', therapist: 'therapist' }

/**
 * In which role somebody decides about one citizen on a day. A fixed contact is one for their own citizens and a team
 * member for the others; whoever is of a private provider in any of their teams that day is so here. Undefined for
 * those who decide on no help.
 */
export async function actorFor(
  transaction: Transaction,
  person: Person,
  citizen: Id<'Citizen'>,
  day: LocalDate,
): Promise<Actor | undefined> {
  const role = careRole[person.role]
  if (role === null) return undefined
  if (person.staff === null) return { role, competences: [], private: await isPrivate(transaction, person, day) }
  const { tenant, staff } = person
  const found = await transaction.one<{
    profession: Profession
    competences: string[]
    fixed: boolean
  }>(sql`
    select s.profession, s.competences, exists (
        select 1 from fixed_contact f where f.tenant_id = s.tenant_id and f.citizen_id = ${citizen}
          and f.staff_id = s.id and f.during @> ${day}::date) as fixed
    from staff s where s.tenant_id = ${tenant.id} and s.id = ${staff}`)
  const near = role === 'fixedContact' && !found.fixed ? 'teamMember' : role
  const own = near === 'teamMember' || near === 'fixedContact' ? (roleOf[found.profession] ?? near) : near
  return {
    role: laterRole(near, own),
    competences: found.competences,
    private: await isPrivate(transaction, person, day),
  }
}

async function isPrivate(transaction: Transaction, person: Person, day: LocalDate): Promise<boolean> {
  const found = await transaction.maybe(sql`
    select 1 from team t where t.tenant_id = ${person.tenant.id} and t.private
      and ${isTheirTeam(person, sql`t.id`, sql`${day}::date`)} limit 1`)
  return found !== undefined
}
