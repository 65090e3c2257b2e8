import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FramePer, FrameRule, GovernanceModel } from './model.ts'

/**
 * What somebody means to grant, as far as the model has a say in it.
 * @da påtænkt bevilling
 * @sv tänkt beviljande
 */
export type FrameAsked = {
  readonly scope: FrameRule['scope']
  /** The cluster or service, where the scope is one. */
  readonly of: string | null
  readonly per: FramePer
  readonly course: string | null
  readonly category: string | null
}

/**
 * What the model makes of it: what is promised, and in which category where the model has them.
 * @da rammens løfte
 * @sv ramens löfte
 */
export type FrameFit = { readonly promises: FrameRule['promises']; readonly category: string | null }

/**
 * Why a grant does not fit the model.
 * @da afslag på ramme
 * @sv avslag på ram
 */
export type FrameRefusal =
  | { readonly kind: 'wrongScope'; readonly expected: FrameRule['scope'] }
  | { readonly kind: 'wrongPer'; readonly expected: FramePer }
  | { readonly kind: 'unknownCluster' | 'unknownService' | 'unknownCourse' | 'unknownCategory'; readonly found: string }
  | { readonly kind: 'noCategory' | 'noCourse' }

/**
 * Whether a frame is one this model grants. A course names its category; a model with categories wants one.
 * @plain
 */
export function frameFits(model: GovernanceModel, asked: FrameAsked): Result<FrameFit, FrameRefusal> {
  const { frame, catalogue, categories } = model
  if (asked.scope !== frame.scope) return refuse({ kind: 'wrongScope', expected: frame.scope })
  if (asked.per !== frame.per) return refuse({ kind: 'wrongPer', expected: frame.per })
  const known = asked.scope === 'cluster' ? catalogue.clusters : asked.scope === 'service' ? catalogue.services : null
  if (known && !known.some(({ id }) => id === asked.of)) {
    return refuse({ kind: asked.scope === 'cluster' ? 'unknownCluster' : 'unknownService', found: asked.of ?? '' })
  }
  if (frame.courses && asked.course === null) return refuse({ kind: 'noCourse' })
  const course = frame.courses?.find(({ id }) => id === asked.course)
  if (asked.course !== null && !course) return refuse({ kind: 'unknownCourse', found: asked.course })
  const category = course?.category ?? asked.category
  if (categories && category === null) return refuse({ kind: 'noCategory' })
  if (category !== null && !categories?.some(({ id }) => id === category))
    return refuse({ kind: 'unknownCategory', found: category })
  return ok({ promises: frame.promises, category })
}
