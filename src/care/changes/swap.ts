import type { GovernanceModel, SwapRule } from '#care/governance/model.ts'
import { clusterIdOf } from '#care/grants/scope.ts'
import type { Role } from '#care/people/actor.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ChangeComponent, Standing } from './change.ts'
import { isGranted } from './room.ts'

/**
 * Something the citizen gives up for something else.
 * @da bytteydelse
 * @sv byte av insats
 */
export type Swap = Extract<ChangeComponent, { readonly kind: 'swapped' }>

/**
 * What a swap comes to. Minutes not used stay the citizen's: a swap never costs entitlement, and never a fee.
 * @da tilladt bytte
 * @sv tillåtet byte
 */
export type SwapAllowed = {
  /** The most that may be got for what is given. */
  readonly entitled: number
  /** What is left of it. */
  readonly kept: number
  /** Swaps left in the model's period after this one; null where there is no limit. */
  readonly swapsLeft: number | null
}

/**
 * Why something may not be swapped.
 * @da afslag på bytte
 * @sv avslag på byte
 */
export type SwapRefusal =
  | { readonly kind: 'noSwapRule' }
  | { readonly kind: 'unknownService' | 'notGranted'; readonly service: string }
  | { readonly kind: 'otherCluster' }
  | { readonly kind: 'noMinutes' }
  | { readonly kind: 'moreThanGiven'; readonly entitled: number }
  | { readonly kind: 'tooMany'; readonly most: number; readonly period: SwapRule['period'] }
  | { readonly kind: 'notWith'; readonly with: Swap['with'] }
  | { readonly kind: 'notAskedBy'; readonly askedBy: readonly Role[] }

/**
 * Whether a swap keeps to the rules of the model: whether anything in the catalogue may be chosen or only the same
 * cluster (003-36), how many times in the period (003-37), for how many minutes, who may raise it (003-38), and
 * whether relatives and civil society count (003-39). What is given must be granted; what is got need not be.
 * @param askedBy who raised it, where that is known
 */
export function judgeSwap(
  model: GovernanceModel,
  { grant, swapsSoFar }: Standing,
  { give, get, minutesGiven, minutesGot, with: company }: Swap,
  askedBy: Role | null = null,
): Result<SwapAllowed, SwapRefusal> {
  const { swap: rule, catalogue } = model
  if (!rule) return refuse({ kind: 'noSwapRule' })
  const unknown = [give, get].find((service) => clusterIdOf(catalogue, service) === undefined)
  if (unknown !== undefined) return refuse({ kind: 'unknownService', service: unknown })
  if (!isGranted(model, grant, give)) return refuse({ kind: 'notGranted', service: give })
  if (rule.scope === 'cluster' && clusterIdOf(catalogue, give) !== clusterIdOf(catalogue, get))
    return refuse({ kind: 'otherCluster' })
  if (minutesGiven <= 0 || minutesGot < 0) return refuse({ kind: 'noMinutes' })
  const entitled = Math.floor((minutesGiven * rule.equivalencePercent) / 100)
  if (minutesGot > entitled) return refuse({ kind: 'moreThanGiven', entitled })
  const most = rule.mostPerPeriod
  if (most !== null && swapsSoFar >= most) return refuse({ kind: 'tooMany', most, period: rule.period })
  const counts = { team: true, relatives: rule.withRelatives, civilSociety: rule.withCivilSociety }
  if (!counts[company]) return refuse({ kind: 'notWith', with: company })
  if (askedBy !== null && !rule.askedBy.includes(askedBy)) return refuse({ kind: 'notAskedBy', askedBy: rule.askedBy })
  return ok({ entitled, kept: entitled - minutesGot, swapsLeft: most === null ? null : most - swapsSoFar - 1 })
}
