/** A decision's letter out of the decision itself (003-42, 004-95): nothing is written that was not decided. */
import { effectOf } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Words } from '#care/governance/words.ts'
import { isDecidedElsewhere } from '#care/grants/decide.ts'
import type { Decision, Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { narrowings } from '#care/grants/narrowing.ts'
import { roles } from '#care/people/actor.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type {
  AppealRule,
  ContactPoint,
  FrameTold,
  LetterDraft,
  LetterGap,
  LetterPart,
  LetterPartName,
  TeamRoom,
} from './letter.ts'

/**
 * A decision with what a letter about it says beside it.
 * @da afgørelse til brev
 * @sv beslut till brev
 */
export type ToldDecision = {
  readonly decision: Decision
  /** What was granted on the day it takes effect, before it was made. */
  readonly before: Grant | null
  /** The name of whoever decided. */
  readonly decidedBy: string
  /** What holds on the day of the decision; null where no rule is known. */
  readonly appeal: AppealRule | null
  readonly contact: ContactPoint | null
  readonly team: string | null
  readonly fixedContact: string | null
  /** When somebody looks again. */
  readonly followUpOn: LocalDate | null
}

/** What no letter goes without, whatever the model says: reasons, legal basis, who to ask and how to complain. */
const always: readonly LetterPartName[] = ['whatYouGet', 'reasons', 'law', 'appeal', 'contact']

/** The order in which a person wants to know: what, how, why, what then, and what if I disagree. */
const order: readonly LetterPartName[] = [
  'whatYouGet',
  'frame',
  'swap',
  'reasons',
  'law',
  'nextStep',
  'appeal',
  'contact',
]

/**
 * Writes all parts that can be written and says what is missing. It asks for reasons also where a decision may be
 * made without them: whoever reads a letter should find out why.
 */
export function composeLetter(model: GovernanceModel, told: ToldDecision): LetterDraft {
  const wanted = order.filter((part) => always.includes(part) || model.letters.parts.includes(part))
  const parts = wanted.flatMap((part): LetterPart[] => {
    const written = writers[part](model, told)
    return written ? [written] : []
  })
  return { parts, gaps: gapsOf(told) }
}

type Writer = (model: GovernanceModel, told: ToldDecision) => LetterPart | null

const writers: Readonly<Record<LetterPartName, Writer>> = {
  whatYouGet: (model, { decision, before }) => {
    const { outcome, from, grant } = decision
    const category = model.categories?.find(({ id }) => id === grant?.category)
    const course = model.frame.courses?.find(({ id }) => id === grant?.course)
    return {
      ...{ part: 'whatYouGet', outcome, from, to: grant?.period.to ?? null },
      promises: model.frame.promises,
      frames: (grant?.frames ?? []).map((frame) => frameTold(model, frame)),
      course: course?.title ?? null,
      category: category?.title ?? null,
      rehabilitation: grant?.rehabilitation ?? false,
      goals: grant?.goals ?? [],
      conditions: grant?.conditions ?? [],
      narrows:
        before && outcome !== 'refused'
          ? narrowings(model, before, grant).map((narrowing) => ({
              narrowing,
              of: narrowing.kind === 'lessTime' ? titleOf(model.catalogue, narrowing.scope) : null,
            }))
          : [],
    }
  },
  frame: (model, { decision }) =>
    decision.grant ? { part: 'frame', promises: model.frame.promises, team: teamRoom(model) } : null,
  swap: (model, { decision }) => (decision.grant && model.swap ? { part: 'swap', rule: model.swap } : null),
  reasons: (_, { decision: { facts, considerations, heardOn } }) =>
    isBlank(facts) && isBlank(considerations) ? null : { part: 'reasons', facts, considerations, heardOn },
  law: ({ laws }, { decision: { legalBasis } }) =>
    legalBasis.length === 0
      ? null
      : {
          part: 'law',
          laws: legalBasis.map((cited) => {
            const law = laws.find(({ key }) => key === cited)
            return law ? { kind: 'known', law } : { kind: 'asWritten', text: cited }
          }),
        },
  nextStep: (_, { decision: { outcome, from }, team, fixedContact, followUpOn }) => ({
    ...{ part: 'nextStep', outcome, from, team, fixedContact },
    followUpOn: outcome === 'granted' ? followUpOn : null,
  }),
  appeal: (_, { decision, appeal }) => (appeal && decision.appealGuidance ? { part: 'appeal', rule: appeal } : null),
  contact: (_, { contact, decidedBy }) => (contact ? { part: 'contact', contact, decidedBy } : null),
}

function gapsOf(told: ToldDecision): LetterGap[] {
  const { decision, appeal, contact } = told
  const gaps: LetterGap[] = []
  if (isDecidedElsewhere(decision)) gaps.push({ part: 'whatYouGet', missing: 'decidedHere' })
  if (isBlank(decision.facts)) gaps.push({ part: 'reasons', missing: 'facts' })
  if (isBlank(decision.considerations)) gaps.push({ part: 'reasons', missing: 'considerations' })
  if (decision.legalBasis.length === 0) gaps.push({ part: 'law', missing: 'legalBasis' })
  if (!decision.appealGuidance) gaps.push({ part: 'appeal', missing: 'guidance' })
  if (!appeal) gaps.push({ part: 'appeal', missing: 'rule' })
  if (!contact || isBlank(contact.office)) gaps.push({ part: 'contact', missing: 'office' })
  else if (!hasWay(contact)) gaps.push({ part: 'contact', missing: 'way' })
  return gaps
}

/** Whether somebody can be reached there by phone or in writing. */
export const hasWay = ({ phone, email, address }: ContactPoint): boolean =>
  [phone, email, address].some((way) => !isBlank(way))

/** A frame with what it is for as people call it. */
export function frameTold({ catalogue }: GovernanceModel, { scope, minutes, per }: Frame): FrameTold {
  return { of: titleOf(catalogue, scope), minutes, per }
}

function titleOf({ clusters, services }: GovernanceModel['catalogue'], scope: FrameScope): Words | null {
  if (scope.kind === 'whole') return null
  const [rows, name] = scope.kind === 'cluster' ? [clusters, scope.cluster] : [services, scope.service]
  return rows.find(({ id }) => id === name)?.title ?? { da: name, sv: name, en: name }
}

/** What somebody nearer than the case officer may give by themselves, as the model delegates it (003-16, 003-31). */
export function teamRoom(model: GovernanceModel): TeamRoom {
  const isNear = (decision: string): boolean => {
    const row = model.delegations.find((one) => one.decision === decision)
    return row !== undefined && roles.indexOf(row.decidedBy) < roles.indexOf('caseOfficer')
  }
  const row = model.delegations.find(({ decision }) => decision === 'moreTimeMinor')
  const isMinor = effectOf(model, 'moreTimeMinor').effect === 'minorFavourable' && isNear('moreTimeMinor')
  return {
    minor: isMinor && row?.minorMinutesPerWeek ? { by: row.decidedBy, minutesPerWeek: row.minorMinutesPerWeek } : null,
    packages: (model.packages ?? [])
      .filter(({ delegation, newCitizensOnly }) => isNear(delegation) && !newCitizensOnly)
      .map(({ title, days, minutesPerDay }) => ({ title, days, minutesPerDay })),
  }
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
