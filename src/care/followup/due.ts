/** Who must look again at a citizen's help, when, and how late they are. */
import type { FollowUpRule, GovernanceModel } from '#care/governance/model.ts'
import type { Grant } from '#care/grants/grant.ts'
import type { Role } from '#care/people/actor.ts'
import { addDays, addMonths, daysBetween, type LocalDate } from '#kernel/calendar/local-date.ts'

/**
 * A follow-up that comes, is due or is late. `alarm`: so late that somebody else must step in.
 * @da opfølgning
 * @sv uppföljning
 */
export type DueFollowUp = {
  /** Id of the model's rule. */
  readonly rule: string
  readonly dueOn: LocalDate
  readonly by: readonly Role[]
  readonly state: 'ahead' | 'due' | 'late' | 'alarm'
}

/**
 * A follow-up that was done: for one rule, or as a bare day for whichever rules it may count for.
 * @da udført opfølgning
 * @sv utförd uppföljning
 */
export type FollowUpDone = LocalDate | { readonly rule: string; readonly on: LocalDate }

/**
 * The next follow-up of every rule that applies to a grant, the earliest first (004-25, 004-33, 004-45, 004-57,
 * 004-60). A rule that repeats counts from the last one done, any other is over once done. None falls after the
 * grant's end. One that starts with a discharge counts from the last, if the citizen came home (002-40).
 * @param newCitizen whether the model's rules for new citizens apply
 * @param discharges the days on which the citizen came home from hospital
 */
export function followUpsDue(
  model: GovernanceModel,
  grant: Grant,
  done: readonly FollowUpDone[],
  newCitizen: boolean,
  on: LocalDate,
  discharges: readonly LocalDate[] = [],
): readonly DueFollowUp[] {
  const category = model.categories?.find(({ id }) => id === grant.category)
  const appliesTo: Readonly<Record<FollowUpRule['appliesTo'], (rule: FollowUpRule) => boolean>> = {
    every: () => true,
    rehabilitation: () => grant.rehabilitation,
    newCitizen: () => newCitizen,
    category: ({ id }) => category?.followUp === id,
  }
  return model.followUp
    .filter((rule) => appliesTo[rule.appliesTo](rule))
    .flatMap((rule) => {
      const dueOn =
        rule.starts === 'discharge' ? afterDischarge(rule, done, discharges, on) : nextDay(rule, grant, done, on)
      const isAfterEnd = dueOn !== null && grant.period.to !== null && dueOn > grant.period.to
      if (dueOn === null || isAfterEnd) return []
      return [{ rule: rule.id, dueOn, by: rule.by, state: stateOf(rule, dueOn, on) }]
    })
    .toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1))
}

/** The day a rule is next due; null once it is over. */
function nextDay(rule: FollowUpRule, grant: Grant, done: readonly FollowUpDone[], on: LocalDate): LocalDate | null {
  const begins = grant.period.from
  if (!hasClock(rule)) {
    // Left to the decision; one that names no day is due at once, so that nobody is forgotten.
    const dueOn = grant.followUpOn ?? begins
    return lastDone(rule, done, begins, dueOn, on) === undefined ? dueOn : null
  }
  const since = rule.starts === 'decision' ? begins : null
  const last = lastDone(rule, done, since, since, on)
  if (last !== undefined && !rule.repeats) return null
  return afterClock(rule, last ?? begins)
}

/** The day a rule that starts with a discharge is due; null once it is done since the last one. */
function afterDischarge(
  rule: FollowUpRule,
  done: readonly FollowUpDone[],
  discharges: readonly LocalDate[],
  on: LocalDate,
): LocalDate | null {
  const last = discharges
    .filter((day) => day <= on)
    .toSorted()
    .at(-1)
  if (last === undefined || lastDone(rule, done, last, last, on) !== undefined) return null
  return afterClock(rule, last)
}

const hasClock = ({ months, weeks, days }: FollowUpRule): boolean => (months ?? weeks ?? days) !== undefined

const afterClock = ({ months = 0, weeks = 0, days = 0 }: FollowUpRule, from: LocalDate): LocalDate =>
  addDays(addMonths(from, months), 7 * weeks + days)

/** The last day a rule was done, up to `on`: by name not before `since`, as a bare day not before `bareSince`. */
function lastDone(
  rule: FollowUpRule,
  done: readonly FollowUpDone[],
  since: LocalDate | null,
  bareSince: LocalDate | null,
  on: LocalDate,
): LocalDate | undefined {
  let last: LocalDate | undefined
  for (const each of done) {
    const isBare = typeof each === 'string'
    if (!isBare && each.rule !== rule.id) continue
    const day = isBare ? each : each.on
    const earliest = isBare ? bareSince : since
    if (day <= on && (earliest === null || day >= earliest) && (last === undefined || day > last)) last = day
  }
  return last
}

/** Late from the day after it was due, an alarm once `alarmAfterDays` have passed since. */
function stateOf({ alarmAfterDays }: FollowUpRule, dueOn: LocalDate, on: LocalDate): DueFollowUp['state'] {
  if (on < dueOn) return 'ahead'
  if (on === dueOn) return 'due'
  return daysBetween(dueOn, on) < alarmAfterDays ? 'late' : 'alarm'
}
