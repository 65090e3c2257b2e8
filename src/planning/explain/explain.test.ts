import { describe, expect, test } from 'vitest'
import { visitOf } from '#care/plans/plan.fixture.ts'
import { bookOf } from '#planning/feasible/book.ts'
import type { WeekFacts } from '#planning/week/facts.ts'
import { weekProblem } from '#planning/week/problem.ts'
import { anna, bo, citizenOf, grete, poul, tenMinutes, weekOfTeam } from '#planning/week/week.fixture.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'
import { whatWouldItCost } from './compare.ts'
import { goalsOf } from './goals.ts'

const wash = `${grete}/1/wash`
const clean = `${poul}/1/clean`
const visit = (frame: string, day: number, start: number, carer: string): FrirumSolutionVisit => ({
  ...{ frame, day, start, length: 30, carers: [carer] },
})
const opened = (visits: readonly FrirumSolutionVisit[], changed: Partial<WeekFacts> = {}) =>
  bookOf(weekProblem(weekOfTeam(changed), tenMinutes).instance, { visits, pauses: [] })

const goal = (book: ReturnType<typeof opened>, id: string, kind: string) => {
  const found = goalsOf(book).find((one) => one.id === id && one.goal === kind)
  return found && { value: found.value, limit: found.limit, isKept: found.isKept }
}

const good = [visit(wash, 0, 130, anna), visit(wash, 1, 130, anna), visit(wash, 2, 140, anna), visit(clean, 1, 300, bo)]

describe('each goal with its numbers', () => {
  test('every visit is made, or so many are not', () => {
    expect(goal(opened(good), grete, 'visits')).toEqual({ value: 3, limit: 3, isKept: true })
    expect(goal(opened(good.slice(1)), grete, 'visits')).toEqual({ value: 2, limit: 3, isKept: false })
  })

  // fulfils: 000-13, 004-49
  test('faces are counted over both weeks against the promise', () => {
    const five = ['c1', 'c2'] as never as WeekFacts['citizens'][number]['seen']
    const model = weekOfTeam().model
    const few = { ...model, teams: { ...(model.teams as never as object), facesMostIn14Days: 1 } }
    const changed = { model: few as never as typeof model, citizens: weekOfTeam().citizens }
    expect(goal(opened(good, changed), grete, 'faces')).toEqual({ value: 1, limit: 1, isKept: true })
    const mixed = [...good.slice(0, 2), visit(wash, 2, 140, bo)]
    expect(goal(opened(mixed, changed), grete, 'faces')).toEqual({ value: 2, limit: 1, isKept: false })
    const seen = { ...changed, citizens: changed.citizens.map((one) => ({ ...one, seen: [bo, ...five] })) }
    expect(goal(opened(good, seen), grete, 'faces')).toEqual({ value: 2, limit: 1, isKept: false })
  })

  test('the usual carer comes more often than anybody else', () => {
    expect(goal(opened(good), grete, 'usual')).toEqual({ value: 3, limit: 3, isKept: true })
    const others = [visit(wash, 0, 130, bo), visit(wash, 1, 130, bo), visit(wash, 2, 130, anna)]
    expect(goal(opened(others), grete, 'usual')).toEqual({ value: 1, limit: 3, isKept: false })
    expect(goal(opened(good), poul, 'usual')).toBeUndefined()
  })

  test('minutes outside what was agreed, and how far apart the days are', () => {
    // Half past five to six is before the morning; the window begins at six.
    expect(goal(opened([visit(wash, 0, 45, anna)]), grete, 'agreedTime')).toEqual({
      value: 15,
      limit: 0,
      isKept: false,
    })
    expect(goal(opened(good), grete, 'agreedTime')).toEqual({ value: 0, limit: 0, isKept: true })
    expect(goal(opened(good), grete, 'sameTime')).toEqual({ value: 10, limit: 30, isKept: true })
    expect(goal(opened([visit(wash, 0, 130, anna), visit(wash, 1, 180, anna)]), grete, 'sameTime')).toMatchObject({
      ...{ value: 50, isKept: false },
    })
  })

  test('two visits of different kinds at once are told', () => {
    const both = [visitOf('wash'), visitOf('meal')]
    const book = opened(
      [visit(wash, 0, 130, anna), visit(`${grete}/1/meal`, 0, 150, bo), visit(`${grete}/1/meal`, 1, 150, bo)],
      { citizens: [citizenOf(grete, both)] },
    )
    expect(goal(book, grete, 'oneAtATime')).toEqual({ value: 1, limit: 0, isKept: false })
  })

  test('of a carer: minutes over, the pause, the share of work and the way', () => {
    const late = opened([visit(wash, 1, 130, anna), visit(clean, 1, 585, bo)])
    // Done at 615, home at 625, the shift ends at 600.
    expect(goal(late, bo, 'overtime')).toEqual({ value: 25, limit: 0, isKept: false })
    expect(goal(late, bo, 'pauses')).toEqual({ value: 1, limit: 0, isKept: false })
    expect(goal(late, bo, 'travel')).toEqual({ value: 20, limit: null, isKept: true })
    // Fifty of 1,440 minutes are three per cent, for both.
    expect(goal(late, anna, 'load')).toEqual({ value: 3, limit: 3, isKept: true })
  })
})

describe('what a wish would cost', () => {
  test('the usual carer gained, and what the other has to give for it', () => {
    const book = opened([
      visit(wash, 0, 130, anna),
      visit(wash, 1, 130, bo),
      visit(wash, 2, 130, bo),
      visit(clean, 1, 300, bo),
    ])
    const tuesday = book.solution.visits[1] as FrirumSolutionVisit
    const answer = whatWouldItCost(book, { visit: tuesday, carer: anna })
    expect(answer.ok && answer.value.changes).toEqual([
      { of: 'citizen', id: grete, goal: 'usual', before: 1, after: 2, limit: 3, turns: 'kept' },
      expect.objectContaining({ of: 'carer', id: anna, goal: 'pauses', before: 1, after: 2, turns: null }),
      expect.objectContaining({ of: 'carer', id: anna, goal: 'load', before: 3, after: 7 }),
      expect.objectContaining({ of: 'carer', id: anna, goal: 'travel', before: 20, after: 40 }),
      expect.objectContaining({ of: 'carer', id: bo, goal: 'load', before: 10, after: 7 }),
      expect.objectContaining({ of: 'carer', id: bo, goal: 'travel', before: 50, after: 40 }),
    ])
  })

  test('what stands in the way is the answer where it cannot be', () => {
    const book = opened(good)
    const answer = whatWouldItCost(book, { visit: good[0] as FrirumSolutionVisit, day: 6 })
    expect(answer).toEqual({ ok: false, refusal: { kind: 'notAgreed' } })
  })
})
