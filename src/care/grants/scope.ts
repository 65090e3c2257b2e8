/** What a frame may be used for, and how scopes lie inside one another. */
import type { Catalogue } from '#care/governance/model.ts'
import type { Frame, FrameScope } from './grant.ts'

export const wholeScope: FrameScope = { kind: 'whole' }

/** Whether two scopes are the same. */
export const isSameScope = (a: FrameScope, b: FrameScope): boolean => nameOf(a) === nameOf(b)

/** Whether everything in `inner` is in `outer` too. A service the catalogue does not know lies in no cluster. */
export function liesWithin(catalogue: Catalogue, inner: FrameScope, outer: FrameScope): boolean {
  if (outer.kind === 'whole' || isSameScope(inner, outer)) return true
  return inner.kind === 'service' && outer.kind === 'cluster' && clusterIdOf(catalogue, inner.service) === outer.cluster
}

/** The cluster a service stands in; `undefined` for a service the catalogue does not know. */
export const clusterIdOf = (catalogue: Catalogue, service: string): string | undefined =>
  catalogue.services.find(({ id }) => id === service)?.cluster

/** The frames that hold a scope, or where none does, those that lie inside it. */
export function framesFor(catalogue: Catalogue, frames: readonly Frame[], scope: FrameScope): readonly Frame[] {
  const around = frames.filter((frame) => liesWithin(catalogue, scope, frame.scope))
  return around.length > 0 ? around : frames.filter((frame) => liesWithin(catalogue, frame.scope, scope))
}

function nameOf(scope: FrameScope): string {
  if (scope.kind === 'whole') return scope.kind
  return scope.kind === 'cluster' ? `cluster ${scope.cluster}` : `service ${scope.service}`
}
