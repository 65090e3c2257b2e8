import { expect, test } from 'vitest'
import type { Goal } from '#planning/explain/goals.ts'
import type { Proposal } from '#server/planning/propose.ts'
import { summaryOf } from './plan-words.ts'

const goal = (of: Goal['of'], kind: Goal['goal'], value: number, limit: number | null, isKept: boolean) =>
  ({ of, id: 'x', goal: kind, value, limit, isKept }) as Goal

test('a proposal in sentences with their figures, one and many', () => {
  const proposal = {
    visits: [{}, {}, {}],
    instance: { citizens: [{}, {}], carers: [{}] },
    goals: [
      goal('citizen', 'visits', 2, 2, true),
      goal('citizen', 'visits', 1, 2, false),
      goal('carer', 'overtime', 12, 0, false),
      goal('carer', 'travel', 95, null, true),
    ],
    notes: [{ kind: 'noPlan' }, { kind: 'facesUnknown', citizens: 7 }, { kind: 'noHome' }, { kind: 'noHome' }],
    breaches: [{}],
    travel: { by: 'estimate', reason: null },
    search: { steps: 4000, seconds: 1.04, seed: 1 },
  } as unknown as Proposal
  expect(summaryOf(proposal)).toBe(`3 of 4 visits to 2 citizens by 1 person
4000 steps in 1.0 s, seed 1; ways by estimate
How far the goals are kept
      1 of 2 citizens have all their visits
      0 of 1 carers are home when their shifts end, 12 minutes over
          95 minutes on the way
What is to be said beside it
  1 citizen has no plan
  who came the week before is not known for 7 citizens
  2 citizens live where nobody has said
The roster breaks the rules of working time 1 time.`)
})
