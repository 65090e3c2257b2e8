import type { GovernanceModel } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'
import type { Grant } from '#care/grants/grant.ts'
import { frameTold } from '#care/letters/compose.ts'
import { readSwapAgreement, readSwapLeaflet } from '#contract/letters/swap.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { ok } from '#kernel/result.ts'
import { steeringOn } from '#server/governance/steering.ts'
import { grantOn } from '#server/grants/queries.ts'
import { problem, route } from '#server/http/route.ts'
import { citizenNear } from '#server/people/queries.ts'
import { type Paper, paperOf } from './paper.ts'
import { languageOf, type Speech, speechIn } from './speech.ts'
import { swapAgreement, swapLeaflet } from './swap.ts'

const noSwap = problem('refused', 'The governance model that steers today has no rule of swapping.', {
  refusal: { kind: 'noSwapRule' },
})

export const swapRoutes = [
  route(readSwapLeaflet, async ({ transaction, tenant, person, query, today }) => {
    const model = await steeringOn(transaction, tenant, today)
    if (!model?.swap) return noSwap
    const language = query.language ?? languageOf(person.tenant.country)
    const { lead, ...leaflet } = swapLeaflet(model.swap, speechIn(language))
    return ok({ language, html: html(language, { ...leaflet, lead, from: person.tenant.name }) })
  }),

  route(readSwapAgreement, async ({ transaction, tenant, person, params: { citizen }, query, today }) => {
    const model = await steeringOn(transaction, tenant, today)
    if (!model?.swap) return noSwap
    const language = query.language ?? languageOf(person.tenant.country)
    const speech = speechIn(language)
    const near = await citizenNear(transaction, tenant, citizen, today)
    const { grant } = await grantOn(transaction, tenant, citizen, today)
    const born: LocalDate | null = near.citizen.identity?.bornOn ?? null
    const party = {
      name: near.citizen.name,
      bornOn: born && speech.date(born),
      team: near.team?.name ?? null,
      fixedContact: near.fixedContact?.name ?? null,
      has: grant ? hasOf(model, grant, speech) : [],
    }
    const agreement = swapAgreement(model.swap, party, speech)
    return ok({ language, html: html(language, { ...agreement, lead: null, from: person.tenant.name }) })
  }),
]

const html = (language: Language, paper: Pick<Paper, 'title' | 'lead' | 'sections' | 'from'>): string =>
  paperOf({ language, date: null, to: null, ...paper })

/** What somebody has: the parts of a frame by their names, the whole of it as a sum, a course as it is called. */
function hasOf(model: GovernanceModel, { frames, course, category }: Grant, speech: Speech): string[] {
  const { per } = speech.words
  if (frames.length > 0)
    return frames.map((frame) => {
      const { of, minutes, per: span } = frameTold(model, frame)
      return [of && speech.title(of), `${speech.length(minutes)} ${per[span]}`].filter(Boolean).join(': ')
    })
  const called =
    model.frame.courses?.find(({ id }) => id === course) ?? model.categories?.find(({ id }) => id === category)
  return called ? [speech.title(called.title)] : []
}
