import type { ReportedResource } from './delivery.ts'
import type { JsonObject } from './json.ts'
import { canonical } from './json.ts'

/** One resource as one report told it. */
export type Version = {
  readonly type: string
  readonly id: string
  /** When the report was made, as `Report` says it. */
  readonly moment: string
  /** The resource as canonical JSON. */
  readonly content: string
}

export const keyOf = ({ type, id }: Pick<Version, 'type' | 'id'>): string => `${type}/${id}`

export const versionOf = ({ type, id, content }: ReportedResource, moment: string): Version => ({
  type,
  id,
  moment,
  content: canonical(content),
})

export const contentOf = ({ content }: Version): JsonObject => JSON.parse(content) as JsonObject

/** Below 0 where `a` gives way to `b`: the later report holds, and of one moment the greater canonical JSON. */
export function compareVersions(a: Version, b: Version): number {
  if (a.moment !== b.moment) return a.moment < b.moment ? -1 : 1
  return a.content === b.content ? 0 : a.content < b.content ? -1 : 1
}

/** What a version does to the one that stood: nothing, its first telling, or a change of what is told. */
export type Effect = 'created' | 'updated' | 'unchanged'

export type Joined = {
  readonly version: Version
  readonly effect: Effect
  /** Whether two reports of the same moment differ, which the greater canonical JSON decides. */
  readonly tied: boolean
}

/**
 * The join of two versions of one resource: the greater of them. Joining is commutative, associative and idempotent,
 * so reports in any order and any number of times end in the same state. An entry in error is a version like any
 * other: it holds from its moment until a later report tells the resource anew.
 */
export function join(standing: Version | undefined, told: Version): Joined {
  if (standing === undefined) return { version: told, effect: 'created', tied: false }
  const tied = standing.moment === told.moment && standing.content !== told.content
  if (compareVersions(standing, told) >= 0) return { version: standing, effect: 'unchanged', tied }
  return { version: told, effect: standing.content === told.content ? 'unchanged' : 'updated', tied }
}
