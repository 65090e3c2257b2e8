import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { includes, overlaps, type Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { clearDuring, emptyTimeline, setDuring, type Timeline, valueOn, within } from '#kernel/timeline/timeline.ts'
import type { Profession, StaffMember } from './team.ts'

/**
 * Somebody's days in a team.
 * @da teammedlemskab
 * @sv teammedlemskap
 */
export type Membership = { readonly team: Id<'Team'>; readonly staff: Id<'Staff'>; readonly period: Period }

/**
 * Who answers for one citizen, day by day: one team and one fixed contact at a time, and the people of the teams.
 * @da ansvar for borgeren
 * @sv ansvar för brukaren
 */
export type Responsibility = {
  readonly teams: Timeline<Id<'Team'>>
  readonly fixedContacts: Timeline<Id<'Staff'>>
  readonly memberships: readonly Membership[]
}

/** The team that answers for the citizen on a day. */
export const teamOn = ({ teams }: Responsibility, day: LocalDate): Id<'Team'> | undefined => valueOn(teams, day)

/** The citizen's fixed contact on a day. */
export const fixedContactOn = ({ fixedContacts }: Responsibility, day: LocalDate): Id<'Staff'> | undefined =>
  valueOn(fixedContacts, day)

/** Everybody who is that day in the team that answers that day, each once, in the order of their ids. */
export function membersOn(responsibility: Responsibility, day: LocalDate): Id<'Staff'>[] {
  const team = teamOn(responsibility, day)
  const members = responsibility.memberships.filter((of) => of.team === team && includes(of.period, day))
  return [...new Set(members.map(({ staff }) => staff))].sort()
}

/**
 * Who may be a fixed contact, on the days it holds: only these professions. Without it everybody may (002-18).
 * `law` names a row of the model's laws.
 * @da krav til fast kontaktperson
 * @sv krav på fast omsorgskontakt
 */
export type FixedContactRule = {
  readonly professions: readonly Profession[]
  readonly valid: Period
  readonly law: string
}

/**
 * Somebody of this profession may not be a fixed contact; only these may.
 * @plain
 */
export type FixedContactRefusal = {
  readonly kind: 'professionMayNot'
  readonly profession: Profession
  readonly may: readonly Profession[]
}

/**
 * Whether somebody may be a fixed contact during a period. Whoever may not on some of its days may not at all.
 * @plain
 */
export function mayBeFixedContact(
  rule: FixedContactRule | undefined,
  { profession }: Pick<StaffMember, 'profession'>,
  during: Period,
): Result<true, FixedContactRefusal> {
  if (!rule || rule.professions.includes(profession) || !overlaps(rule.valid, during)) return ok(true)
  return refuse({ kind: 'professionMayNot', profession, may: rule.professions })
}

/**
 * Somebody becomes fixed contact for a period. Whoever was it then no longer is, and is again after a period that has
 * an end; so a takeover leaves no day between.
 */
export function appointFixedContact(
  rule: FixedContactRule | undefined,
  { fixedContacts }: Responsibility,
  staff: StaffMember,
  during: Period,
): Result<Timeline<Id<'Staff'>>, FixedContactRefusal> {
  const may = mayBeFixedContact(rule, staff, during)
  return may.ok ? ok(setDuring(fixedContacts, during, staff.id)) : may
}

/** The fixed contacts of a citizen when `last` is the last day that anybody is one. */
export const endFixedContact = ({ fixedContacts }: Responsibility, last: LocalDate): Timeline<Id<'Staff'>> =>
  clearDuring(fixedContacts, { from: addDays(last, 1), to: null })

/** The days of a period on which a team answers for the citizen and nobody is the fixed contact (002-18). */
export function daysWithoutFixedContact(
  { teams, fixedContacts }: Pick<Responsibility, 'teams' | 'fixedContacts'>,
  during: Period,
): Period[] {
  const cared = within(teams, during).reduce<Timeline<true>>(
    (days, stretch) => setDuring(days, stretch, true),
    emptyTimeline,
  )
  const left = fixedContacts.reduce((days, stretch) => clearDuring(days, stretch), cared)
  return left.map(({ from, to }) => ({ from, to }))
}
