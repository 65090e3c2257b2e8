/** Models, citizens' standings, changes and actors to try the compass on: most close to an edge, where it matters. */
import fc from 'fast-check'
import type { Change, ChangeComponent, Standing } from '#care/changes/change.ts'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { consequences, type Delegation, effects, situations } from '#care/governance/delegation.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import type { Frame, FrameScope } from '#care/grants/grant.ts'
import { type Actor, roles } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { usedIn, weeklyUse } from '#care/plans/plan-use.ts'
import type { RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'

export type Case = {
  readonly model: GovernanceModel
  readonly standing: Standing
  readonly change: Change
  readonly actor: Actor
}

/** A Wednesday inside every grant made here, but for those that have ended. */
export const on = localDate('2026-03-04')

/** Every kind of change by every kind of actor, under each of these models. */
export const casesUnder = (models: fc.Arbitrary<GovernanceModel>): fc.Arbitrary<Case> =>
  models.chain((bare) => {
    const model = withSpareServices(bare)
    return fc.record({
      model: fc.constant(model),
      standing: aStanding(model),
      change: fc.record({ components: fc.array(aPart(model), { maxLength: 4 }), ...flags }),
      actor: anActor(model),
    })
  })

/** Mild steering, full frames, and time and swaps that are wanted: where a part more decides. */
export const delicateCases: fc.Arbitrary<Case> = fc
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
    return withSpareServices({ ...baseModel, delegations, swap, frame: { scope, per: 'week', promises: 'minutes' } })
  })
  .chain((model) => {
    const aSwap = fc
      .record({ give: aService(model), get: aService(model) })
      .map((names): ChangeComponent => ({ kind: 'swapped', ...names, minutesGiven: 30, minutesGot: 30, with: 'team' }))
    const components = fc.array(fc.oneof(aTimePart(model), aSwap), { minLength: 1, maxLength: 3 })
    const wanted = { wanted: fc.constant(true), goalsKept: fc.boolean(), conditionsWorsen: fc.constant(false) }
    return fc.record({
      model: fc.constant(model),
      standing: aStanding(model),
      change: fc.record({ components, ...wanted }),
      actor: anActor(model),
    })
  })

/** The small model with any steering: effects, delegations, frames, packages and swaps at will. */
export const anyModel: fc.Arbitrary<GovernanceModel> = fc
  .record({
    effects: fc.uniqueArray(
      fc.record({
        situation: fc.constantFrom(...situations),
        effect: fc.constantFrom(...effects),
        follows: fc.subarray([...consequences]),
        law: fc.constantFrom('care', 'procedure'),
      }),
      { selector: ({ situation }) => situation },
    ),
    delegations: someDelegations(),
    frame: fc.record({
      scope: fc.constantFrom('whole', 'cluster', 'service'),
      per: fc.constantFrom('week', 'fourWeeks', 'month'),
      promises: fc.constantFrom('minutes', 'goals'),
    }),
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
  .map(({ swap, ...rest }): GovernanceModel => {
    const { swap: ownSwap, ...bare } = baseModel
    return { ...bare, ...rest, ...(swap && ownSwap ? { swap: { ...ownSwap, ...swap } } : {}) }
  })

function someDelegations(): fc.Arbitrary<Delegation[]> {
  const row = fc.record({
    decidedBy: fc.constantFrom(...roles),
    consent: fc.subarray(['citizen', 'relative'] as const),
    competence: fc.constantFrom(null, null, 'infection', 'wounds'),
  })
  const packageMatters = (baseModel.packages ?? []).map(({ delegation }) => delegation)
  return fc
    .record({
      decisions: fc.subarray([...situations, ...packageMatters]),
      rows: fc.array(row, { minLength: 30, maxLength: 30 }),
      minorMost: fc.nat(120),
    })
    .map(({ decisions, rows, minorMost }) =>
      decisions.map((decision, index) => ({
        decision,
        ...rows[index % rows.length]!,
        ...(decision === 'moreTimeMinor' && minorMost > 20 ? { minorMinutesPerWeek: minorMost } : {}),
      })),
    )
}

// --- where a citizen stands ---

/** A cluster's time that is of no particular service is planned as a service of its own. */
const spareOf = (cluster: string): string => `any-${cluster}`
const isSpare = (service: string): boolean => service.startsWith('any-')

function withSpareServices(model: GovernanceModel): GovernanceModel {
  const { clusters, services } = model.catalogue
  const spares = clusters.map(({ id }) => ({ ...services[0]!, id: spareOf(id), cluster: id }))
  return { ...model, catalogue: { clusters, services: [...services, ...spares] } }
}

const namesOf = ({ catalogue }: GovernanceModel) => ({
  clusters: catalogue.clusters.map(({ id }) => id),
  services: catalogue.services.map(({ id }) => id).filter((id) => !isSpare(id)),
})

/** An hour a week for each service, for the rest of each cluster, and for time of no service. */
export const fullPlan = ({ catalogue }: GovernanceModel): RhythmPlan =>
  planOf(
    [...catalogue.services.map(({ id }) => id), 'none'].map((id) =>
      visitOf(id, {
        days: { kind: 'timesAWeek', times: 1 },
        minutes: minutes(60),
        services: id === 'none' ? [] : [id],
      }),
    ),
  )

/** What the plan becomes once a part of a change is made. */
export function replanned(plan: RhythmPlan, part: ChangeComponent): RhythmPlan {
  if (part.kind !== 'time') return plan
  const { scope, minutesPerWeek } = part
  const key = scope.kind === 'whole' ? 'none' : scope.kind === 'cluster' ? spareOf(scope.cluster) : scope.service
  const visits = plan.visits.map((visit) =>
    visit.key === key ? { ...visit, minutes: minutes(visit.minutes + minutesPerWeek) } : visit,
  )
  return { ...plan, visits }
}

const weeksIn = { week: 1, fourWeeks: 4, month: 31 / 7 }

/** Some scopes have a frame, an hour and a half at most from what is planned in them. */
function aStanding(model: GovernanceModel): fc.Arbitrary<Standing> {
  const { clusters, services } = namesOf(model)
  const { scope: kind, per } = model.frame
  const names = { whole: ['all'], cluster: clusters, service: services }[kind]
  const plan = fullPlan(model)
  const levels = (model.categories ?? []).flatMap(({ id, bands }) =>
    [null, ...bands.map((band) => band.id)].map((band) => ({ category: id, band })),
  )
  return fc
    .record({
      held: fc.subarray(names),
      spareMinutes: fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 8, maxLength: 8 }),
      level: fc.constantFrom({ category: null, band: null }, ...levels),
      beyondTheDay: fc.boolean(),
      ended: fc.constantFrom(false, false, false, true),
      plan: fc.constantFrom(plan, plan, plan, null),
      minorMinutesSoFar: fc.nat(60),
      swapsSoFar: fc.nat(3),
    })
    .map(({ held, spareMinutes, level, beyondTheDay, ended, ...rest }) => {
      const frames = held.map((name, index): Frame => {
        const scope = scopeOf(kind, name)
        const inWeek = usedIn(weeklyUse(model.catalogue, plan), scope) + spareMinutes[index % 8]!
        return { scope, minutes: minutes(Math.max(1, Math.round(inWeek * weeksIn[per]))), per }
      })
      const period = { from: localDate('2026-01-05'), to: ended ? localDate('2026-02-28') : null }
      return { ...rest, grant: grantOf({ frames, ...level, beyondTheDay, period }) }
    })
}

