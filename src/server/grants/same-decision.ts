import { isDeepStrictEqual } from 'node:util'
import type { Decision, Goal, Grant } from '#care/grants/grant.ts'

type GrantAsked = Omit<Grant, 'id' | 'citizen' | 'decision' | 'period'> & { readonly to: Grant['period']['to'] }
type Asked = Omit<Decision, 'citizen' | 'decidedAt' | 'decidedBy' | 'grant'> & { readonly grant: GrantAsked | null }

/** Whether a decision that was kept says what is asked for again; who asked and when does not count. */
export const isSameDecision = ({ grant, ...kept }: Decision, { grant: wanted, ...asked }: Asked): boolean =>
  isDeepStrictEqual(said(kept), said(asked)) &&
  isDeepStrictEqual(grant && promised({ ...grant, to: grant.period.to }), wanted && promised(wanted))

const said = (decision: Omit<Asked, 'grant'>) => {
  const { assessment, outcome, from, legalBasis, facts, considerations, heardOn, appealGuidance } = decision
  return { assessment, outcome, from, legalBasis: [...legalBasis], facts, considerations, heardOn, appealGuidance }
}

const promised = (grant: GrantAsked) => {
  const { to, category, band, course, rehabilitation, beyondTheDay, followUpOn } = grant
  const frames = grant.frames.map(({ scope, minutes, per }) => ({ scope: { ...scope }, minutes, per }))
  const goals = grant.goals.map(({ area, level, by }) => ({ area, level, by })).sort(byArea)
  const own = { to, category, band, course, rehabilitation, beyondTheDay, followUpOn }
  return { ...own, frames, goals, conditions: [...grant.conditions] }
}

const byArea = (one: Pick<Goal, 'area'>, other: Pick<Goal, 'area'>): number => (one.area < other.area ? -1 : 1)
