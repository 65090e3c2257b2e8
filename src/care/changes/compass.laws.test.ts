/** What holds of the compass under every model, grant, change and actor; each law is also seen to fail. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import {
  consequences,
  type Delegation,
  type Effect,
  type EffectRule,
  effects,
  situations,
} from '#care/governance/delegation.ts'
import { effectOf } from '#care/governance/effect-of.ts'
import type { GovernanceModel, Service } from '#care/governance/model.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import type { Frame, FrameScope } from '#care/grants/grant.ts'
import { type Actor, roles } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { usedIn, weeklyUse } from '#care/plans/plan-use.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Change, ChangeComponent, Standing } from './change.ts'
import { classifyChange } from './compass.ts'
import { minutesBeyondGrant } from './time.ts'

type Classify = typeof classifyChange
const runs = { numRuns: 400 }
const on = localDate('2026-03-04')
const strength = (effect: Effect) => effects.indexOf(effect)

// --- models: the small model with other steering ---

/** Time of a cluster that is of no particular service stands with a service of its own, so that it can be planned. */
const clusterIds = baseModel.catalogue.clusters.map(({ id }) => id)
const spare = (cluster: string): Service => ({ ...baseModel.catalogue.services[0]!, id: `any-${cluster}`, cluster })
const catalogue = {
  ...baseModel.catalogue,
  services: [...baseModel.catalogue.services, ...clusterIds.map(spare)],
}
const services = baseModel.catalogue.services.map(({ id }) => id)
const packageIds = (baseModel.packages ?? []).map(({ id }) => id)
const packageMatters = (baseModel.packages ?? []).map(({ delegation }) => delegation)

const someEffects = fc.uniqueArray(
  fc.record({
    situation: fc.constantFrom(...situations),
    effect: fc.constantFrom(...effects),
    follows: fc.subarray([...consequences]),
    law: fc.constantFrom('care', 'procedure'),
  }),
  { selector: ({ situation }) => situation },
) satisfies fc.Arbitrary<EffectRule[]>

const aDelegation = fc.record({
  decidedBy: fc.constantFrom(...roles),
  consent: fc.subarray(['citizen', 'relative'] as const),
  competence: fc.constantFrom(null, null, 'infection', 'wounds'),
})
const someDelegations = fc
  .record({
    decisions: fc.subarray([...situations, ...packageMatters]),
    rows: fc.array(aDelegation, { minLength: 30, maxLength: 30 }),
    minorMost: fc.option(fc.nat(120), { nil: undefined }),
  })
  .map(({ decisions, rows, minorMost }) =>
    decisions.map((decision, index): Delegation => {
      const row = { decision, ...rows[index % rows.length]! }
      return decision === 'moreTimeMinor' && minorMost !== undefined ? { ...row, minorMinutesPerWeek: minorMost } : row
    }),
  )

const aModel = fc
  .record({
    effects: someEffects,
    delegations: someDelegations,
    scope: fc.constantFrom('whole', 'cluster', 'service'),
    per: fc.constantFrom('week', 'fourWeeks', 'month'),
    promises: fc.constantFrom('minutes', 'goals'),
    packages: fc.subarray([...(baseModel.packages ?? [])]),
    swap: fc.option(
      fc.record({
        scope: fc.constantFrom('catalogue', 'cluster'),
        mostPerPeriod: fc.option(fc.nat(3)),
        equivalencePercent: fc.constantFrom(50, 100, 150),
        withRelatives: fc.boolean(),
        withCivilSociety: fc.boolean(),
      }),
    ),
  })
  .map(({ scope, per, promises, swap, ...rest }): GovernanceModel => {
    const { swap: ownSwap, ...bare } = baseModel
    const model = { ...bare, ...rest, catalogue, frame: { scope, per, promises } } as GovernanceModel
    return swap && ownSwap ? ({ ...model, swap: { ...ownSwap, ...swap } } as GovernanceModel) : model
  })

// --- where a citizen stands ---

