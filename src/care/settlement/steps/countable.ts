import type { GovernanceModel } from '#care/governance/model.ts'
import type { SettlementRule } from '#care/governance/settlement-rule.ts'
import type { PerformedVisit } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { runningShare } from '#kernel/minutes.ts'
import type { CitizenMonth } from '../settlement.ts'
import type { Claim } from './claimed.ts'
import { type Found, foundOf, nameOf } from './finding.ts'
import { holdsFrame } from './part.ts'

type Counted = { readonly claims: readonly Claim[]; readonly findings: readonly Found[] }

/**
 * Second step: which minutes count. A day without a frame counts nothing; a visit without the evidence the model asks
 * for counts nothing; one that the citizen declined or was not home for counts its share of what was planned.
 */
export function countable(model: GovernanceModel, month: CitizenMonth, claims: readonly Claim[]): Counted {
  const { evidence, unperformed, basis } = model.settlement
  const counted: Claim[] = []
  const findings: Found[] = []
  const unframed: { readonly noFrame: Claim[]; readonly frameEnded: Claim[] } = { noFrame: [], frameEnded: [] }
  for (const claim of claims) {
    const { visit, part } = claim
    if (!holdsFrame(model, part)) {
      if (visit.outcome === 'done') unframed[endedBefore(month, visit.date) ? 'frameEnded' : 'noFrame'].push(claim)
    } else if (visit.outcome !== 'done') {
      const minutes = runningShare(visit.plannedMinutes, unperformed?.[shares[visit.outcome]] ?? 0, 100)
      if (minutes === 0) continue
      counted.push({ ...claim, minutes })
      if (basis === 'performedTime' && isLate(visit)) findings.push(paidUnperformed(claim, minutes))
    } else if (evidence === 'lock' && visit.evidence !== 'lock') findings.push(withoutEvidence(claim))
    else counted.push(claim)
  }
  if (unframed.noFrame.length > 0) findings.push(foundOf('noFrame', unframed.noFrame))
  if (unframed.frameEnded.length > 0) {
    const endedOn = endedBefore(month, (unframed.frameEnded[0] as Claim).visit.date) as LocalDate
    findings.push(foundOf('frameEnded', unframed.frameEnded, { endedOn }))
  }
  return { claims: counted, findings }
}

const shares: Readonly<
  Record<Exclude<PerformedVisit['outcome'], 'done'>, keyof NonNullable<SettlementRule['unperformed']>>
> = {
  declinedInTime: 'declinedInTimePercent',
  declinedLate: 'declinedLatePercent',
  declinedAtDoor: 'declinedAtDoorPercent',
  notHome: 'notHomePercent',
}

const isLate = ({ outcome }: PerformedVisit): boolean => outcome === 'declinedLate' || outcome === 'declinedAtDoor'

/** The last day of the last grant that had ended by `date`. */
function endedBefore(month: CitizenMonth, date: LocalDate): LocalDate | undefined {
  let last: LocalDate | undefined
  for (const { to } of month.grants) if (to !== null && to < date && (last === undefined || to > last)) last = to
  return last
}

const paidUnperformed = ({ visit, part }: Claim, minutes: number): Found => ({
  kind: 'lateDecline',
  team: part.team,
  date: visit.date,
  facts: { visit: nameOf(visit), outcome: visit.outcome, planned: visit.plannedMinutes, counted: minutes },
})

const withoutEvidence = ({ visit, part }: Claim): Found => ({
  kind: 'noEvidence',
  team: part.team,
  date: visit.date,
  facts: { visit: nameOf(visit), minutes: visit.minutes },
})
