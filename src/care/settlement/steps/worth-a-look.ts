import type { GovernanceModel } from '#care/governance/model.ts'
import type { PerformedVisit } from '#care/visits/fact.ts'
import type { Claim } from './claimed.ts'
import { type Found, nameOf, sumOf } from './finding.ts'
import { grantedMinutes } from './granted-minutes.ts'
import type { Part } from './part.ts'

/**
 * What the visits show by themselves, whatever they are paid by: outside the plan, unusually long, two at once. On a
 * day without a plan there is none to be outside of.
 */
export function worthALook(model: GovernanceModel, claims: readonly Claim[]): Found[] {
  const { longVisitMinutes } = model.settlement.exceptions
  const found: Found[] = []
  let before: Claim | undefined
  for (const claim of claims) {
    const { visit, part } = claim
    if (visit.outcome !== 'done') continue
    if (visit.plannedVisit === null && part.plan !== null) found.push(of('unplannedVisit', claim))
    if (visit.minutes > longVisitMinutes * visit.staff)
      found.push(of('longVisit', claim, { longest: longVisitMinutes }))
    if (before && overlap(before.visit, visit)) found.push(of('overlap', claim, { with: nameOf(before.visit) }))
    if (visit.end !== null && (before?.visit.end == null || visit.end > before.visit.end)) before = claim
  }
  return found
}

/** Performed under the model's share of the frame over the month: help that was granted and did not come. */
export function underuse(model: GovernanceModel, parts: readonly Part[], claims: readonly Claim[]): Found[] {
  const { underusePercent } = model.settlement.exceptions
  const granted = parts.reduce((sum, part) => sum + grantedMinutes(part), 0)
  const performed = sumOf(claims.filter(({ visit }) => visit.outcome === 'done'))
  if (performed * 100 >= granted * underusePercent) return []
  const last = parts.findLast(({ grant }) => grant !== null) as Part
  return [
    { kind: 'underuse', team: last.team, date: null, facts: { granted, performed, leastPercent: underusePercent } },
  ]
}

/** Were both there at once, though neither was planned for two? Only visits whose start and end are known can tell. */
const overlap = (earlier: PerformedVisit, later: PerformedVisit): boolean =>
  earlier.end !== null && later.start !== null && later.start < earlier.end && earlier.staff === 1 && later.staff === 1

const of = (kind: Found['kind'], { visit, part }: Claim, facts: Found['facts'] = {}): Found => ({
  kind,
  team: part.team,
  date: visit.date,
  facts: { visit: nameOf(visit), minutes: visit.minutes, evidence: visit.evidence, ...facts },
})
