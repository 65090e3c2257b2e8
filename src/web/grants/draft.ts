/** A case while it is being worked on: all that is said, kept on the device until it is decided. */
import { bandOf } from '#care/governance/band.ts'
import type { FunnelStep } from '#care/governance/funnel.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Assessment, Level, Need } from '#care/grants/assessment.ts'
import { weeklyMinutesOf } from '#care/grants/frame-time.ts'
import type { Decision, FrameScope, Goal, Grant } from '#care/grants/grant.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'

export type NeedDraft = {
  readonly area: string
  readonly levelNow: Level | null
  readonly levelExpected: Level | null
  readonly ownView: string
  /** Whether what is hoped for becomes a goal of the grant, and by when. */
  readonly isGoal: boolean
  readonly by: LocalDate | null
}

export type GrantDraft = {
  readonly decision: Id<'Decision'>
  /** The assessment as it was last sent, so that the same is not sent twice and another gets an id of its own. */
  readonly sent: { readonly id: Id<'Assessment'>; readonly said: string } | null
  /** The ids under which its packages were sent. */
  readonly sentPackages?: Readonly<Record<string, Id<'StartedPackage'>>>
  readonly matters: string
  readonly wishes: string
  readonly resources: string
  readonly conversation: Readonly<Record<keyof Assessment['conversation'], string>>
  readonly needs: readonly NeedDraft[]
  readonly considered: Readonly<Partial<Record<FunnelStep, string>>>
  readonly outcome: Decision['outcome']
  readonly from: LocalDate
  readonly to: LocalDate | null
  /** Minutes by what they are for: '' for all help, else a cluster's or a service's id. */
  readonly minutes: Readonly<Record<string, number>>
  readonly course: string | null
  readonly category: string | null
  readonly rehabilitation: boolean
  readonly beyondTheDay: boolean
  readonly followUpOn: LocalDate | null
  /** One on each line. */
  readonly conditions: string
  readonly packages: readonly string[]
  readonly laws: readonly string[]
  readonly facts: string
  readonly considerations: string
  readonly heardOn: LocalDate | null
  readonly meetsRequest: boolean
}

/** What is known of the citizen when a case begins. */
export type Known = {
  readonly ownWords: string | null
  readonly assessed: {
    readonly needs: readonly Need[]
    readonly wishes: string | null
    readonly resources: string | null
  } | null
  readonly grant: Pick<
    Grant,
    'frames' | 'course' | 'category' | 'rehabilitation' | 'beyondTheDay' | 'conditions' | 'goals'
  > | null
}

/** A new case: what was found last time and what holds now are where it begins. */
export function newDraft(
  model: Pick<GovernanceModel, 'frame' | 'categories'>,
  { ownWords, assessed, grant }: Known,
  decision: Id<'Decision'>,
  from: LocalDate,
): GrantDraft {
  const known = (rows: readonly { readonly id: string }[] | undefined, id: string | null | undefined) =>
    rows?.some((row) => row.id === id) ? (id ?? null) : null
  return {
    decision,
    sent: null,
    matters: ownWords ?? '',
    wishes: assessed?.wishes ?? '',
    resources: assessed?.resources ?? '',
    conversation: { contact: '', contract: '', communication: '', conclusion: '' },
    needs: (assessed?.needs ?? []).map((need) => ({
      ...need,
      ownView: need.ownView ?? '',
      isGoal: grant?.goals.some(({ area }) => area === need.area) ?? false,
      by: null,
    })),
    considered: {},
    outcome: 'granted',
    from,
    to: null,
    minutes: Object.fromEntries((grant?.frames ?? []).map(({ scope, minutes }) => [keyOf(scope), minutes])),
    // What an earlier model called it may be nothing to this one.
    course: known(model.frame.courses, grant?.course),
    category: known(model.categories, grant?.category),
    rehabilitation: grant?.rehabilitation ?? false,
    beyondTheDay: grant?.beyondTheDay ?? false,
    followUpOn: null,
    conditions: (grant?.conditions ?? []).join('\n'),
    packages: [],
    laws: [],
    facts: '',
    considerations: '',
    heardOn: null,
    meetsRequest: true,
  }
}

export const newNeed = (area: string): NeedDraft => ({
  ...{ area, levelNow: null, levelExpected: null, ownView: '', isGoal: false, by: null },
})

