import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { type Timeline, valueOn } from '#kernel/timeline/timeline.ts'
import type { Citizen } from './citizen.ts'

/**
 * Which case officer has each area, day by day, by the officer's key (003-28). One at a time in an area; an officer may
 * have several.
 * @da områdefordeling
 * @sv områdesfördelning
 */
export type AreaAssignments = ReadonlyMap<string, Timeline<string>>

/** The case officer of an area on a day; none where nobody has it, and for a citizen who has no area. */
export function caseOfficerFor(area: string | null, assignments: AreaAssignments, day: LocalDate): string | undefined {
  const officers = area === null ? undefined : assignments.get(area)
  return officers && valueOn(officers, day)
}

/**
 * The order that areas take over from: citizens shared out by how their identity number begins. `first` and `last` are
 * beginnings of one length, both included, such as `01` to `05`.
 * @da fordeling efter cpr-nummer
 * @sv fördelning efter personnummer
 */
export type IdentityOrder = readonly { readonly first: string; readonly last: string; readonly officer: string }[]

/** The case officer by identity number: of the first row that it falls in. */
export const officerByIdentity = (order: IdentityOrder, value: string | null): string | null =>
  (value !== null && order.find(({ first, last }) => first <= value && value.slice(0, last.length) <= last)?.officer) ||
  null

/**
 * A citizen before the areas, with the case officer they have.
 * @plain
 */
export type AssignedCitizen = Pick<Citizen, 'id' | 'area'> & { readonly officer: string | null }

/**
 * What going over to areas means on a day. Each citizen is moved, or stays with whom they have, or is a finding: one
 * without an area, or in an area without an officer. A finding leaves the citizen where they are.
 * @da omfordeling til områder
 * @sv omfördelning till områden
 */
export type Reassignment = {
  /** In the order of the citizens' ids. */
  readonly moves: readonly { readonly citizen: Id<'Citizen'>; readonly from: string | null; readonly to: string }[]
  readonly stay: number
  /** How many go from whom to whom. */
  readonly counts: readonly { readonly from: string | null; readonly to: string; readonly citizens: number }[]
  readonly findings: readonly ReassignmentFinding[]
}

/**
 * Why a citizen could not be given a case officer by area.
 * @plain
 */
export type ReassignmentFinding =
  | { readonly kind: 'noArea'; readonly citizen: Id<'Citizen'> }
  | { readonly kind: 'areaWithoutOfficer'; readonly citizen: Id<'Citizen'>; readonly area: string }

/**
 * Shows who goes from whom to whom when case officers are assigned by area (003-28). The same citizens in any order
 * give the same answer; it changes nothing.
 */
export function reassignByArea(
  citizens: readonly AssignedCitizen[],
  assignments: AreaAssignments,
  day: LocalDate,
): Reassignment {
  const moves: { citizen: Id<'Citizen'>; from: string | null; to: string }[] = []
  const findings: ReassignmentFinding[] = []
  for (const { id, area, officer } of citizens.toSorted((a, b) => byText(a.id, b.id))) {
    const to = caseOfficerFor(area, assignments, day)
    if (area === null) findings.push({ kind: 'noArea', citizen: id })
    else if (to === undefined) findings.push({ kind: 'areaWithoutOfficer', citizen: id, area })
    else if (to !== officer) moves.push({ citizen: id, from: officer, to })
  }
  const stay = citizens.length - moves.length - findings.length
  return { moves, stay, counts: counted(moves), findings }
}

function counted(moves: Reassignment['moves']): Reassignment['counts'] {
  const ways = Map.groupBy(moves, ({ from, to }) => JSON.stringify([from, to]))
  return [...ways.values()]
    .map((each) => ({ from: each[0]?.from ?? null, to: each[0]?.to ?? '', citizens: each.length }))
    .sort((a, b) => byText(a.from ?? '', b.from ?? '') || byText(a.to, b.to))
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
