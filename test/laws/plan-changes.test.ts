/** What a change promises before it is made is what the plan comes to once it is. Each law is also seen to fail. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange } from '#care/changes/apply-change.ts'
import { classifyChange } from '#care/changes/compass.ts'
import { headroom } from '#care/changes/headroom.ts'
import { firstWholeWeek, plansAfter, previewChange } from '#care/changes/make-change.ts'
import { partsOfEdits } from '#care/changes/parts-of-edits.ts'
import { roomOn } from '#care/changes/room.ts'
import { layTime } from '#care/changes/time.ts'
import { visitOf } from '#care/plans/plan.fixture.ts'
import { usedIn, weeklyUse } from '#care/plans/plan-use.ts'
import { type PlannedVisit, partsOfDay } from '#care/plans/rhythm-plan.ts'
import { editsBetween, editWhatIsThere, type VisitEdit } from '#care/plans/visit-edit.ts'
import type { Weekday } from '#kernel/calendar/local-date.ts'
import { mondayOf } from '#kernel/calendar/week.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { valueOn } from '#kernel/timeline/timeline.ts'
import { loadPreset, presetIds } from '#server/governance/load.ts'
import { anyModel, type Case, casesUnder, fullPlan, on } from './compass-cases.ts'

/** Plans changed at will: visits of the full plan altered and dropped, others added. */
const withSomeEdits = (cases: fc.Arbitrary<Case>) =>
  cases.chain((row) => {
    const plan = fullPlan(row.model)
    const services = row.model.catalogue.services.map(({ id }) => id)
    const aVisit = (key: fc.Arbitrary<string>): fc.Arbitrary<PlannedVisit> =>
      fc
        .record({
          key,
          partOfDay: fc.constantFrom(...partsOfDay),
          long: fc.integer({ min: 1, max: 240 }),
          staff: fc.integer({ min: 1, max: 3 }),
          weekdays: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
          services: fc.uniqueArray(fc.constantFrom(...services, 'gardening'), { maxLength: 3 }),
        })
        .map(({ key: name, long, weekdays, ...rest }) =>
          visitOf(name, {
            ...rest,
            minutes: minutes(long),
            days: { kind: 'weekdays', weekdays: weekdays as Weekday[] },
          }),
        )
    const keys = fc.constantFrom(...plan.visits.map(({ key }) => key))
    const edit = fc.oneof(
      aVisit(keys).map((visit): VisitEdit => ({ kind: 'altered', visit })),
      keys.map((key): VisitEdit => ({ kind: 'dropped', key })),
      aVisit(fc.constantFrom('new-1', 'new-2')).map((visit): VisitEdit => ({ kind: 'added', visit })),
    )
    return fc.record({
      row: fc.constant({ ...row, standing: { ...row.standing, plan } }),
      edits: fc
        .array(edit, { minLength: 1, maxLength: 4 })
        .map((some) => editsBetween(plan.visits, editWhatIsThere(plan.visits, some))),
    })
  })

type Edited = { readonly row: Case; readonly edits: readonly VisitEdit[] }
type Parts = typeof partsOfEdits

const bare = ({ change }: Case) => ({ ...change, components: [] })

/** Wherever the compass counts time, planned and asked together are what the plan comes to. */
const countsWhatIsDone =
  (parts: Parts) =>
  ({ row: { model, standing, change }, edits }: Edited) => {
    const plan = standing.plan!
    const after = { ...plan, visits: editWhatIsThere(plan.visits, edits) }
    const asked = { ...change, components: parts(model, standing, edits, on) }
    const { places } = layTime(model, standing, asked, roomOn(model, standing.grant, on))
    for (const { scope, planned, asked: more } of places) {
      expect(planned).toBe(usedIn(weeklyUse(model.catalogue, plan), scope))
      expect(planned + more).toBe(usedIn(weeklyUse(model.catalogue, after), scope))
    }
  }