const lots = 600
const once = { kind: 'timesAWeek', times: 1 } as const
/** One visit for each service, for the rest of each cluster, and for time of no service; frames lie close to it. */
const basePlan = planOf(
  [...catalogue.services.map(({ id }) => id), 'none'].map((id) =>
    visitOf(id, { days: once, minutes: minutes(lots), services: id === 'none' ? [] : [id] }),
  ),
)

const aStanding = (model: GovernanceModel): fc.Arbitrary<Standing> =>
  fc
    .record({
      spareMinutes: fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 6, maxLength: 6 }),
      held: fc.subarray([0, 1, 2, 3, 4, 5]),
      level: fc.constantFrom(
        ['maintaining', '2'],
        ['developing', '3'],
        ['individual', 'over'],
        ['maintaining', null],
        [null, null],
      ),
      beyondTheDay: fc.boolean(),
      ended: fc.constantFrom(false, false, false, true),
      plan: fc.constantFrom(basePlan, basePlan, basePlan, null),
      minorMinutesSoFar: fc.nat(60),
      swapsSoFar: fc.nat(3),
    })
    .map(({ spareMinutes, held, level, beyondTheDay, ended, ...rest }) => {
      const names = { whole: ['all'], cluster: clusterIds, service: services }[model.frame.scope]
      const frames = held.flatMap((index): Frame[] => {
        const name = names[index]
        if (name === undefined) return []
        const scope = scopeOf(model.frame.scope, name)
        const inWeek = usedIn(weeklyUse(model.catalogue, basePlan), scope) + (spareMinutes[index] ?? 0)
        return [{ scope, minutes: minutes(Math.round(inWeek * weeksIn[model.frame.per])), per: model.frame.per }]
      })
      const period = { from: localDate('2026-01-05'), to: ended ? localDate('2026-02-28') : null }
      const [category, band] = level as [string | null, string | null]
      return { ...rest, grant: grantOf({ frames, category, band, beyondTheDay, period }) }
    })

const weeksIn = { week: 1, fourWeeks: 4, month: 31 / 7 }
const scopeOf = (kind: FrameScope['kind'], name: string): FrameScope =>
  kind === 'whole' ? { kind } : kind === 'cluster' ? { kind, cluster: name } : { kind, service: name }

// --- changes ---

