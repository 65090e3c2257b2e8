/** Citizens by name, area and team, among those within reach. */
import type { Citizen } from '#care/people/citizen.ts'
import type { Team } from '#care/people/team.ts'
import { searchCitizens, setFixedContact } from '#contract/people/team-operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { withinReach } from '#server/access/reach.ts'
import { nothing, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { problem, route } from '#server/http/route.ts'
import { answeringOn, appoint } from './assignments.ts'
import type { Reach } from './queries.ts'

type Found = {
  readonly citizen: Citizen
  readonly team: Team | null
  readonly fixedContact: { readonly id: Id<'Staff'>; readonly name: string; readonly profession: string } | null
}

type Wanted = {
  readonly name: string
  readonly area: string | null
  readonly team: Id<'Team'> | null
  readonly after: Id<'Citizen'> | null
  readonly limit: number
}

/** Written letters as they are, whatever they mean to `like`. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`

async function citizensFound(
  transaction: Transaction,
  { person, nearness, today }: Reach,
  { name, area, team, after, limit }: Wanted,
): Promise<Found[]> {
  type Row = Omit<Found, 'citizen'> &
    Omit<Citizen, 'identity'> & {
      readonly system: string | null
      readonly value: string | null
      readonly test: boolean
      readonly bornOn: LocalDate | null
    }
  const tenant = person.tenant.id
  const rows = await transaction.rows<Row>(sql`
    select c.id, c.identity_system as system, c.identity_value as value, c.identity_test as test,
      c.born_on as "bornOn", c.name, c.area, c.own_words as "ownWords", case when t.id is not null then
        json_build_object('id', t.id, 'key', t.key, 'name', t.name, 'private', t.private) end as team,
      case when m.id is not null then
        json_build_object('id', m.id, 'name', m.name, 'profession', m.profession) end as "fixedContact"
    from citizen c
    left join citizen_team s on s.tenant_id = c.tenant_id and s.citizen_id = c.id and s.during @> ${today}::date
    left join team t on t.tenant_id = s.tenant_id and t.id = s.team_id
    left join fixed_contact f on f.tenant_id = c.tenant_id and f.citizen_id = c.id and f.during @> ${today}::date
    left join staff m on m.tenant_id = f.tenant_id and m.id = f.staff_id
    where c.tenant_id = ${tenant}${withinReach(person, nearness, today)}
      ${name === '' ? nothing : sql`and c.name ilike ${containing(name)}`}
      ${area === null ? nothing : sql`and c.area = ${area}`}
      ${team === null ? nothing : sql`and s.team_id = ${team}`}
      ${
        after === null
          ? nothing
          : sql`and (coalesce(c.name, ''), c.id) > (select coalesce(name, ''), id from citizen
            where tenant_id = ${tenant} and id = ${after})`
      }
    order by coalesce(c.name, ''), c.id limit ${limit}`)
  return rows.map(({ team, fixedContact, system, value, test, bornOn, ...citizen }) => ({
    citizen: { ...citizen, identity: system === null || value === null ? null : { system, value, bornOn, test } },
    team,
    fixedContact,
  }))
}

export const searchRoutes = [
  route(searchCitizens, async ({ transaction, body, person, nearness, today, seen }) => {
    const name = body.name.trim()
    const items = await citizensFound(transaction, { person, nearness, today }, { ...body, name })
    const ids = items.map(({ citizen }) => citizen.id)
    if (name === '') seen(ids)
    else seen(ids, { criterion: name })
    return ok({ items, next: items.length === body.limit ? (ids.at(-1) ?? null) : null })
  }),

  route(setFixedContact, async ({ transaction, tenant, params: { citizen }, body: { staff, from } }) => {
    const { members } = await answeringOn(transaction, tenant, citizen, from)
    if (!members.includes(staff))
      return problem('refused', 'A fixed contact is somebody of the team that answers for the citizen that day.', {
        fields: [{ path: 'body.staff', reason: 'expected a member of the team on that day' }],
      })
    const appointed = await appoint(transaction, tenant, citizen, staff, { from, to: null })
    if (appointed.ok) return ok({ done: true as const })
    return problem('refused', 'The governance model does not let somebody of that profession be a fixed contact.', {
      fields: [{ path: 'body.staff', reason: `expected one of ${appointed.refusal.may.join(', ')}` }],
      refusal: appointed.refusal,
    })
  }),
]
