/** What writing things down costs, who pays it, and what another model would have cost for the same visits. */
import type { Role } from '#care/people/actor.ts'
import type { AssessmentPart } from './assessment-rule.ts'
import { catalogueSize } from './catalogue.ts'
import type { GovernanceModel } from './model.ts'
import { type SideSeconds, secondsBySide } from './side.ts'

/**
 * How much there is to write about: visits, the services given at them, and the clusters those belong to. A visit of
 * a bath and a look-in, both care, is one visit, two services and one cluster.
 * @da besøg at registrere
 * @sv besök att registrera
 */
export type Reported = { readonly visits: number; readonly services: number; readonly clusters: number }

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
 * The burden of so much; a registration made at one visit in ten counts a tenth each time, and one made for each
 * service or cluster as many times as there are. To the nearest second for each role.
 * @plain
 */
export function registrationSeconds(model: GovernanceModel, reported: Reported): Burden {
  const byRole: { [role in Role]?: number } = {}
  for (const { by, seconds, timesPerVisit, each = 'visit' } of model.registration)
    byRole[by] = (byRole[by] ?? 0) + seconds * timesPerVisit * reported[timesOf[each]]
  for (const role of Object.keys(byRole) as Role[]) byRole[role] = Math.round(byRole[role] ?? 0)
  return {
    byRole,
    seconds: Object.values(byRole).reduce((sum, seconds) => sum + seconds, 0),
    serviceTypes: catalogueSize(model).services,
  }
}

const timesOf = { visit: 'visits', service: 'services', cluster: 'clusters' } as const

/**
 * Two ways of writing down the same visits, side by side: what each costs the provider and the authority, and what
 * the second saves; below nought where it costs more.
 * @da forskel i registreringsbyrde
 * @sv skillnad i registreringsbörda
 */
export type BurdenCompared = {
  readonly before: SideSeconds
  readonly after: SideSeconds
  readonly saved: SideSeconds
  /** Of the provider's time before, to the whole per cent; null where it spent none. */
  readonly savedProviderPercent: number | null
}

/**
 * What it saves to write the same visits down in another way (002-48): reporting by cluster against by service, say.
 * @plain
 */
export function compareBurden(before: Pick<Burden, 'byRole'>, after: Pick<Burden, 'byRole'>): BurdenCompared {
  const [was, is] = [secondsBySide(before.byRole), secondsBySide(after.byRole)]
  const saved = { provider: was.provider - is.provider, authority: was.authority - is.authority }
  return {
    before: was,
    after: is,
    saved,
    savedProviderPercent: was.provider === 0 ? null : Math.round((100 * saved.provider) / was.provider),
  }
}

/**
 * What one part takes each time it is filled, in seconds by the registration table; nought where it is not asked for.
 * @plain
 */
export function secondsOfPart({ assessment, registration }: GovernanceModel, part: AssessmentPart): number {
  const asked = assessment?.asks.find((ask) => ask.part === part)
  return registration.find(({ id }) => id === asked?.registration)?.seconds ?? 0
}
