import { ok, type Result, refuse } from '#kernel/result.ts'
import { findService } from './catalogue.ts'
import type { FrameRule, GovernanceModel } from './model.ts'

/**
 * Frames computed from what each service is thought to take: the estimates stay with whoever assessed, and only the
 * frames are ordered (002-39, 002-53).
 * @da ramme ud fra skøn
 * @sv ramtid ur tidsberäkning
 */
export type EstimatedFrame = {
  readonly scope: FrameRule['scope']
  /** The cluster or service; null where one frame holds everything. */
  readonly of: string | null
  readonly minutes: number
}

/**
 * Adds up the minutes thought of for each service into the frames this model grants, in the order of the catalogue.
 * Refuses a service the catalogue does not know.
 * @plain
 */
export function framesFromEstimates(
  model: GovernanceModel,
  estimates: Readonly<Record<string, number>>,
): Result<readonly EstimatedFrame[], { readonly kind: 'unknownService'; readonly service: string }> {
  const { frame, catalogue } = model
  const sums = new Map<string | null, number>()
  for (const [name, minutes] of Object.entries(estimates)) {
    const service = findService(model, name)
    if (!service) return refuse({ kind: 'unknownService', service: name })
    const of = frame.scope === 'whole' ? null : frame.scope === 'cluster' ? service.cluster : service.id
    sums.set(of, (sums.get(of) ?? 0) + minutes)
  }
  const order = frame.scope === 'cluster' ? catalogue.clusters : catalogue.services
  const scopes = frame.scope === 'whole' ? [null] : order.map(({ id }) => id)
  return ok(
    scopes.flatMap((of) => {
      const minutes = sums.get(of)
      return minutes === undefined ? [] : [{ scope: frame.scope, of, minutes }]
    }),
  )
}