const scopeOf = (kind: FrameScope['kind'], name: string): FrameScope =>
  kind === 'whole' ? { kind } : kind === 'cluster' ? { kind, cluster: name } : { kind, service: name }

// --- changes, and those who ask ---

const flags = { wanted: fc.boolean(), goalsKept: fc.boolean(), conditionsWorsen: fc.boolean() }

const aService = (model: GovernanceModel) => fc.constantFrom(...namesOf(model).services)
const anyService = (model: GovernanceModel) => fc.constantFrom(...namesOf(model).services, 'gardening')

const aScope = (model: GovernanceModel): fc.Arbitrary<FrameScope> => {
  const { clusters, services } = namesOf(model)
  return fc.oneof(
    fc.constant<FrameScope>({ kind: 'whole' }),
    fc.constantFrom(...clusters).map((cluster): FrameScope => ({ kind: 'cluster', cluster })),
    fc.constantFrom(...services).map((service): FrameScope => ({ kind: 'service', service })),
  )
}

/** A part that adds time (from `least` minutes on) or takes it. */
export const aTimePart = (model: GovernanceModel, least = -120, most = 120): fc.Arbitrary<ChangeComponent> =>
  fc.record({ kind: fc.constant('time'), minutesPerWeek: fc.integer({ min: least, max: most }), scope: aScope(model) })

function aPart(model: GovernanceModel): fc.Arbitrary<ChangeComponent> {
  const services = fc.array(anyService(model), { maxLength: 3 })
  const packages = (model.packages ?? []).map(({ id }) => id)
  const categories = (model.categories ?? []).map(({ id }) => id)
  const bands = (model.categories ?? []).flatMap((category) => category.bands.map(({ id }) => id))
  return fc.oneof(
    { weight: 4, arbitrary: aTimePart(model) },
    fc.record({ kind: fc.constant('tasks'), add: services, remove: services }),
    fc.record({ kind: fc.constant('moved'), visit: fc.constantFrom('none', 'nowhere') }),
    fc.record({
      kind: fc.constant('swapped'),
      give: anyService(model),
      get: anyService(model),
      minutesGiven: fc.nat(60),
      minutesGot: fc.nat(60),
      with: fc.constantFrom('team', 'relatives', 'civilSociety'),
    }),
    fc.record({
      kind: fc.constant('package'),
      package: fc.constantFrom(...packages, 'holiday'),
      newCitizen: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('level'),
      category: fc.constantFrom(...categories, 'golden'),
      band: fc.constantFrom(...bands, null),
    }),
    fc.record({ kind: fc.constant('paused'), days: fc.nat(60) }),
    fc.record({ kind: fc.constant('ended') }),
  ) as fc.Arbitrary<ChangeComponent>
}

function anActor({ delegations }: GovernanceModel): fc.Arbitrary<Actor> {
  const asked = delegations.flatMap(({ competence }) => (competence === null ? [] : [competence]))
  return fc.record({
    role: fc.constantFrom(...roles),
    competences: fc.subarray([...new Set([...asked, 'wounds'])]),
    private: fc.boolean(),
  })
}