const aService = fc.constantFrom(...services, 'gardening')
const aScope = fc.oneof(
  fc.constant<FrameScope>({ kind: 'whole' }),
  fc.constantFrom(...clusterIds).map((cluster): FrameScope => ({ kind: 'cluster', cluster })),
  fc.constantFrom(...services).map((service): FrameScope => ({ kind: 'service', service })),
)
const someMinutes = fc.integer({ min: -120, max: 120 })
const timePart = fc.record({ kind: fc.constant('time'), minutesPerWeek: someMinutes, scope: aScope })
const aPart: fc.Arbitrary<ChangeComponent> = fc.oneof(
  { weight: 4, arbitrary: timePart },
  fc.record({
    kind: fc.constant('tasks'),
    add: fc.array(aService, { maxLength: 3 }),
    remove: fc.array(aService, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('moved'), visit: fc.constantFrom('hygiene', 'nowhere') }),
  fc.record({
    kind: fc.constant('swapped'),
    give: aService,
    get: aService,
    minutesGiven: fc.nat(60),
    minutesGot: fc.nat(60),
    with: fc.constantFrom('team', 'relatives', 'civilSociety'),
  }),
  fc.record({
    kind: fc.constant('package'),
    package: fc.constantFrom(...packageIds, 'holiday'),
    newCitizen: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('level'),
    category: fc.constantFrom('developing', 'maintaining', 'individual', 'golden'),
    band: fc.constantFrom('1', '2', '3', 'over', null),
  }),
  fc.record({ kind: fc.constant('paused'), days: fc.nat(60) }),
  fc.record({ kind: fc.constant('ended') }),
) as fc.Arbitrary<ChangeComponent>
const flags = { wanted: fc.boolean(), goalsKept: fc.boolean(), conditionsWorsen: fc.boolean() }
const aChange: fc.Arbitrary<Change> = fc.record({ components: fc.array(aPart, { maxLength: 4 }), ...flags })

const anActor: fc.Arbitrary<Actor> = fc.record({
  role: fc.constantFrom(...roles),
  competences: fc.subarray(['infection', 'wounds']),
  private: fc.boolean(),
})

const aCase = aModel.chain((model) =>
  fc.record({ model: fc.constant(model), standing: aStanding(model), change: aChange, actor: anActor }),
)

/** Mild steering, full frames and wants that are easily granted: where a part more decides. */
const aDelicateCase = fc
  .record({
    scope: fc.constantFrom('whole', 'cluster', 'service'),
    minorMost: fc.nat(80),
    swapsMost: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ scope, minorMost, swapsMost }): GovernanceModel => {
    const delegations = baseModel.delegations.map((row) =>
      row.decision === 'moreTimeMinor' ? { ...row, minorMinutesPerWeek: minorMost } : row,
    )
    const swap = { ...baseModel.swap!, mostPerPeriod: swapsMost }
    return { ...baseModel, catalogue, delegations, swap, frame: { scope, per: 'week', promises: 'minutes' } as const }
  })
  .chain((model) => {
    const aGrantedService = fc.constantFrom(...services)
    const aSwap = fc
      .record({ give: aGrantedService, get: aGrantedService })
      .map((names): ChangeComponent => ({ kind: 'swapped', ...names, minutesGiven: 30, minutesGot: 30, with: 'team' }))
    const parts = fc.array(fc.oneof(timePart as fc.Arbitrary<ChangeComponent>, aSwap), { minLength: 1, maxLength: 3 })
    return fc.record({
      model: fc.constant(model),
      standing: aStanding(model),
      change: fc.record({
        components: parts,
        ...flags,
        wanted: fc.constant(true),
        conditionsWorsen: fc.constant(false),
      }),
      actor: anActor,
    })
  })

type Case = { model: GovernanceModel; standing: Standing; change: Change; actor: Actor }
const law = (holds: (row: Case) => void) => fc.assert(fc.property(aCase, holds), runs)
const fails = (holds: (row: Case) => void) =>
  expect(fc.check(fc.property(aCase, holds), { numRuns: 5000 }).failed, 'this law cannot fail').toBe(true)

// --- splitting ---

/** The same change in smaller parts: each part of it cut in two at `cut` percent, then all of them turned about. */
function split({ components, ...rest }: Change, cut: number, turn: number): Change[] {
  const parts = components.flatMap((part): ChangeComponent[] => {
    if (part.kind === 'time') {
      const first = Math.trunc((part.minutesPerWeek * cut) / 100)
      return [first, part.minutesPerWeek - first].map((minutesPerWeek) => ({ ...part, minutesPerWeek }))
    }
    if (part.kind === 'tasks')
      return [
        { ...part, remove: [] },
        { ...part, add: [] },
      ]
    if (part.kind === 'swapped') {
      const given = Math.trunc((part.minutesGiven * cut) / 100)
      const got = Math.trunc((part.minutesGot * cut) / 100)
      return [
        { ...part, minutesGiven: given, minutesGot: got },
        { ...part, minutesGiven: part.minutesGiven - given, minutesGot: part.minutesGot - got },
      ]
    }
    return [part]
  })
  const at = parts.length === 0 ? 0 : turn % parts.length
  return [...parts.slice(at), ...parts.slice(0, at)].map((part) => ({ ...rest, components: [part] }))
}

/** Where the citizen stands once a part is made: planned, counted as minor, swapped. */
function after(model: GovernanceModel, standing: Standing, change: Change): Standing {
  const { components } = change
  return {
    ...standing,
    plan: standing.plan && components.reduce(replanned, standing.plan),
    minorMinutesSoFar: standing.minorMinutesSoFar + minutesBeyondGrant(model, standing, change, on),
    swapsSoFar: standing.swapsSoFar + components.filter(({ kind }) => kind === 'swapped').length,
  }
}

