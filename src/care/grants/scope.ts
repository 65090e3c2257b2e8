/** What a frame may be used for, and how scopes lie inside one another. */
import type { Catalogue } from '#care/governance/model.ts'
import type { Frame, FrameScope } from './grant.ts'

export const wholeScope: FrameScope = { kind: 'whole' }

/** Whether two scopes are the same. */
export function isSameScope(a: FrameScope, b: FrameScope): boolean {
  if (a.kind === 'cluster') return b.kind === 'cluster' && a.cluster === b.cluster
  return a.kind === 'service' ? b.kind === 'service' && a.service === b.service : b.kind === 'whole'
}

/** Whether everything in `inner` is in `outer` too. A service the catalogue does not know lies in no cluster. */
export function liesWithin(catalogue: Catalogue, inner: FrameScope, outer: FrameScope): boolean {
  if (outer.kind === 'whole' || isSameScope(inner, outer)) return true
  return inner.kind === 'service' && outer.kind === 'cluster' && clusterIdOf(catalogue, inner.service) === outer.cluster
}

const known = new WeakMap<Catalogue, ReadonlyMap<string, string>>()

/** The cluster a service stands in; `undefined` for a service the catalogue does not know. */
export function clusterIdOf(catalogue: Catalogue, service: string): string | undefined {
  let clusters = known.get(catalogue)
  if (!clusters) {
    clusters = new Map(catalogue.services.map(({ id, cluster }) => [id, cluster]))
    known.set(catalogue, clusters)
  }
  return clusters.get(service)
}

/** The frames that hold a scope, or where none does, those that lie inside it. */
export function framesFor(catalogue: Catalogue, frames: readonly Frame[], scope: FrameScope): readonly Frame[] {
  const around = frames.filter((frame) => liesWithin(catalogue, scope, frame.scope))
  return around.length > 0 ? around : frames.filter((frame) => liesWithin(catalogue, frame.scope, scope))
}
