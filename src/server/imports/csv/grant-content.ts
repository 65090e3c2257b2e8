import { bandOf } from '#care/governance/band.ts'
import type { FrameRefusal } from '#care/governance/frame-fit.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { weeklyMinutesOf } from '#care/grants/frame-time.ts'
import type { Decision, Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import { type GrantFault, grantFaults } from '#care/grants/grant-fits.ts'
import type { FaultReason } from '#exchange/csv/fault.ts'
import type { GrantRow } from '#exchange/csv/grants.ts'
import type { Line } from '#exchange/csv/table.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { agreed } from './agreed.ts'
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
 * What the rows grant. Without a model only rows that contradict each other are wrong. With one, its names are found,
 * a category follows from the course and a band from the minutes where they are not given, and the grant must be one
 * the model can carry; what it says of goals and time limits is noted, for the decision was made elsewhere.
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
  framed.forEach((line, index) => {
    const key = (frame: Frame | undefined) => JSON.stringify(frame?.scope)
    if (frames.slice(0, index).some((earlier) => key(earlier) === key(frames[index])))
      wrong(work, line, line.row.cluster !== null ? 'cluster' : 'service', 'twiceInFile')
  })
  const course =
    said.course === null
      ? undefined
      : (model?.frame.courses ?? []).find(({ id, title }) => titled([{ id, title }], said.course as string))
  if (model && said.course !== null && !course) wrong(work, first, 'course', 'unknownCourse')
  const asked = said.category ?? course?.category ?? null
  const category = model && asked !== null ? titled(model.categories ?? [], asked) : undefined
  if (model && asked !== null && !category) wrong(work, first, 'category', 'unknownCategory')
  const beyondTheDay = said.beyondTheDay ?? false
  const given = category && said.band !== null ? titled(category.bands, said.band) : undefined
  if (category && said.band !== null && !given) wrong(work, first, 'band', 'unknownBand')
  const fitting =
    model && category && frames.length > 0
      ? bandOf(model, category.id, weeklyMinutesOf(frames), beyondTheDay)
      : undefined
  const band = given?.id ?? (fitting?.ok ? fitting.value.id : null)
  const content = {
    category: category?.id ?? asked,
    band: model ? band : said.band,
    course: course?.id ?? said.course,
    rehabilitation: said.rehabilitation ?? false,
    beyondTheDay,
  }
  if (model && !group.lines.some(({ line }) => work.faults.isBad(line))) {
    for (const fault of grantFaults(model, ...asDecided(group, said, content, frames)))
      report(work, fault, framed, first)
  }
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

type Place = keyof GrantRow & string
const frameReasons: Readonly<Partial<Record<FrameRefusal['kind'], readonly [Place, FaultReason]>>> = {
  wrongScope: ['cluster', 'wrongScope'],
  wrongPer: ['per', 'wrongPer'],
  unknownCluster: ['cluster', 'unknownCluster'],
  unknownService: ['service', 'unknownService'],
  unknownCourse: ['course', 'unknownCourse'],
  unknownCategory: ['category', 'unknownCategory'],
  noCategory: ['category', 'missing'],
  noCourse: ['course', 'missing'],
}

/** Where in the file each fault of a grant stands; a note is told and stops nothing. */
const grantReasons: Readonly<Partial<Record<GrantFault['kind'], readonly ['wrong' | 'note', Place, FaultReason]>>> = {
  noFrame: ['wrong', 'minutes', 'missing'],
  emptyFrame: ['wrong', 'minutes', 'outOfRange'],
  courseOfOtherCategory: ['wrong', 'category', 'wrongCategory'],
  bandUnfit: ['wrong', 'band', 'wrongBand'],
  noFollowUpDay: ['note', 'followUpOn', 'noFollowUpDay'],
  rehabilitationElsewhere: ['note', 'rehabilitation', 'outsideTerms'],
  endsTooEarly: ['note', 'to', 'outsideTerms'],
  endsTooLate: ['note', 'to', 'outsideTerms'],
}

function report(
  work: Work<GrantRow>,
  fault: GrantFault,
  framed: readonly Line<GrantRow>[],
  first: Line<GrantRow>,
): void {
  const line = ('frame' in fault ? framed[fault.frame] : undefined) ?? first
  const found = 'why' in fault ? frameReasons[fault.why.kind] : undefined
  const [weight, column, reason] = found ? (['wrong', ...found] as const) : (grantReasons[fault.kind] ?? [])
  if (weight === undefined || column === undefined || reason === undefined) return
  if (weight === 'wrong') wrong(work, line, column, reason)
  else work.faults.note(work.table.faultAt(line, column, reason))
}