const keyOf = (scope: FrameScope): string =>
  scope.kind === 'cluster' ? scope.cluster : scope.kind === 'service' ? scope.service : ''

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** The assessment a draft tells, its steps in the order of the model. */
export function assessmentOf(
  model: Pick<GovernanceModel, 'funnel'>,
  draft: GrantDraft,
  steps: readonly FunnelStep[],
  { id, citizen, on }: Pick<Assessment, 'id' | 'citizen' | 'on'>,
): Assessment {
  const { contact, contract, communication, conclusion } = draft.conversation
  const inOrder = model.funnel ?? steps
  return {
    ...{ id, citizen, on },
    needs: draft.needs.flatMap(({ area, levelNow, levelExpected, ownView }) =>
      levelNow === null ? [] : [{ area, levelNow, levelExpected, ownView: orNull(ownView) }],
    ),
    matters: orNull(draft.matters),
    wishes: orNull(draft.wishes),
    resources: orNull(draft.resources),
    considered: inOrder.flatMap((step) => {
      const note = orNull(draft.considered[step] ?? '')
      return note === null ? [] : [{ step, note }]
    }),
    conversation: {
      contact: orNull(contact),
      contract: orNull(contract),
      communication: orNull(communication),
      conclusion: orNull(conclusion),
    },
  }
}

/** The frames of the model's own kind that have time in them. */
export function framesOf({ frame }: Pick<GovernanceModel, 'frame'>, { minutes }: GrantDraft): Grant['frames'] {
  return Object.entries(minutes).flatMap(([key, count]) => {
    const isOwn = (key === '') === (frame.scope === 'whole')
    if (!isOwn || count <= 0) return []
    return [{ scope: scopeOf(frame.scope, key), minutes: count as Minutes, per: frame.per }]
  })
}

const scopeOf = (kind: FrameScope['kind'], key: string): FrameScope =>
  kind === 'whole' ? { kind } : kind === 'cluster' ? { kind, cluster: key } : { kind, service: key }

const goalsOf = ({ needs }: GrantDraft): Goal[] =>
  needs.flatMap(({ area, levelExpected, isGoal, by }) =>
    isGoal && levelExpected !== null ? [{ area, level: levelExpected, by }] : [],
  )

/** The category a draft means: the course's own where it names one. */
export const categoryOf = (
  { frame }: Pick<GovernanceModel, 'frame'>,
  { course, category }: GrantDraft,
): string | null => frame.courses?.find(({ id }) => id === course)?.category ?? category

/** The decision a draft tells, and the grant in it with the band its minutes fall in. */
export function decisionOf(
  model: GovernanceModel,
  draft: GrantDraft,
  around: Pick<Decision, 'citizen' | 'assessment' | 'decidedAt' | 'decidedBy'> & { readonly grant: Id<'Grant'> },
): Decision {
  const { grant: id, ...who } = around
  const frames = framesOf(model, draft)
  const category = categoryOf(model, draft)
  const grant: Grant = {
    id,
    citizen: who.citizen,
    decision: draft.decision,
    period: { from: draft.from, to: draft.to },
    frames,
    category,
    band: bandFor(model, category, frames, draft.beyondTheDay),
    course: draft.course,
    rehabilitation: draft.rehabilitation,
    beyondTheDay: draft.beyondTheDay,
    followUpOn: draft.followUpOn,
    goals: goalsOf(draft),
    conditions: draft.conditions.split('\n').flatMap((line) => orNull(line) ?? []),
  }
  return {
    ...who,
    id: draft.decision,
    outcome: draft.outcome,
    from: draft.from,
    legalBasis: draft.laws,
    facts: draft.facts.trim(),
    considerations: draft.considerations.trim(),
    heardOn: draft.heardOn,
    appealGuidance: true,
    grant: draft.outcome === 'granted' ? grant : null,
  }
}

/** The band that minutes fall in; the only one there is where nobody said how many. */
function bandFor(
  model: GovernanceModel,
  category: string | null,
  frames: Grant['frames'],
  beyondTheDay: boolean,
): string | null {
  const bands = model.categories?.find(({ id }) => id === category)?.bands ?? []
  if (category === null || bands.length === 0) return null
  if (frames.length === 0) return bands.length === 1 ? (bands[0]?.id ?? null) : null
  const fitting = bandOf(model, category, weeklyMinutesOf(frames), beyondTheDay)
  return fitting.ok ? fitting.value.id : null
}

/** Whether an assessment must be there: for all but an end that the citizen asked for. */
export const needsAssessment = ({ outcome, meetsRequest }: GrantDraft): boolean => outcome !== 'ended' || !meetsRequest

export const placeholderMoment = 0 as Instant