/** The headroom of every frame falls by what the plan gains in it, and is what the preview said it would be. */
const keepsItsPromise =
  (apply: typeof applyChange) =>
  ({ row, edits }: Edited) => {
    const { model, standing, actor } = row
    const plan = standing.plan!
    const plans = [{ ...plan.period, value: plan }]
    const grants = [{ ...standing.grant.period, value: standing.grant }]
    const from = { standing, grants, plans, on }
    const promised = must(previewChange(model, from, { change: bare(row), edits }, actor))
    const done = must(apply(plans, { change: bare(row), edits }, on, standing.grant.period.to))
    const then = plansAfter(plans, done)
    const week = firstWholeWeek(on)
    const now = headroom(standing.grant, valueOn(then, mondayOf(week)) ?? null, week, model)
    expect(promised.week).toBe(week)
    if (valueOn(grants, mondayOf(week))) expect(now).toEqual(promised.headroom)
    const before = headroom(standing.grant, plan, week, model)
    const { places } = layTime(model, standing, promised.change, roomOn(model, standing.grant, on))
    for (const [index, { frame, left }] of now.entries()) {
      const place = places.find(({ scope }) => JSON.stringify(scope) === JSON.stringify(frame.scope))
      if (place && standing.grant.period.to === null) expect(left).toBe(before[index]!.left - place.asked)
    }
  }

/** Edits and those that lead back ask for nothing in all, and the plan is as it was. */
const canBeTakenBack = ({ row: { model, standing }, edits }: Edited) => {
  const plan = standing.plan!
  const after = { ...plan, visits: editWhatIsThere(plan.visits, edits) }
  const back = editsBetween(after.visits, plan.visits)
  const timeOf = (from: typeof plan, some: readonly VisitEdit[]) =>
    partsOfEdits(model, { ...standing, plan: from }, some, on).flatMap((part) =>
      part.kind === 'time' ? [[JSON.stringify(part.scope), part.minutesPerWeek] as const] : [],
    )
  const sums = new Map<string, number>()
  for (const [scope, more] of [...timeOf(plan, edits), ...timeOf(after, back)])
    sums.set(scope, (sums.get(scope) ?? 0) + more)
  expect([...sums.values()].every((sum) => sum === 0)).toBe(true)
  expect(editsBetween(plan.visits, editWhatIsThere(after.visits, back))).toEqual([])
}

/** What is asked for and what is done are one: the compass judges the plan, whatever the sender says. */
const isJudgedByWhatIsDone = ({ row, edits }: Edited) => {
  const { model, standing, change, actor } = row
  const components = partsOfEdits(model, standing, edits, on)
  const said = classifyChange(model, standing, { ...change, components }, actor, on)
  const from = { standing, grants: [], plans: [{ ...standing.plan!.period, value: standing.plan! }], on }
  const previewed = must(previewChange(model, from, { change: bare(row), edits }, actor))
  expect(previewed.compass).toEqual(said)
}

const laws: readonly [string, (edited: Edited) => void][] = [
  ['the compass counts what is done to the plan', countsWhatIsDone(partsOfEdits)],
  ['the headroom once it is made is what the preview promised', keepsItsPromise(applyChange)],
  ['what is done can be taken back, and asks for nothing in all', canBeTakenBack],
  ['the compass judges what is done', isJudgedByWhatIsDone],
]

describe('a change of the plan under any steering', () => {
  it.each(laws)('%s', (_, law) => fc.assert(fc.property(withSomeEdits(casesUnder(anyModel)), law), { numRuns: 500 }))
})

describe.each(await presetIds())('a change of the plan under %s', async (id) => {
  const preset = await loadPreset(id)
  const cases = withSomeEdits(casesUnder(fc.constant(preset!.model)))
  it.each(laws)('%s', (_, law) => fc.assert(fc.property(cases, law), { numRuns: 150 }))
})

describe('the laws can fail', () => {
  const fails = (law: (edited: Edited) => void) => {
    const property = fc.property(withSomeEdits(casesUnder(anyModel)), law)
    expect(fc.check(property, { numRuns: 5_000 }).failed, 'this law cannot fail').toBe(true)
  }

  it('when nobody counts those who go together', () =>
    fails(
      countsWhatIsDone((model, standing, edits, day) =>
        partsOfEdits(
          model,
          standing,
          edits.map((edit) => (edit.kind === 'dropped' ? edit : { ...edit, visit: { ...edit.visit, staff: 1 } })),
          day,
        ),
      ),
    ))

  it('when the last edit is forgotten', () =>
    fails(
      keepsItsPromise((plans, asked, day, until) =>
        applyChange(plans, { ...asked, edits: asked.edits.slice(0, -1) }, day, until),
      ),
    ))
})
