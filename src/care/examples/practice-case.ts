/** Turns the short notation of shifts, teams and assessments into the nouns that the rules know. */
import type { Assessment, Need } from '#care/grants/assessment.ts'
import type { Shift } from '#care/people/shift.ts'
import type { PlanTeam } from '#care/plans/nobody-may.ts'
import { addDays, type LocalDate, localDate, weekday } from '#kernel/calendar/local-date.ts'
import { daysOf, period } from '#kernel/calendar/period.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { citizen, idOf } from './case.ts'
import { dayNames } from './day-name.ts'
import type { GivenDelegation, GivenMember, GivenNeed, GivenShift, PracticeQuestion } from './practice-question.ts'

const staffId = (who: string): Id<'Staff'> => who as Id<'Staff'>
const forEver = period(localDate('2000-01-01'), null)

export function shiftsOf(given: readonly GivenShift[], zone: Zone): Shift[] {
  return given.flatMap(({ who, from, to = from, days = dayNames, start, end }) =>
    [...daysOf({ from, to })]
      .filter((date) => days.includes(dayNames[weekday(date)] ?? 'monday'))
      .map((date) => ({
        staff: staffId(who),
        start: instantAt(date, start, zone),
        end: instantAt(end <= start ? addDays(date, 1) : date, end, zone),
      })),
  )
}

export function teamOf(members: readonly GivenMember[], delegated: readonly GivenDelegation[] = []): PlanTeam {
  return {
    members: members.map(({ who, profession, competences = [], to }) => ({
      staff: { id: staffId(who), key: who, name: who, profession, competences },
      period: to === undefined ? forEver : period(forEver.from, to),
    })),
    delegated: delegated.map(({ to, task, byProfession, from, until }, at) => ({
      id: idOf<'DelegatedTask'>(9, at),
      staff: staffId(to),
      task,
      givenBy: staffId('giver'),
      giverProfession: byProfession,
      period: { from, to: until },
    })),
  }
}

const needOf = ({ area, levelNow, levelExpected, ownView }: GivenNeed): Need => ({
  area,
  levelNow,
  levelExpected: levelExpected ?? null,
  ownView: ownView ?? null,
})

export const assessedBefore = (before: { readonly on: LocalDate; readonly needs: readonly GivenNeed[] } | undefined) =>
  before ? { on: before.on, needs: before.needs.map(needOf) } : null

/** Notes say where they stand and nothing else: an example is about which parts are filled. */
export function assessmentOf({
  on,
  needs,
  filled,
}: Extract<PracticeQuestion, { kind: 'assessment' }>): Omit<Assessment, 'considered'> {
  const note = (part: (typeof filled)[number]) => (filled.includes(part) ? part : null)
  const said = note('conversation')
  return {
    id: idOf<'Assessment'>(10),
    citizen,
    on,
    needs: needs.map(needOf),
    wishes: note('wishes'),
    resources: note('resources'),
    conversation: { contact: said, contract: said, communication: said, conclusion: said },
  }
}
