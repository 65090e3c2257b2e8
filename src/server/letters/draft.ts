/** The letter of one decision as it would be sent on a day: composed, written, judged, and made a paper. */

import { followUpsDue } from '#care/followup/due.ts'
import { judgeLetter } from '#care/governance/letter-words.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Language } from '#care/governance/words.ts'
import { effectiveGrants } from '#care/grants/effective.ts'
import type { Decision } from '#care/grants/grant.ts'
import { composeLetter, type ToldDecision } from '#care/letters/compose.ts'
import type { AppealRule, ContactPoint, LetterDraft, LetterGap } from '#care/letters/letter.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import { localTime } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { danishAppeals } from '#law/denmark/appeal.ts'
import { swedishAppeals } from '#law/sweden/appeal.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { decisionsOf, isNew } from '#server/grants/queries.ts'
import { citizenNear } from '#server/people/queries.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { paperOf } from './paper.ts'
import { contactOf, nameOf } from './queries.ts'
import { sentencesOf } from './section.ts'
import { speechIn } from './speech.ts'
import { type Replaced, writeLetter } from './write.ts'

const appeals: Readonly<Record<string, readonly AppealRule[]>> = { DK: danishAppeals, SE: swedishAppeals }

/** All a letter is made of. */
export type LetterGround = {
  readonly model: GovernanceModel
  readonly tenant: Tenant
  readonly name: string | null
  readonly told: ToldDecision
}

/** What the letter of a decision is made of; `undefined` where the citizen has no such decision. */
export async function groundOf(
  transaction: Transaction,
  tenant: Tenant,
  model: (day: LocalDate) => Promise<GovernanceModel | undefined>,
  { citizen, decision }: { readonly citizen: Id<'Citizen'>; readonly decision: Id<'Decision'> },
): Promise<LetterGround | 'noModel' | undefined> {
  const all = (await decisionsOf(transaction, tenant.id, [citizen])).get(citizen) ?? []
  const found = all.find(({ id }) => id === decision)
  if (!found) return undefined
  const steering = await model(found.from)
  if (!steering) return 'noModel'
  const near = await citizenNear(transaction, tenant.id, citizen, found.from)
  const contact = await contactOf(transaction, tenant.id)
  const told: ToldDecision = {
    decision: found,
    before: valueOn(effectiveGrants(madeBefore(all, found)), found.from) ?? null,
    decidedBy: await nameOf(transaction, tenant.id, found.decidedBy),
    appeal: appealOn(tenant.country, localTime(found.decidedAt, tenant.zone).date),
    contact: contact ? pointOf(contact) : null,
    team: near.team?.name ?? null,
    fixedContact: near.fixedContact?.name ?? null,
    followUpOn: lookAgainOn(steering, found, madeBefore(all, found)),
  }
  return { model: steering, tenant, name: near.citizen.name, told }
}

const madeBefore = (all: readonly Decision[], than: Decision): readonly Decision[] =>
  all.filter(({ id, decidedAt }) => decidedAt < than.decidedAt || (decidedAt === than.decidedAt && id < than.id))

const appealOn = (country: string, day: LocalDate): AppealRule | null =>
  appeals[country]?.find(({ valid }) => includes(valid, day)) ?? null

const pointOf = ({ office, address, phone, email, hours }: ContactPoint): ContactPoint => ({
  ...{ office, address, phone, email, hours },
})

/** The first day after its beginning on which somebody looks again. */
function lookAgainOn(model: GovernanceModel, decision: Decision, before: readonly Decision[]): LocalDate | null {
  const { grant, from } = decision
  if (!grant) return null
  const newCitizen = isNew(effectiveGrants([...before, decision]), from)
  return followUpsDue(model, grant, [], newCitizen, from).find(({ dueOn }) => dueOn > from)?.dueOn ?? null
}

export type LetterWritten = {
  readonly html: string
  readonly gaps: readonly LetterGap[]
  readonly judgement: ReturnType<typeof judged> & { readonly replaced: readonly Replaced[] }
  /** Laws it cites that nobody has read. */
  readonly unverified: readonly string[]
}

/** The same ground on the same day in the same language is the same letter, to the byte. */
export function letterFrom(
  { model, tenant, name, told }: LetterGround,
  language: Language,
  on: LocalDate,
): LetterWritten {
  const draft = composeLetter(model, told)
  const speech = speechIn(language)
  const { title, sections, replaced } = writeLetter(model.letters, draft.parts, speech)
  const html = paperOf({
    ...{ language, title, sections, lead: null },
    from: told.contact?.office ?? tenant.name,
    date: speech.date(on),
    to: name ? speech.words.dear(name) : speech.words.dearNobody,
  })
  const judgement = judged(model, sentencesOf(sections), language)
  const heavy: LetterGap[] = judgement.verdict === 'blocked' ? [{ part: 'reasons', missing: 'easierWords' }] : []
  return { html, gaps: [...draft.gaps, ...heavy], judgement: { ...judgement, replaced }, unverified: unread(draft) }
}

function judged({ letters }: GovernanceModel, text: string, language: Language) {
  return { ...judgeLetter(letters, text, language), aim: letters.lixAim, blocks: letters.lixBlocks }
}

const unread = ({ parts }: LetterDraft): string[] =>
  parts
    .flatMap((part) => {
      if (part.part === 'appeal') return part.rule.laws
      return part.part === 'law' ? part.laws.flatMap((one) => (one.kind === 'known' ? [one.law] : [])) : []
    })
    .filter(({ verified }) => !verified)
    .map(({ act, section }) => `${act} ${section}`)
