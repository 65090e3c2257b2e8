/** What the public rules answer to questions of people's work and of what is known. */
import { toldApart } from '#care/governance/evidence.ts'
import { funnelSteps } from '#care/governance/funnel.ts'
import { judgeAssessment } from '#care/grants/judge-assessment.ts'
import { judgeShifts } from '#care/people/judge-shifts.ts'
import { mayBeFixedContact } from '#care/people/responsibility.ts'
import type { Shift } from '#care/people/shift.ts'
import { competenceMatrix } from '#care/people/task.ts'
import { checkPlan } from '#care/plans/check-plan.ts'
import { tasksOf } from '#care/plans/nobody-may.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { type Answers, ground } from './answers.ts'
import { planOn, standingOn } from './case.ts'
import { assessedBefore, assessmentOf, shiftsOf, teamOf } from './practice-case.ts'
import type { PracticeQuestion } from './practice-question.ts'

export const answersOfPractice: Answers<PracticeQuestion['kind']> = {
  workingTime(model, _, { shifts, dayBreaks = {} }) {
    const zone = model.zone as Zone
    const breaches = judgeShifts(model.workingTime ?? [], shiftsOf(shifts, zone), {
      zone,
      dayBreaks: new Map(Object.entries(dayBreaks).map(([who, at]) => [who as Id<'Staff'>, at])),
    })
    const plain = breaches.map(({ kind, rule, law, staff, after, before, from, to, found, limit }) => ({
      kind,
      who: staff,
      found,
      limit,
      after: after && hoursOf(after, zone),
      before: before && hoursOf(before, zone),
      during: { from: dayOf(from, zone), to: dayOf((to - 1) as Instant, zone) },
      law: lawOf(model, law),
      ...ground(model, `workingTime.${rule}.${kind}`),
    }))
    return { breaches: plain }
  },
  competences(model, given, { on, members, delegated }) {
    const plan = planOn(given, on)
    const team = teamOf(members, delegated)
    const findings = checkPlan(model, standingOn(given, on, {}).grant, plan, team)
    const tasks = plan.visits.flatMap((visit) => tasksOf(model.catalogue, visit))
    const there = team.members.filter(({ period: { to } }) => to === null || on <= to).map(({ staff }) => staff)
    const table = competenceMatrix(tasks, there, team.delegated, on)
    return { findings, table: Object.fromEntries(table.map(({ task, of }) => [task, of])) }
  },
  fixedContact({ fixedContact, ...model }, _, { profession, on }) {
    const may = on.map((day) => mayBeFixedContact(fixedContact, { profession }, { from: day, to: day }).ok)
    const law = fixedContact ? { law: lawOf(model, fixedContact.law) } : {}
    return { may, professions: fixedContact?.professions ?? null, ...law }
  },
  assessment(model, _, asked) {
    const steps = asked.filled.includes('funnel') ? (model.funnel ?? funnelSteps) : []
    const considered = steps.map((step) => ({ step, note: step }))
    const judged = judgeAssessment(model, { ...assessmentOf(asked), considered }, assessedBefore(asked.before))
    return { ...judged, instrument: model.assessment?.instrument ?? null, ...ground(model, 'assessment') }
  },
  evidence({ evidence }, _, { finding }) {
    const found = evidence?.findings.find(({ id }) => id === finding)
    if (!found) return { finding: null }
    const { tentative, cause, source, on } = found
    if (found.cause === 'certain') return { tentative, cause, source, on }
    const comparison = evidence?.comparisons.find(({ id }) => id === found.comparison)
    return {
      tentative,
      cause,
      source,
      on,
      comparison: found.comparison,
      apart: comparison ? toldApart(comparison) : [],
    }
  },
}

const dayOf = (at: Instant, zone: Zone) => localTime(at, zone).date

/** `2026-10-05 14:00-22:30`, as the clock shows there. */
function hoursOf({ start, end }: Shift, zone: Zone): string {
  const [from, to] = [localTime(start, zone), localTime(end, zone)]
  return `${from.date} ${writeTimeOfDay(from.time)}-${writeTimeOfDay(to.time)}`
}

type Laws = { readonly laws: readonly { readonly key: string; act: string; section: string; verified: boolean }[] }

function lawOf({ laws }: Laws, key: string): object {
  const { act = null, section = null, verified = false } = laws.find((law) => law.key === key) ?? {}
  return { act, section, verified }
}
