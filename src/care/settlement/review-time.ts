/** What looking at findings takes, and how much of it a tolerance saves. */
import type { GovernanceModel } from '#care/governance/model.ts'
import { type SideSeconds, secondsBySide } from '#care/governance/side.ts'
import type { Role } from '#care/people/actor.ts'
import { settleCitizen } from './settle-citizen.ts'
import type { CitizenMonth, Finding } from './settlement.ts'

/**
 * How much there is to look at, and what it is thought to take of the provider and of the authority.
 * @da tid til gennemsyn
 * @sv tid för granskning
 */
export type ReviewTime = {
  readonly findings: number
  readonly byRole: { readonly [role in Role]?: number }
  readonly seconds: SideSeconds
  /** Findings of kinds that the model has no estimate for: they take time too, and nobody has said how much. */
  readonly withoutEstimate: number
}

/**
 * What these findings take, by the model's estimates (002-49).
 * @plain
 */
export function reviewTime(model: GovernanceModel, findings: readonly Pick<Finding, 'kind'>[]): ReviewTime {
  const rules = Map.groupBy(model.settlement.exceptions.review ?? [], ({ finding }) => finding)
  const byRole: { [role in Role]?: number } = {}
  let withoutEstimate = 0
  for (const { kind } of findings) {
    const found = rules.get(kind)
    if (!found) withoutEstimate += 1
    for (const { by, seconds } of found ?? []) byRole[by] = (byRole[by] ?? 0) + seconds
  }
  return { findings: findings.length, byRole, seconds: secondsBySide(byRole), withoutEstimate }
}

/**
 * The same months looked at with the model's tolerance and with none.
 * @da tid sparet ved tolerance
 * @sv tid som toleransen sparar
 */
export type ToleranceSaves = {
  readonly with: ReviewTime
  readonly without: ReviewTime
  readonly saved: SideSeconds & { readonly findings: number }
}

/**
 * What the tolerance saves case officer and provider (002-49): every month is settled as it is, and once more as if
 * nothing above what was granted were allowed.
 * @plain
 */
export function toleranceSaves(model: GovernanceModel, months: readonly CitizenMonth[]): ToleranceSaves {
  const strict = withoutTolerance(model)
  const found = (by: GovernanceModel) =>
    reviewTime(
      by,
      months.flatMap((month) => settleCitizen(by, month).findings),
    )
  const [now, then] = [found(model), found(strict)]
  return {
    with: now,
    without: then,
    saved: {
      findings: then.findings - now.findings,
      provider: then.seconds.provider - now.seconds.provider,
      authority: then.seconds.authority - now.seconds.authority,
    },
  }
}

/** The same model that allows nothing above what was granted. */
function withoutTolerance(model: GovernanceModel): GovernanceModel {
  const { tolerance: _, ...settlement } = model.settlement
  return { ...model, settlement }
}
