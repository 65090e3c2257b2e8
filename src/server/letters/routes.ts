import { hasWay } from '#care/letters/compose.ts'
import {
  draftLetter,
  keepLetter,
  listLetters,
  readContact,
  readLetter,
  writeContact,
} from '#contract/letters/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { ok } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { taken } from '#server/http/refusals.ts'
import { problem, route } from '#server/http/route.ts'
import { groundOf, letterFrom } from './draft.ts'
import { addContact, addLetter, contactOf, type KeptLetter, letterOf, lettersOf } from './queries.ts'
import { languageOf } from './speech.ts'

const lettersMost = 100
const noDecision = problem('notFound', 'The citizen has no such decision.')
const unsteered = problem('refused', 'No governance model steered the municipality when the decision took effect.')

export const letterRoutes = [
  route(draftLetter, async ({ transaction, tenant, person, params, query, today }) => {
    const model = (day: LocalDate) => steeringOn(transaction, tenant, day)
    const ground = await groundOf(transaction, person.tenant, model, params)
    if (!ground) return noDecision
    if (ground === 'noModel') return unsteered
    const language = query.language ?? languageOf(person.tenant.country)
    const kept = (await lettersOf(transaction, tenant, params.citizen, lettersMost)).filter(
      ({ decision }) => decision === params.decision,
    )
    return ok({ language, ...letterFrom(ground, language, today), kept: kept.map(letterTold) })
  }),

  route(keepLetter, async ({ transaction, tenant, person, params, body: { id, language }, now, today }) => {
    const model = (day: LocalDate) => steeringOn(transaction, tenant, day)
    const ground = await groundOf(transaction, person.tenant, model, params)
    if (!ground) return noDecision
    if (ground === 'noModel') return unsteered
    const { html, gaps } = letterFrom(ground, language, today)
    if (gaps.length > 0)
      return problem('refused', 'The letter lacks something that it cannot be sent without.', {
        refusal: { kind: 'incomplete', gaps },
      })
    const letter = { id, decision: params.decision, language, keptAt: now, keptBy: person.key }
    const added = await addLetter(transaction, tenant, params.citizen, letter, Buffer.from(html, 'utf8'))
    if (!added) return taken
    const kept = await letterOf(transaction, tenant, params.citizen, id)
    if (!kept) throw new Error(`the letter ${id} was kept and is not there`)
    return ok(letterTold(kept))
  }),

  route(listLetters, async ({ transaction, tenant, params: { citizen } }) => {
    const letters = await lettersOf(transaction, tenant, citizen, lettersMost)
    return ok({ items: letters.map(letterTold) })
  }),

  route(readLetter, async ({ transaction, tenant, params: { citizen, letter } }) => {
    const kept = await letterOf(transaction, tenant, citizen, letter)
    return kept ? ok({ ...letterTold(kept), html: kept.html }) : problem('notFound', 'The citizen has no such letter.')
  }),

  route(readContact, async ({ transaction, tenant }) => {
    const contact = await contactOf(transaction, tenant)
    return ok({ contact: contact ? { ...contact, writtenAt: writeInstant(contact.writtenAt) } : null })
  }),

  route(writeContact, async ({ transaction, tenant, body, person, now }) => {
    if (!hasWay(body))
      return problem('refused', 'There must be a way to reach the office.', {
        fields: [{ path: 'body.phone', reason: 'expected a phone number, an e-mail or an address' }],
      })
    const added = await addContact(transaction, tenant, body, { by: person.key, at: now })
    return added ? ok({ id: body.id }) : taken
  }),
]

const letterTold = ({ id, decision, language, keptAt, keptBy, hash }: KeptLetter) => ({
  ...{ id, decision, language, keptBy, hash },
  keptAt: writeInstant(keptAt),
})
