import type { Role } from '#care/people/actor.ts'
import { catalogueSize } from './catalogue.ts'
import type { GovernanceModel } from './model.ts'

/**
 * What a model's registrations cost in seconds, by who writes them and in all, beside the size of the catalogue
 * they are written in (002-22..25, 002-48, 002-56).
 * @da registreringsbyrde
 * @sv registreringsbörda
 */
export type Burden = {
  readonly byRole: { readonly [role in Role]?: number }
  readonly seconds: number
  readonly serviceTypes: number
}

/**
 * The burden of so many visits; a registration made at one visit in ten counts a tenth each time. To the nearest
 * second.
 * @plain
 */
export function registrationSeconds(model: GovernanceModel, visits: number): Burden {
  const byRole: { [role in Role]?: number } = {}
  for (const { by, seconds, timesPerVisit } of model.registration)
    byRole[by] = (byRole[by] ?? 0) + seconds * timesPerVisit * visits
  for (const role of Object.keys(byRole) as Role[]) byRole[role] = Math.round(byRole[role] ?? 0)
  return {
    byRole,
    seconds: Object.values(byRole).reduce((sum, seconds) => sum + seconds, 0),
    serviceTypes: catalogueSize(model).services,
  }
}
