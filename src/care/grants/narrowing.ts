/** What a later grant takes back of what an earlier one promised. */
import { bandOf } from '#care/governance/band.ts'
import type { Band, GovernanceModel } from '#care/governance/model.ts'
import { weeklyMinutesOf } from './frame-time.ts'
import type { Frame, FrameScope, Goal, Grant } from './grant.ts'
import { framesFor, wholeScope } from './scope.ts'

/**
 * One thing that is promised no longer, or less of.
 * @da indskrænkning
 * @sv inskränkning
 */
export type Narrowing =
  | { readonly kind: 'ended' }
  | { readonly kind: 'endsEarlier' }
  | { readonly kind: 'lessTime'; readonly scope: FrameScope; readonly before: number; readonly after: number }
  | { readonly kind: 'lowerLevel' }
  | { readonly kind: 'goalLowered'; readonly area: string }
  | { readonly kind: 'newCondition'; readonly condition: string }

/**
 * Everything that `after` promises less of than `before`; nothing where the promise is kept or widened. It is measured
 * against what decisions of this model promise: minutes or goals, and in both the level, the end and the conditions.
 */
export function narrowings(model: GovernanceModel, before: Grant, after: Grant | null): readonly Narrowing[] {
  if (!after) return [{ kind: 'ended' }]
  const found: Narrowing[] =
    model.frame.promises === 'minutes' ? lessTime(model, before, after) : lessAim(before, after)
  if (isEarlier(after.period.to, before.period.to)) found.push({ kind: 'endsEarlier' })
  if (after.category !== null && levelFalls(model, before, after.category, after.band))
    found.push({ kind: 'lowerLevel' })
  for (const condition of after.conditions)
    if (!before.conditions.includes(condition)) found.push({ kind: 'newCondition', condition })
  return found
}

/**
 * Whether a category and band lie under a grant's own: all of the band is below where the grant's band begins, or
 * without a band below its minutes; or the need beyond the day is left out. A level that cannot be compared counts as
 * lower, because nobody has shown that it is not.
 */
export function levelFalls(model: GovernanceModel, grant: Grant, category: string, band: string | null): boolean {
  const granted = weeklyMinutesOf(grant.frames)
  const next = findBand(model, category, band, granted, grant.beyondTheDay)
  if (next === undefined) return true
  if (next === 'none') return category !== grant.category
  if (grant.beyondTheDay) return next.beyondTheDay !== true
  const now = grant.category === null ? undefined : findBand(model, grant.category, grant.band, granted, false)
  const from = now === undefined || now === 'none' ? granted : now.from
  return next.below !== null && next.below <= from
}

/** The band by its name, or without one the band for the minutes; `none` in a category that has no bands. */
function findBand(
  model: GovernanceModel,
  category: string,
  band: string | null,
  granted: number,
  beyondTheDay: boolean,
): Band | 'none' | undefined {
  const found = model.categories?.find(({ id }) => id === category)
  if (!found) return undefined
  if (band !== null) return found.bands.find(({ id }) => id === band)
  if (found.bands.length === 0) return 'none'
  const fitting = bandOf(model, category, granted, beyondTheDay)
  return fitting.ok ? fitting.value : undefined
}

function lessTime({ catalogue }: GovernanceModel, before: Grant, after: Grant): Narrowing[] {
  const timeFor = ({ frames }: Grant, scope: FrameScope) => weeklyMinutesOf(framesFor(catalogue, frames, scope))
  const scopes = before.frames.map(({ scope }: Frame) => scope)
  if (!scopes.some(({ kind }) => kind === 'whole')) scopes.push(wholeScope)
  return scopes.flatMap((scope): Narrowing[] => {
    const [was, is] = [timeFor(before, scope), timeFor(after, scope)]
    return is < was ? [{ kind: 'lessTime', scope, before: was, after: is }] : []
  })
}

/** A lower number is a better level; a goal of 9 aims at nothing. */
function lessAim(before: Grant, after: Grant): Narrowing[] {
  const isKept = ({ area, level }: Goal) =>
    level === 9 || after.goals.some((goal) => goal.area === area && goal.level <= level)
  return before.goals.flatMap((goal) => (isKept(goal) ? [] : [{ kind: 'goalLowered', area: goal.area }]))
}

const isEarlier = (a: string | null, b: string | null): boolean => a !== null && (b === null || a < b)
