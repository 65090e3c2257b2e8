import type { GovernanceModel, Service } from '#care/governance/model.ts'
import { runningShare } from '#kernel/minutes.ts'
import type { Claim } from './claimed.ts'
import { type Found, foundOf } from './finding.ts'
import { serviceOf } from './prices.ts'

/**
 * The minutes of a visit that one service has.
 * @da andel
 * @sv andel
 */
export type Share = Claim & { readonly service: Service }

/**
 * Fourth step: a visit of several services shares its minutes evenly among them. A service that the catalogue does
 * not know has no price, so its minutes are a finding and count for nothing.
 */
export function shared(
  model: GovernanceModel,
  claims: readonly Claim[],
): { readonly shares: readonly Share[]; readonly findings: readonly Found[] } {
  const shares: Share[] = []
  const unknown = new Map<string, Claim[]>()
  const unnamed = serviceOfUnnamed(model)
  for (const { visit, part, minutes } of claims) {
    const names = visit.services.length > 0 ? visit.services : untold
    for (const [index, name] of names.entries()) {
      const share = runningShare(minutes, index + 1, names.length) - runningShare(minutes, index, names.length)
      const service = name === '' ? unnamed : serviceOf(model, name)
      if (service) shares.push({ visit, part, minutes: share, service })
      else unknown.set(name, [...(unknown.get(name) ?? []), { visit, part, minutes: share }])
    }
  }
  const names = [...unknown.keys()].sort()
  const findings = names.map((service) =>
    foundOf('unknownService', unknown.get(service) as Claim[], service === '' ? {} : { service }),
  )
  return { shares, findings }
}

const untold: readonly string[] = ['']

/** A visit that names no service can be priced only where every service costs the same. */
function serviceOfUnnamed({ catalogue: { services } }: GovernanceModel): Service | undefined {
  const first = services[0]
  return first && services.every(({ priceClass }) => priceClass === first.priceClass) ? first : undefined
}
