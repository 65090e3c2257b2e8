/** Making a change: judged by the compass, applied to the plan, or kept until somebody has decided. */
import { needsAuthority } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { Actor } from '#care/people/actor.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { takeOver } from '#care/plans/take-over.ts'
import type { EditRefusal } from '#care/plans/visit-edit.ts'
import { addDays, type LocalDate, later, startOfWeek } from '#kernel/calendar/local-date.ts'
import { type Week, weekOf } from '#kernel/calendar/week.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { type Timeline, within } from '#kernel/timeline/timeline.ts'
import { type Applied, applyChange, type PlanChange, planToChange } from './apply-change.ts'
import type { Change, Compass, Headroom, Standing } from './change.ts'
import { classifyChange } from './compass.ts'
import { withEdits } from './parts-of-edits.ts'
import { judgeSwap, type SwapRefusal } from './swap.ts'
import { minutesBeyondGrant } from './time.ts'
import { headroomOfWeek } from './week-headroom.ts'

/**
 * Where a change is made from: the citizen's standing, and what is granted and planned from the day on.
 * @da udgangspunkt for ændringen
 * @sv utgångsläge för ändringen
 */
export type ChangeFrom = {
  readonly standing: Standing
  readonly grants: Timeline<Grant>
  readonly plans: Timeline<RhythmPlan>
  readonly on: LocalDate
}

/**
 * What a change would come to: what the compass says of it, what it does to the plan, and what is then left of each
 * frame in the first whole week.
 * @da forhåndsvisning
 * @sv förhandsvisning
 */
export type Preview = {
  readonly change: Change
  readonly compass: Compass
  readonly applied: Applied
  readonly week: Week
  readonly headroom: readonly Headroom[]
}

/** The first week that lies whole on and after a day. */
export const firstWholeWeek = (on: LocalDate): Week => weekOf(startOfWeek(addDays(on, 6)))

/**
 * What a change would come to, before anything is kept. A change that needs a decision leaves the plan, and so the
 * headroom, as they are until there is one; the figures are those it would have.
 */
export function previewChange(
  model: GovernanceModel,
  { standing, grants, plans, on }: ChangeFrom,
  asked: PlanChange,
  actor: Actor,
): Result<Preview, EditRefusal> {
  const from = { ...standing, plan: planToChange(plans, on) }
  const change = withEdits(model, from, asked.change, asked.edits, on)
  const compass = classifyChange(model, from, change, actor, on)
  const applied = applyChange(plans, { ...asked, change }, on, standing.grant.period.to)
  if (!applied.ok) return applied
  const week = firstWholeWeek(on)
  const headroom = headroomOfWeek(grants, plansAfter(plans, applied.value), week, model)
  return ok({ change, compass, applied: applied.value, week, headroom })
}

/** The plans that hold once the next versions are written. */
export const plansAfter = (plans: Timeline<RhythmPlan>, { plans: next }: Applied): Timeline<RhythmPlan> => {
  const written = next.map((plan, index) => ({ ...nameless, ...plan, version: plans.length + index + 1 }))
  const stood = plans.map(({ from, to, value }, index) => ({ ...value, version: index + 1, period: { from, to } }))
  return takeOver([...stood, ...written], ({ period }) => period)
}

const nameless = { id: '' as RhythmPlan['id'], citizen: '' as RhythmPlan['citizen'], agreedWithCitizen: false }

/**
 * What making a change comes to. `made`: write the plans, start the packages, keep it with its compass.
 * `awaitsDecision`: the one who asks may decide it, but it is adverse or outside the frame, so the plan waits for the
 * decision that must come first.
 * @da udfald af ændring
 * @sv utfall av ändring
 */
export type ChangeOutcome =
  | ({ readonly kind: 'made'; readonly minorMinutes: number; readonly swaps: number } & Preview)
  | ({ readonly kind: 'awaitsDecision' } & Preview)

