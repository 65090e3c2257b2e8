/** What keeps a grant from standing under a model, told at the rows and columns it comes from. */
import type { FrameRefusal } from '#care/governance/frame-fit.ts'
import type { FrameRule } from '#care/governance/model.ts'
import type { GrantFault } from '#care/grants/grant-fits.ts'
import type { FaultReason } from '#exchange/csv/fault.ts'
import type { GrantRow } from '#exchange/csv/grants.ts'
import type { Line } from '#exchange/csv/table.ts'
import { type Work, wrong } from './work.ts'

type Place = keyof GrantRow & string
type Weight = 'wrong' | 'note'

/** The column that says what a row's frame is for; a frame for everything is told by its minutes alone. */
export const scopeColumn = ({ cluster, service }: GrantRow): Place =>
  service !== null ? 'service' : cluster !== null ? 'cluster' : 'minutes'

/** Where a wrong scope shows: in the cell that is filled and should not be, or empty and should not be. */
const columnOf = (row: GrantRow, asked: FrameRule['scope']): Place =>
  row.service === null && row.cluster === null && asked !== 'whole' ? asked : scopeColumn(row)

const ofModel: Readonly<Record<FrameRefusal['kind'], readonly [Place | 'scope', FaultReason]>> = {
  wrongScope: ['scope', 'wrongScope'],
  wrongPer: ['per', 'wrongPer'],
  unknownCluster: ['cluster', 'unknownCluster'],
  unknownService: ['service', 'unknownService'],
  unknownCourse: ['course', 'unknownCourse'],
  unknownCategory: ['category', 'unknownCategory'],
  noCategory: ['category', 'missing'],
  noCourse: ['course', 'missing'],
}

/** What is left out can not come from a table: goals are told elsewhere, and ids are our own. */
const ofGrant: Readonly<Partial<Record<GrantFault['kind'], readonly [Weight, Place, FaultReason]>>> = {
  noFrame: ['wrong', 'minutes', 'missing'],
  courseOfOtherCategory: ['wrong', 'category', 'wrongCategory'],
  bandUnfit: ['wrong', 'band', 'wrongBand'],
  noFollowUpDay: ['note', 'followUpOn', 'noFollowUpDay'],
  rehabilitationElsewhere: ['note', 'rehabilitation', 'outsideTerms'],
  endsTooEarly: ['note', 'to', 'outsideTerms'],
  endsTooLate: ['note', 'to', 'outsideTerms'],
}

/** Tells each fault once, at the row of its frame or at the decision's first row. */
export function reportGrant(
  work: Work<GrantRow>,
  faults: readonly GrantFault[],
  lines: readonly [Line<GrantRow>, ...Line<GrantRow>[]],
): void {
  const framed = lines.filter(({ row }) => row.minutes !== null)
  for (const fault of faults) {
    const line = ('frame' in fault ? framed[fault.frame] : undefined) ?? lines[0]
    const [column, reason] = 'why' in fault ? ofModel[fault.why.kind] : []
    const asked = 'why' in fault && fault.why.kind === 'wrongScope' ? fault.why.expected : 'whole'
    const [weight, place, other] = ofGrant[fault.kind] ?? []
    if (column && reason) wrong(work, line, column === 'scope' ? columnOf(line.row, asked) : column, reason)
    else if (weight === 'wrong' && place && other) wrong(work, line, place, other)
    else if (place && other) work.faults.note(work.table.faultAt(line, place, other))
  }
}
