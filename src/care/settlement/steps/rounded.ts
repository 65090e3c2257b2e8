import type { SettlementRule } from '#care/governance/settlement-rule.ts'
import type { Minutes } from '#kernel/minutes.ts'
import type { Claim } from './claimed.ts'

/** Third step: each visit's minutes to a multiple of the model's unit, before anything is added up. */
export function rounded(
  { roundToMinutes = 1 as Minutes, rounding = 'nearest' }: Pick<SettlementRule, 'roundToMinutes' | 'rounding'>,
  claims: readonly Claim[],
): readonly Claim[] {
  if (roundToMinutes <= 1) return claims
  const round = roundings[rounding]
  return claims.map((claim) => ({ ...claim, minutes: round(claim.minutes / roundToMinutes) * roundToMinutes }))
}

/** Halves go up. */
const roundings: Readonly<Record<NonNullable<SettlementRule['rounding']>, (share: number) => number>> = {
  nearest: (share) => Math.floor(share + 0.5),
  up: Math.ceil,
  down: Math.floor,
}
