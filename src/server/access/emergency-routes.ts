import { listEmergencies, openCitizen, reviewEmergency } from '#contract/access/emergency.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok } from '#kernel/result.ts'
import { nextOf } from '#server/http/page.ts'
import { taken } from '#server/http/refusals.ts'
import { type Asked, problem, route } from '#server/http/route.ts'
import { readIdentity } from '#server/people/identity.ts'
import { citizenByIdentity } from '#server/people/queries.ts'
import { relationsFor } from './actions.ts'
import { addEmergency, emergencies, type Reviewed, review } from './emergency.ts'
import { masked } from './log.ts'
import { relationTo } from './reach.ts'

type Whom = { readonly citizen: Id<'Citizen'> } | { readonly identity: string }

export const emergencyRoutes = [
  route(openCitizen, async (asked) => {
    const { transaction, person, body, now, today, seen } = asked
    const citizen = await whoever(asked, body.whom)
    if (citizen === undefined) return problem('notFound', 'There is no such citizen in the municipality.')
    const usual = relationsFor('citizen.read', person.role) ?? []
    if (await relationTo(transaction, person, citizen, usual, today))
      return problem('refused', 'There is no need: this citizen is open to you as usual.')
    const until = await addEmergency(transaction, person, { id: body.id, citizen, reason: body.reason.trim() }, now)
    if (until === undefined) return taken
    seen([citizen], { emergency: body.id })
    return ok({ citizen, until: writeInstant(until) })
  }),

  route(listEmergencies, async ({ transaction, tenant, query, seen }) => {
    const asked = { reviewed: query.reviewed === 'true', after: query.after }
    const rows = await emergencies(transaction, tenant, asked, query.limit)
    seen([...new Set(rows.map(({ citizen }) => citizen))])
    const items = rows.map((row) => ({
      ...row,
      openedAt: writeInstant(row.openedAt),
      endsAt: writeInstant(row.endsAt),
      reviewedAt: row.reviewedAt && writeInstant(row.reviewedAt),
    }))
    return ok({ items, next: nextOf(items, query.limit) })
  }),

  route(reviewEmergency, async ({ transaction, person, params, body, now, seen }) => {
    const { became, citizen } = await review(transaction, person, params.emergency, body, now)
    if (citizen) seen([citizen])
    return refused[became] ?? ok({ id: params.emergency })
  }),
]

const refused: Readonly<Record<Exclude<Reviewed, 'done'>, ReturnType<typeof problem>> & { done?: undefined }> = {
  unknown: problem('notFound', 'There is no such emergency.'),
  own: problem('conflict', 'Nobody reviews what they opened themselves.'),
  already: problem('conflict', 'Somebody has reviewed it already.'),
}

/** The citizen of an id or a number, if there is one. A number that nobody has is logged, as any search is. */
async function whoever({ transaction, person, today, seen }: Asked, whom: Whom): Promise<Id<'Citizen'> | undefined> {
  const all = { person, nearness: ['any' as const], today }
  if ('citizen' in whom)
    return (await relationTo(transaction, person, whom.citizen, all.nearness, today)) && whom.citizen
  const read = readIdentity(person.tenant.country, whom.identity, today)
  if (!read?.ok) return undefined
  const found = await citizenByIdentity(transaction, all, read.value)
  if (!found) seen([], { criterion: masked(read.value.value) })
  return found?.id
}
