/**
 * A citizen's month, settled: claimed → countable → rounded → shared → under the ceiling → priced → settled.
 * Each step is a file in `steps/`, each basis one in `bases/`. The same month gives the same answer to the byte,
 * in whatever order its facts came.
 */
import type { GovernanceModel } from '#care/governance/model.ts'
import { type DayTable, dayTable } from '#care/visits/day-table.ts'
import { daysOfMonth } from '#kernel/calendar/month.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { grantedTime } from './bases/granted-time.ts'
import { packagePrice } from './bases/package-price.ts'
import { performedTime } from './bases/performed-time.ts'
import { weeklyRate } from './bases/weekly-rate.ts'
import type { CitizenMonth, EvidenceCount, Finding, Settled, SettlementLine } from './settlement.ts'
import { underCeiling } from './steps/ceiling.ts'
import { type Claim, claimed } from './steps/claimed.ts'
import { countable } from './steps/countable.ts'
import { type Found, sumOf } from './steps/finding.ts'
import { inOrder } from './steps/in-order.ts'
import type { Earned } from './steps/line.ts'
import { type Part, partsOf } from './steps/part.ts'
import { rounded } from './steps/rounded.ts'
import { shared } from './steps/shared.ts'
import { underuse, worthALook } from './steps/worth-a-look.ts'

/**
 * What a citizen's month pays and what somebody must look at. `defaultTeam` gets what no team answers for; without
 * one such days are a finding and pay nobody.
 */
export function settleCitizen(
  model: GovernanceModel,
  month: CitizenMonth,
  defaultTeam: Id<'Team'> | null = null,
): Settled & { readonly evidence: EvidenceCount } {
  const table = dayTable(daysOfMonth(month.month), model.zone as Zone)
  const parts = partsOf(month, table, defaultTeam)
  const claims = claimed(model, month, parts, table)
  const counted = countable(model, month, claims)
  const basis = earnedBy(model, month, parts, counted.claims, table)
  const packages = packagePrice(model, month.packages, parts, table)
  const earned = [...basis.lines, ...packages.lines]
  const findings = [
    ...worthALook(model, claims),
    ...counted.findings,
    ...basis.findings,
    ...packages.findings,
    ...underuse(model, parts, counted.claims),
    ...withoutFrame(month, parts, claims, packages.lines.length > 0),
    ...withoutTeam(parts, earned),
  ]
  return { ...settled(month, earned, findings), evidence: evidenceOf(claims) }
}

function evidenceOf(claims: readonly Claim[]): EvidenceCount {
  const count = { lock: 0, staff: 0, plan: 0 }
  for (const { visit } of claims) if (visit.outcome === 'done') count[visit.evidence]++
  return count
}

type Outcome = { readonly lines: readonly Earned[]; readonly findings: readonly Found[] }

/** What the basis makes of the month. A frame budget pays teams, not visits: `teamFrameBudget` has its line. */
function earnedBy(
  model: GovernanceModel,
  month: CitizenMonth,
  parts: readonly Part[],
  claims: readonly Claim[],
  table: DayTable,
): Outcome {
  switch (model.settlement.basis) {
    case 'grantedTime':
      return grantedTime(model, parts)
    case 'weeklyRate':
      return weeklyRate(model, parts, table)
    case 'frameBudget':
      return { lines: [], findings: [] }
    case 'performedTime': {
      const split = shared(model, rounded(model.settlement, claims))
      const paidBeyond = month.paidBeyond ?? []
      const inside = underCeiling(model, parts, split.shares, paidBeyond)
      const priced = performedTime(model, inside.shares, table, month.holidays ?? [], sumOf(paidBeyond))
      return { lines: priced.lines, findings: [...split.findings, ...inside.findings, ...priced.findings] }
    }
  }
}

/** Somebody known to the municipality who never had a grant: one finding, unless visits or a package already say so. */
function withoutFrame(
  month: CitizenMonth,
  parts: readonly Part[],
  claims: readonly Claim[],
  hasPackage: boolean,
): Found[] {
  const first = parts[0] as Part
  const someGrant = month.grants.length > 0 || parts.some(({ grant }) => grant !== null)
  if (someGrant || hasPackage || claims.some(({ visit }) => visit.outcome === 'done')) return []
  return [{ kind: 'noFrame', team: first.team, date: first.from, facts: { visits: 0, minutes: 0 } }]
}

/** Days with a grant, or with money, and nobody to answer for them. */
function withoutTeam(parts: readonly Part[], earned: readonly Earned[]): Found[] {
  return parts.flatMap((part) => {
    if (part.team !== null) return []
    const lost = earned.filter(({ team, period }) => team === null && period.from >= part.from && period.to <= part.to)
    if (part.grant === null && lost.length === 0) return []
    const minor = lost.reduce((sum, { amount }) => sum + amount.minor, 0)
    return [{ kind: 'noTeam', team: null, date: part.from, facts: { until: part.to, minor } }]
  })
}

/** Last step: lines of nothing and lines of nobody fall away, and all stands in one order. */
function settled({ citizen }: CitizenMonth, earned: readonly Earned[], found: readonly Found[]): Settled {
  const lines: SettlementLine[] = []
  for (const line of earned) {
    const { team } = line
    if (team !== null && line.quantity !== 0) lines.push({ citizen, ...line, team })
  }
  const findings = found.map((finding): Finding => ({ citizen, ...finding }))
  return inOrder({ lines, findings })
}
