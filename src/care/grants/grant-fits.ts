/** Whether a grant is one that its model can carry: frames, category, band, goals and clocks. */
import { bandOf } from '#care/governance/band.ts'
import { type FrameRefusal, frameFits } from '#care/governance/frame-fit.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { categoryTerms } from '#care/governance/terms.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { weeklyMinutesOf } from './frame-time.ts'
import type { Decision, Frame, Grant } from './grant.ts'
import { isSameScope } from './scope.ts'

/**
 * One thing that keeps a grant from standing.
 * @da mangel ved bevilling
 * @sv brist i beviljad insats
 */
export type GrantFault =
  /** The grant names another citizen, decision or first day than the decision it stands in. */
  | { readonly kind: 'notOfThisDecision'; readonly differs: 'citizen' | 'decision' | 'from' }
  | { readonly kind: 'noFrame' | 'noGoal' | 'noFollowUpDay' | 'rehabilitationElsewhere' }
  | { readonly kind: 'frameTwice' | 'emptyFrame'; readonly frame: number }
  | { readonly kind: 'frameUnfit'; readonly frame: number; readonly why: FrameRefusal }
  | { readonly kind: 'courseUnfit'; readonly why: FrameRefusal }
  | { readonly kind: 'courseOfOtherCategory'; readonly category: string }
  /** The band fixed is not the one the minutes fall in; `fits` is, or null where there is none. */
  | {
      readonly kind: 'bandUnfit'
      readonly band: string | null
      readonly fits: string | null
      readonly minutesPerWeek: number
    }
  | { readonly kind: 'endsTooEarly' | 'endsTooLate'; readonly edge: LocalDate }

/** Everything that keeps a grant from standing under a model; nothing where it may. */
export function grantFaults(model: GovernanceModel, decision: Decision, grant: Grant): readonly GrantFault[] {
  return [
    ...identityFaults(decision, grant),
    ...frameFaults(model, grant),
    ...promiseFaults(model, grant),
    ...bandFaults(model, grant),
    ...termFaults(model, grant),
  ]
}

function identityFaults(decision: Decision, grant: Grant): GrantFault[] {
  const differs = {
    citizen: grant.citizen !== decision.citizen,
    decision: grant.decision !== decision.id,
    from: grant.period.from !== decision.from,
  }
  const names = ['citizen', 'decision', 'from'] as const
  return names.filter((name) => differs[name]).map((name) => ({ kind: 'notOfThisDecision', differs: name }))
}

/** The grant as a whole is asked once, as a frame of the model's own kind; then each frame for what is its own. */
function frameFaults(model: GovernanceModel, { frames, category, course }: Grant): GrantFault[] {
  const { frame, catalogue } = model
  const faults: GrantFault[] = []
  const own = { whole: null, cluster: catalogue.clusters[0]?.id ?? null, service: catalogue.services[0]?.id ?? null }
  const whole = frameFits(model, { scope: frame.scope, of: own[frame.scope], per: frame.per, course, category })
  if (!whole.ok) faults.push({ kind: 'courseUnfit', why: whole.refusal })
  const courseRule = frame.courses?.find(({ id }) => id === course)
  if (courseRule && category !== courseRule.category)
    faults.push({ kind: 'courseOfOtherCategory', category: courseRule.category })
  for (const [index, { scope, per, minutes }] of frames.entries()) {
    const fit = frameFits(model, { scope: scope.kind, of: nameIn(scope), per, course, category })
    if (!fit.ok && isOfFrame(fit.refusal)) faults.push({ kind: 'frameUnfit', frame: index, why: fit.refusal })
    if (minutes <= 0) faults.push({ kind: 'emptyFrame', frame: index })
    if (frames.slice(0, index).some((earlier) => isSameScope(earlier.scope, scope)))
      faults.push({ kind: 'frameTwice', frame: index })
  }
  return faults
}

const ofFrame: readonly FrameRefusal['kind'][] = ['wrongScope', 'wrongPer', 'unknownCluster', 'unknownService']
const isOfFrame = ({ kind }: FrameRefusal): boolean => ofFrame.includes(kind)

const nameIn = (scope: Frame['scope']): string | null =>
  scope.kind === 'whole' ? null : scope.kind === 'cluster' ? scope.cluster : scope.service

/** A model that promises minutes needs frames, and one that promises goals needs goals. */
function promiseFaults({ frame }: GovernanceModel, { frames, goals }: Grant): GrantFault[] {
  if (frame.promises === 'minutes') return frames.length === 0 ? [{ kind: 'noFrame' }] : []
  return goals.length === 0 ? [{ kind: 'noGoal' }] : []
}

/** The band is the one its minutes fall in; a grant without minutes may name any band of its category. */
function bandFaults(model: GovernanceModel, { category, band, frames, beyondTheDay }: Grant): GrantFault[] {
  const bands = model.categories?.find(({ id }) => id === category)?.bands ?? []
  const minutesPerWeek = weeklyMinutesOf(frames)
  if (category === null || bands.length === 0)
    return band === null ? [] : [{ kind: 'bandUnfit', band, fits: null, minutesPerWeek }]
  if (frames.length === 0 && bands.some(({ id }) => id === band)) return []
  const fitting = bandOf(model, category, minutesPerWeek, beyondTheDay)
  const fits = fitting.ok && frames.length > 0 ? fitting.value.id : null
  return fits !== null && fits === band ? [] : [{ kind: 'bandUnfit', band, fits, minutesPerWeek }]
}

/** How long a course of the category may run, whether rehabilitation may, and whether somebody will look again. */
function termFaults(model: GovernanceModel, grant: Grant): GrantFault[] {
  const category = model.categories?.find(({ id }) => id === grant.category)
  const terms = category && categoryTerms(model, category.id, grant.period.from)
  if (!category || !terms) return []
  const { to } = grant.period
  const faults: GrantFault[] = []
  if (terms.endsEarliest && to !== null && to < terms.endsEarliest)
    faults.push({ kind: 'endsTooEarly', edge: terms.endsEarliest })
  if (terms.endsLatest && (to === null || to > terms.endsLatest))
    faults.push({ kind: 'endsTooLate', edge: terms.endsLatest })
  if (grant.rehabilitation && !terms.rehabilitation) faults.push({ kind: 'rehabilitationElsewhere' })
  const clock = model.followUp.find(({ id }) => id === category.followUp)
  const isLeftToDecision = clock && (clock.months ?? clock.weeks ?? clock.days) === undefined
  if (isLeftToDecision && grant.followUpOn === null) faults.push({ kind: 'noFollowUpDay' })
  return faults
}
