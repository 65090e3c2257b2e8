/** What must hold of the compass whatever the model, written so that it can be held against any classification. */
import { expect } from 'vitest'
import type { Change, ChangeComponent, Standing } from '#care/changes/change.ts'
import type { classifyChange } from '#care/changes/compass.ts'
import { minutesBeyondGrant } from '#care/changes/time.ts'
import { type Effect, effects, situations } from '#care/governance/delegation.ts'
import { effectOf } from '#care/governance/effect-of.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { type Role, roles } from '#care/people/actor.ts'
import { type Case, fullPlan, on, replanned } from './compass-cases.ts'

export type Classify = typeof classifyChange
type Law = (classify: Classify) => (row: Case) => void

const strength = (effect: Effect): number => effects.indexOf(effect)

export const answersWithGround: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const compass = classify(model, standing, change, actor, on)
    expect(effects).toContain(compass.effect)
    expect(roles).toContain(compass.by)
    expect(compass.situations.length).toBeGreaterThan(0)
    expect(compass.ground.length).toBeGreaterThanOrEqual(change.components.length)
    expect(new Set(compass.ground.map(({ situation }) => situation))).toEqual(new Set(compass.situations))
    for (const { situation, law, on: day, inputs } of compass.ground) {
      expect(situations).toContain(situation)
      expect(law).toEqual(effectOf(model, situation).law)
      expect(day).toBe(on)
      expect(Object.keys(inputs).length).toBeGreaterThan(0)
    }
  }

export const strictestWins: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const compass = classify(model, standing, change, actor, on)
    const rulings = compass.situations.map((situation) => effectOf(model, situation))
    expect(strength(compass.effect)).toBe(Math.max(...rulings.map(({ effect }) => strength(effect))))
    expect(new Set(compass.follows)).toEqual(new Set(rulings.flatMap(({ follows }) => follows)))
  }

/** More and less time in one change make up for one another, so there the parts alone say nothing. */
export const neverMilderThanAPart: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const signs = change.components.flatMap((part) => (part.kind === 'time' ? [Math.sign(part.minutesPerWeek)] : []))
    if (signs.includes(1) && signs.includes(-1)) return
    const whole = strength(classify(model, standing, change, actor, on).effect)
    for (const part of change.components) {
      const alone = classify(model, standing, { ...change, components: [part] }, actor, on)
      expect(whole).toBeGreaterThanOrEqual(strength(alone.effect))
    }
  }

export const privateStaffNeverDecide: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const compass = classify(model, standing, change, { ...actor, private: true }, on)
    if (strength(compass.effect) < strength('outside')) return
    expect(compass.mayDecide).toBe(false)
    expect(roles.indexOf(compass.by)).toBeGreaterThanOrEqual(roles.indexOf('caseOfficer'))
  }

export const roleOnlyHelps: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const answers = roles.map((role) => classify(model, standing, change, { ...actor, role }, on))
    for (const [index, answer] of answers.entries()) {
      expect({ ...answer, mayDecide: null }).toEqual({ ...answers[0]!, mayDecide: null })
      if (index > 0 && answers[index - 1]!.mayDecide) expect(answer.mayDecide).toBe(true)
    }
  }

export const asksForEveryCompetence: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const compass = classify(model, standing, change, actor, on)
    if (compass.mayDecide) expect(actor.competences).toEqual(expect.arrayContaining([...compass.competences]))
  }

export const sameQuestionSameAnswer: Law =
  (classify) =>
  ({ model, standing, change, actor }) => {
    const again = structuredClone({ model, standing, change, actor })
    expect(classify(again.model, again.standing, again.change, again.actor, on)).toEqual(
      classify(model, standing, change, actor, on),
    )
  }

export const wantedTimeIsNeverAdverse =
  (classify: Classify) =>
  ({ model, standing, actor }: Case, components: readonly ChangeComponent[], goalsKept: boolean) => {
    const change = { components, wanted: true, goalsKept, conditionsWorsen: false }
    expect(classify(model, standing, change, actor, on).effect).not.toBe('adverse')
  }

/** With other deciders in the table, everything but who decides is as before. */
export const consentIsApart =
  (classify: Classify) =>
  ({ model, standing, change, actor }: Case, deciders: readonly Role[]) => {
    const delegations = model.delegations.map((row, index) => ({
      ...row,
      decidedBy: deciders[index % deciders.length]!,
    }))
    const answer = (steering: GovernanceModel) => {
      const { by: _, mayDecide: __, ...rest } = classify(steering, standing, change, actor, on)
      return rest
    }
    expect(answer({ ...model, delegations })).toEqual(answer(model))
  }

/** Cut in two at `cut` percent and turned about by `turn`, each part asked from where the last one left off. */
export const splittingNeverSoftens =
  (classify: Classify) =>
  ({ model, standing, change, actor }: Case, cut: number, turn: number) => {
    if (change.components.length === 0) return
    const planned = { ...standing, plan: standing.plan ?? fullPlan(model) }
    let now: Standing = planned
    let strictest = 0
    for (const part of split(change, cut, turn)) {
      strictest = Math.max(strictest, strength(classify(model, now, part, actor, on).effect))
      now = after(model, now, part)
    }
    expect(strictest).toBeGreaterThanOrEqual(strength(classify(model, planned, change, actor, on).effect))
  }

function split({ components, ...rest }: Change, cut: number, turn: number): Change[] {
  const parts = components.flatMap((part) => cutInTwo(part, (whole) => Math.trunc((whole * cut) / 100)))
  const at = turn % parts.length
  return [...parts.slice(at), ...parts.slice(0, at)].map((part) => ({ ...rest, components: [part] }))
}

function cutInTwo(part: ChangeComponent, first: (whole: number) => number): ChangeComponent[] {
  if (part.kind === 'time') {
    const minutesPerWeek = first(part.minutesPerWeek)
    return [
      { ...part, minutesPerWeek },
      { ...part, minutesPerWeek: part.minutesPerWeek - minutesPerWeek },
    ]
  }
  if (part.kind === 'tasks')
    return [
      { ...part, remove: [] },
      { ...part, add: [] },
    ]
  if (part.kind !== 'swapped') return [part]
  const [minutesGiven, minutesGot] = [first(part.minutesGiven), first(part.minutesGot)]
  const rest = { minutesGiven: part.minutesGiven - minutesGiven, minutesGot: part.minutesGot - minutesGot }
  return [
    { ...part, minutesGiven, minutesGot },
    { ...part, ...rest },
  ]
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
