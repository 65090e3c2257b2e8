/** The laws of the compass, under any steering and under every preset; each is also seen to fail. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyChange } from '#care/changes/compass.ts'
import { situations } from '#care/governance/delegation.ts'
import { roles } from '#care/people/actor.ts'
import { loadPreset, presetIds } from '#server/governance/load.ts'
import { anyModel, aTimePart, type Case, casesUnder, delicateCases, fullPlan, on } from './compass-cases.ts'
import * as laws from './compass-laws.ts'

const anyCase = casesUnder(anyModel)
const cuts = [fc.integer({ min: -50, max: 150 }), fc.nat(9)] as const
const someMoreTime = (cases: fc.Arbitrary<Case>) =>
  cases.chain((row) => {
    const more = fc.array(aTimePart(row.model, 1, 5000), { minLength: 1, maxLength: 3 })
    return fc.tuple(fc.constant(row), more, fc.boolean())
  })

const ofOneCase: readonly [title: string, law: (classify: laws.Classify) => (row: Case) => void][] = [
  ['answers every change of every actor, with its ground', laws.answersWithGround],
  ['gives a change the effect of its strictest part, and all that follows from any', laws.strictestWins],
  ['is never milder about a change than about one of its parts', laws.neverMilderThanAPart],
  ["never lets a private provider's staff decide what is adverse or outside", laws.privateStaffNeverDecide],
  ['depends on the role in nothing but who may decide, and there the ladder only helps', laws.roleOnlyHelps],
  ['lets nobody decide without every competence it asks for', laws.asksForEveryCompetence],
  ['gives the same answer to the same question, and to a copy of it', laws.sameQuestionSameAnswer],
]

function holdsUnder(cases: fc.Arbitrary<Case>, numRuns: number) {
  it.each(ofOneCase)('%s', (_, law) => fc.assert(fc.property(cases, law(classifyChange)), { numRuns }))

  it('is never softer over all parts of a change than over the whole', () =>
    fc.assert(fc.property(cases, ...cuts, laws.splittingNeverSoftens(classifyChange)), { numRuns: 3 * numRuns }))

  it('never calls more time adverse that the citizen wants at the same fee and conditions', () => {
    const law = laws.wantedTimeIsNeverAdverse(classifyChange)
    fc.assert(
      fc.property(someMoreTime(cases), (row) => law(...row)),
      { numRuns },
    )
  })

  it('keeps consent and competence apart from who decides', () => {
    const deciders = fc.array(fc.constantFrom(...roles), { minLength: 30, maxLength: 30 })
    fc.assert(fc.property(cases, deciders, laws.consentIsApart(classifyChange)), { numRuns })
  })
}

describe('the compass under any steering', () => {
  holdsUnder(fc.oneof(anyCase, delicateCases), 600)

  it('reads every situation there is', () => {
    const met = new Set<string>()
    const meet = ({ model, standing, change, actor }: Case) => {
      for (const situation of classifyChange(model, standing, change, actor, on).situations) met.add(situation)
    }
    fc.assert(fc.property(anyCase, meet), { numRuns: 3000, seed: 7 })
    expect([...met].sort()).toEqual([...situations].sort())
  })
})

describe.each(await presetIds())('the compass under %s', async (id) => {
  const preset = await loadPreset(id)
  holdsUnder(casesUnder(fc.constant(preset!.model)), 300)
})

describe('the laws can fail', () => {
  const fails = <Asked>(property: fc.IProperty<Asked>) =>
    expect(fc.check(property, { numRuns: 30_000 }).failed, 'this law cannot fail').toBe(true)

  it('when the first part stands for the whole', () =>
    fails(
      fc.property(
        anyCase,
        laws.neverMilderThanAPart((model, standing, change, actor, day) =>
          classifyChange(model, standing, { ...change, components: change.components.slice(0, 1) }, actor, day),
        ),
      ),
    ))

  it('when nobody asks whose staff somebody is', () =>
    fails(
      fc.property(
        anyCase,
        laws.privateStaffNeverDecide((model, standing, change, actor, day) =>
          classifyChange(model, standing, change, { ...actor, private: false }, day),
        ),
      ),
    ))

  it('when who asks has a say in what a change is', () =>
    fails(
      fc.property(
        anyCase,
        laws.roleOnlyHelps((model, standing, change, actor, day) =>
          classifyChange(model, standing, { ...change, wanted: actor.role === 'citizen' }, actor, day),
        ),
      ),
    ))

  it('when a wish is not asked for', () =>
    fails(
      fc.property(someMoreTime(anyCase), (row) =>
        laws.wantedTimeIsNeverAdverse((model, standing, change, actor, day) =>
          classifyChange(model, standing, { ...change, wanted: false }, actor, day),
        )(...row),
      ),
    ))

  it.each<[string, laws.Classify]>([
    [
      'when what was added since the decision is forgotten',
      (model, standing, ...asked) => classifyChange(model, { ...standing, minorMinutesSoFar: 0 }, ...asked),
    ],
    [
      'when the first plan is looked at for ever',
      (model, standing, ...asked) => classifyChange(model, { ...standing, plan: fullPlan(model) }, ...asked),
    ],
    [
      'when swaps already made are forgotten',
      (model, standing, ...asked) => classifyChange(model, { ...standing, swapsSoFar: 0 }, ...asked),
    ],
  ])('%s', (_, broken) => fails(fc.property(delicateCases, ...cuts, laws.splittingNeverSoftens(broken))))
})