function replanned(plan: RhythmPlan, part: ChangeComponent): RhythmPlan {
  if (part.kind !== 'time') return plan
  const { scope, minutesPerWeek } = part
  const key = scope.kind === 'whole' ? 'none' : scope.kind === 'cluster' ? `any-${scope.cluster}` : scope.service
  const visits = plan.visits.map((visit) =>
    visit.key === key ? { ...visit, minutes: minutes(visit.minutes + minutesPerWeek) } : visit,
  )
  return { ...plan, visits }
}

const splittingNeverSoftens =
  (classify: Classify) =>
  ({ model, standing, change, actor }: Case, cut: number, turn: number) => {
    const planned = { ...standing, plan: standing.plan ?? basePlan }
    let now: Standing = planned
    let strictest = 0
    for (const part of split(change, cut, turn)) {
      strictest = Math.max(strictest, strength(classify(model, now, part, actor, on).effect))
      now = after(model, now, part)
    }
    if (change.components.length === 0) return
    expect(strictest).toBeGreaterThanOrEqual(strength(classify(model, planned, change, actor, on).effect))
  }

// --- the laws ---

describe('the compass', () => {
  it('answers every change of every actor under every model, with its ground', () =>
    law(({ model, standing, change, actor }) => {
      const compass = classifyChange(model, standing, change, actor, on)
      expect(effects).toContain(compass.effect)
      expect(roles).toContain(compass.by)
      expect(compass.situations.length).toBeGreaterThan(0)
      expect(new Set(compass.ground.map(({ situation }) => situation))).toEqual(new Set(compass.situations))
      for (const { situation, law: reference, on: day, inputs } of compass.ground) {
        expect(situations).toContain(situation)
        expect(reference).toEqual(effectOf(model, situation).law)
        expect(day).toBe(on)
        expect(Object.keys(inputs).length).toBeGreaterThan(0)
      }
      for (const { kind } of change.components) expect([kind, compass.ground.length > 0]).toEqual([kind, true])
    }))

  it('reads every situation there is', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(aCase, ({ model, standing, change, actor }) => {
        for (const situation of classifyChange(model, standing, change, actor, on).situations) met.add(situation)
      }),
      { numRuns: 3000, seed: 7 },
    )
    expect([...met].sort()).toEqual([...situations].sort())
  })

  it('gives a change the effect of its strictest part, and lets everything follow that follows from any', () =>
    law(({ model, standing, change, actor }) => {
      const compass = classifyChange(model, standing, change, actor, on)
      const rulings = compass.situations.map((situation) => effectOf(model, situation))
      expect(strength(compass.effect)).toBe(Math.max(...rulings.map(({ effect }) => strength(effect))))
      expect(new Set(compass.follows)).toEqual(new Set(rulings.flatMap(({ follows }) => follows)))
    }))

  const neverMilderThanAPart =
    (classify: Classify) =>
    ({ model, standing, change, actor }: Case) => {
      const times = change.components.flatMap((part) => (part.kind === 'time' ? [Math.sign(part.minutesPerWeek)] : []))
      if (times.includes(1) && times.includes(-1)) return
      const whole = strength(classify(model, standing, change, actor, on).effect)
      for (const part of change.components) {
        const alone = classify(model, standing, { ...change, components: [part] }, actor, on)
        expect(whole).toBeGreaterThanOrEqual(strength(alone.effect))
      }
    }
  it('is never milder about a change than about one of its parts alone, unless more time makes up for less', () =>
    law(neverMilderThanAPart(classifyChange)))
  it('(and would be, if the first part stood for the whole)', () =>
    fails(
      neverMilderThanAPart((model, standing, change, actor, day) =>
        classifyChange(model, standing, { ...change, components: change.components.slice(0, 1) }, actor, day),
      ),
    ))

  describe('when a change is split', () => {
    const property = (classify: Classify) =>
      fc.property(
        fc.oneof(aCase, aDelicateCase),
        fc.integer({ min: -50, max: 150 }),
        fc.nat(9),
        splittingNeverSoftens(classify),
      )
    const breaks = (classify: Classify) =>
      expect(fc.check(property(classify), { numRuns: 20_000 }).failed, 'this law cannot fail').toBe(true)

    it('is never softer over all parts than over the whole', () =>
      fc.assert(property(classifyChange), { numRuns: 2000 }))
    it('(and would be, if it forgot what was added since the decision)', () =>
      breaks((model, standing, change, actor, day) =>
        classifyChange(model, { ...standing, minorMinutesSoFar: 0 }, change, actor, day),
      ))
    it('(and would be, if it looked at the first plan for ever)', () =>
      breaks((model, standing, change, actor, day) =>
        classifyChange(model, { ...standing, plan: basePlan }, change, actor, day),
      ))
    it('(and would be, if it forgot the swaps already made)', () =>
      breaks((model, standing, change, actor, day) =>
        classifyChange(model, { ...standing, swapsSoFar: 0 }, change, actor, day),
      ))
  })

  it('never calls more time adverse that the citizen wants at the same fee and conditions', () => {
    const more = fc.record({
      kind: fc.constant('time' as const),
      minutesPerWeek: fc.nat(5000),
      scope: aScope,
    })
    fc.assert(
      fc.property(aCase, fc.array(more, { minLength: 1, maxLength: 3 }), fc.boolean(), (row, components, goalsKept) => {
        const change = { components, wanted: true, goalsKept, conditionsWorsen: false }
        expect(classifyChange(row.model, row.standing, change, row.actor, on).effect).not.toBe('adverse')
      }),
      runs,
    )
  })

  const privateStaffNeverDecide =
    (classify: Classify) =>
    ({ model, standing, change, actor }: Case) => {
      const compass = classify(model, standing, change, { ...actor, private: true }, on)
      if (strength(compass.effect) < strength('outside')) return
      expect(compass.mayDecide).toBe(false)
      expect(roles.indexOf(compass.by)).toBeGreaterThanOrEqual(roles.indexOf('caseOfficer'))
    }
  it("never lets a private provider's staff decide what is adverse or outside", () =>
    law(privateStaffNeverDecide(classifyChange)))
  it('(and would, if it did not ask whose staff they are)', () =>
    fails(
      privateStaffNeverDecide((model, standing, change, actor, day) =>
        classifyChange(model, standing, change, { ...actor, private: false }, day),
      ),
    ))

  it('depends on the role of who asks in nothing but who may, and there the ladder only helps', () =>
    law(({ model, standing, change, actor }) => {
      const answers = roles.map((role) => classifyChange(model, standing, change, { ...actor, role }, on))
      for (const [index, answer] of answers.entries()) {
        expect({ ...answer, mayDecide: null }).toEqual({ ...answers[0]!, mayDecide: null })
        if (index > 0 && answers[index - 1]!.mayDecide) expect(answer.mayDecide).toBe(true)
      }
    }))

  it('keeps consent and competence apart from who decides', () =>
    fc.assert(
      fc.property(aCase, fc.array(fc.constantFrom(...roles), { minLength: 30, maxLength: 30 }), (row, deciders) => {
        const delegations = row.model.delegations.map((delegation, index) => ({
          ...delegation,
          decidedBy: deciders[index % 30]!,
        }))
        const answer = (model: GovernanceModel) => {
          const { by: _, mayDecide: __, ...rest } = classifyChange(model, row.standing, row.change, row.actor, on)
          return rest
        }
        expect(answer({ ...row.model, delegations })).toEqual(answer(row.model))
      }),
      runs,
    ))

  it('lets nobody decide without every competence it asks for', () =>
    law(({ model, standing, change, actor }) => {
      const compass = classifyChange(model, standing, change, actor, on)
      if (compass.mayDecide) expect(actor.competences).toEqual(expect.arrayContaining([...compass.competences]))
    }))

  it('gives the same answer to the same question, and to a copy of it', () =>
    law(({ model, standing, change, actor }) => {
      const again = structuredClone({ model, standing, change, actor })
      expect(classifyChange(again.model, again.standing, again.change, again.actor, on)).toEqual(
        classifyChange(model, standing, change, actor, on),
      )
    }))
})
