import { bandOf } from '#care/governance/band.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { weeklyMinutesOf } from '#care/grants/frame-time.ts'
import type { Decision, Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { grantFaults } from '#care/grants/grant-fits.ts'
import { isSameScope } from '#care/grants/scope.ts'
import type { GrantRow } from '#exchange/csv/grants.ts'
import type { Line } from '#exchange/csv/table.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { agreed } from './agreed.ts'
import { reportGrant, scopeColumn } from './grant-faults.ts'
import { serviceFinder, titled } from './steering.ts'
import type { Together } from './together.ts'
import { type Work, wrong } from './work.ts'

/** What the rows of one decision must say alike. */
export const ofDecision = [
  'to',
  'category',
  'band',
  'course',
  'rehabilitation',
  'beyondTheDay',
  'decidedOn',
  'decidedBy',
  'legalBasis',
  'facts',
  'considerations',
  'heardOn',
  'appealGuidance',
  'followUpOn',
] as const

/** What a decision grants, in the words of the model where there is one. */
export type GrantContent = {
  readonly category: string | null
  readonly band: string | null
  readonly course: string | null
  readonly rehabilitation: boolean
  readonly beyondTheDay: boolean
  readonly frames: readonly {
    readonly kind: FrameScope['kind']
    readonly key: string
    readonly minutes: number
    readonly per: Frame['per']
  }[]
}

type Said = ReturnType<typeof agreed<GrantRow, (typeof ofDecision)[number]>>

/**
 * What the rows grant. Without a model only rows that contradict each other are wrong. With one, its names are found;
 * where they are not given, a category follows from the course and a band from the minutes, or from being the only
 * one; and the grant must be one the model can carry. What the model says of time limits is noted and stops nothing,
 * for the decision was made elsewhere.
 */
export function judgeGrant(
  work: Work<GrantRow>,
  group: Together<GrantRow>,
  model: GovernanceModel | undefined,
): GrantContent {
  const said = agreed(work, group.lines, ofDecision)
  const framed = group.lines.filter(({ row }) => row.minutes !== null)
  const frames = framed.map((line) => frameOf(work, line, model))
  const first = group.lines[0]
  for (const [index, line] of framed.entries()) {
    const { scope } = frames[index] as Frame
    if (frames.slice(0, index).some((earlier) => isSameScope(earlier.scope, scope)))
      wrong(work, line, scopeColumn(line.row), 'twiceInFile')
  }
  const course = model && said.course !== null ? titled(model.frame.courses ?? [], said.course) : undefined
  if (model && said.course !== null && !course) wrong(work, first, 'course', 'unknownCourse')
  const asked = said.category ?? course?.category ?? null
  const category = model && asked !== null ? titled(model.categories ?? [], asked) : undefined
  if (model && asked !== null && !category) wrong(work, first, 'category', 'unknownCategory')
  const beyondTheDay = said.beyondTheDay ?? false
  const given = category && said.band !== null ? titled(category.bands, said.band) : undefined
  if (category && said.band !== null && !given) wrong(work, first, 'band', 'unknownBand')
  const minutes = weeklyMinutesOf(frames)
  const fitting = model && category && frames.length > 0 ? bandOf(model, category.id, minutes, beyondTheDay) : undefined
  const only = frames.length === 0 && category?.bands.length === 1 ? category.bands[0] : undefined
  const band = given?.id ?? (fitting?.ok ? fitting.value.id : (only?.id ?? null))
  const content = {
    category: category?.id ?? asked,
    band: model ? band : said.band,
    course: course?.id ?? said.course,
    rehabilitation: said.rehabilitation ?? false,
    beyondTheDay,
  }
  if (model && !group.lines.some(({ line }) => work.faults.isBad(line)))
    reportGrant(work, grantFaults(model, ...asDecided(group, said, content, frames)), group.lines)
  return {
    ...content,
    frames: frames.map(({ scope, minutes, per }) => ({ kind: scope.kind, key: keyOf(scope), minutes, per })),
  }
}

function frameOf(work: Work<GrantRow>, line: Line<GrantRow>, model: GovernanceModel | undefined): Frame {
  const { cluster, service, minutes, per, from } = line.row
  const knownCluster = cluster === null ? undefined : model ? titled(model.catalogue.clusters, cluster)?.id : cluster
  const knownService = service === null ? undefined : serviceFinder(() => model)(from, service)
  if (cluster !== null && knownCluster === undefined) wrong(work, line, 'cluster', 'unknownCluster')
  if (service !== null && knownService === undefined) wrong(work, line, 'service', 'unknownService')
  const scope: FrameScope =
    knownCluster !== undefined
      ? { kind: 'cluster', cluster: knownCluster }
      : knownService !== undefined
        ? { kind: 'service', service: knownService }
        : { kind: 'whole' }
  return { scope, minutes: minutes as Minutes, per: per ?? model?.frame.per ?? 'week' }
}

const keyOf = (scope: FrameScope): string =>
  scope.kind === 'whole' ? '' : scope.kind === 'cluster' ? scope.cluster : scope.service

/** The rows as the decision they become, for the rule that judges decisions. */
function asDecided(
  { citizen, from }: Together<GrantRow>,
  { to, followUpOn, decidedBy, legalBasis }: Said,
  content: Omit<GrantContent, 'frames'>,
  frames: readonly Frame[],
): [Decision, Grant] {
  const grant: Grant = {
    id: citizen as Id<'Grant'>,
    citizen: citizen as Id<'Citizen'>,
    decision: citizen as Id<'Decision'>,
    period: { from, to },
    frames,
    goals: [],
    conditions: [],
    followUpOn,
    ...content,
  }
  const decision: Decision = {
    id: grant.decision,
    citizen: grant.citizen,
    assessment: null,
    outcome: 'granted',
    decidedAt: 0 as Decision['decidedAt'],
    decidedBy: decidedBy ?? '',
    from,
    legalBasis: legalBasis ?? [],
    facts: '',
    considerations: '',
    heardOn: null,
    appealGuidance: false,
    grant,
  }
  return [decision, grant]
}