/**
 * Why a change is not made. Each but a fault in the edits carries what the compass says.
 * @da afslag på ændring
 * @sv avslag på ändring
 */
export type ChangeRefusal =
  | EditRefusal
  | { readonly kind: 'notYours'; readonly compass: Compass }
  | { readonly kind: 'notAgreed'; readonly missing: Compass['consent']; readonly compass: Compass }
  | { readonly kind: 'notSwapped'; readonly swap: SwapRefusal; readonly compass: Compass }

/** Makes a change of a plan, or says why not, or that a decision must come first (003-16, 004-66, 004-67). */
export function makeChange(
  model: GovernanceModel,
  from: ChangeFrom,
  asked: PlanChange,
  actor: Actor,
  agreed: Compass['consent'],
): Result<ChangeOutcome, ChangeRefusal> {
  const previewed = previewChange(model, from, asked, actor)
  if (!previewed.ok) return previewed
  const { compass, change } = previewed.value
  if (!compass.mayDecide) return refuse({ kind: 'notYours', compass })
  if (needsAuthority(compass.effect)) return ok({ kind: 'awaitsDecision', ...previewed.value })
  const missing = compass.consent.filter((who) => !agreed.includes(who) && who !== actor.role)
  if (missing.length > 0) return refuse({ kind: 'notAgreed', missing, compass })
  const swaps = change.components.filter((part) => part.kind === 'swapped')
  for (const swap of swaps) {
    const judged = judgeSwap(model, from.standing, swap, actor.role)
    if (!judged.ok) return refuse({ kind: 'notSwapped', swap: judged.refusal, compass })
  }
  const isMinor = compass.situations.includes('moreTimeMinor')
  const standing = { ...from.standing, plan: planToChange(from.plans, from.on) }
  const minorMinutes = isMinor ? minutesBeyondGrant(model, standing, change, from.on) : 0
  return ok({ kind: 'made', minorMinutes, swaps: swaps.length, ...previewed.value })
}

/**
 * A change that was made and may be taken back.
 * @da gennemført ændring
 * @sv genomförd ändring
 */
export type MadeBefore = PlanChange & {
  readonly on: LocalDate
  readonly effect: Compass['effect']
  readonly isTakenBack: boolean
  /** Whether the plan has not been written again since. */
  readonly isLatest: boolean
}

/**
 * Why a change is not taken back: it was already; the plan has been written again since, so a new change must say what
 * it should be; it is in effect, and was more than a change inside the frame; it has started a package, which ends by
 * itself; or a swap, whose day has come.
 * @da afslag på fortrydelse
 * @sv avslag på ångrande
 */
export type TakeBackRefusal = {
  readonly kind: 'takenBackAlready' | 'writtenSince' | 'inEffect' | 'packageStarted' | 'swapDone'
}

/** From which day a change can be taken back: the day it was to begin, or today where it has begun. */
export function takeBackFrom(made: MadeBefore, today: LocalDate): Result<LocalDate, TakeBackRefusal> {
  const hasBegun = made.on <= today
  const parts = new Set(made.change.components.map(({ kind }) => kind))
  if (made.isTakenBack) return refuse({ kind: 'takenBackAlready' })
  if (!made.isLatest) return refuse({ kind: 'writtenSince' })
  if (parts.has('package')) return refuse({ kind: 'packageStarted' })
  if (hasBegun && parts.has('swapped')) return refuse({ kind: 'swapDone' })
  if (hasBegun && made.effect !== 'insideFrame') return refuse({ kind: 'inEffect' })
  return ok(later(made.on, today))
}

/** The versions that bring back what stood before a change, from a day on. */
export const standAgain = (before: Timeline<RhythmPlan>, from: LocalDate): Applied['plans'] =>
  within(before, { from, to: null }).map(({ from: first, to, value }) => ({
    period: { from: first, to },
    visits: value.visits,
  }))
