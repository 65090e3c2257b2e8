import { describe, expect, test } from 'vitest'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import type { PlannedVisit, RhythmPlan } from '#care/plans/rhythm-plan.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import type { Timeline } from '#kernel/timeline/timeline.ts'
import { applyChange, planToChange } from './apply-change.ts'
import { swap } from './asked.fixture.ts'
import type { ChangeComponent } from './change.ts'

const on = localDate('2026-03-04')
const [morning, noon] = [visitOf('morning'), visitOf('noon')]
const longer: PlannedVisit = { ...morning, minutes: minutes(45) }
const stretch = (from: string, to: string | null, visits: readonly PlannedVisit[]): Timeline<RhythmPlan>[number] => {
  const period = { from: localDate(from), to: to === null ? null : localDate(to) }
  return { ...period, value: planOf(visits, { period }) }
}
const since = [stretch('2026-01-05', null, [morning, noon])]
const change = (...components: ChangeComponent[]) => ({
  ...{ components, wanted: true, goalsKept: true, conditionsWorsen: false },
})
type Edits = Parameters<typeof applyChange>[1]['edits']
const applied = (plans: Timeline<RhythmPlan>, edits: Edits, ...components: ChangeComponent[]) =>
  must(applyChange(plans, { change: change(...components), edits }, on, null))
const written = (plans: Timeline<RhythmPlan>, edits: Edits, ...components: ChangeComponent[]) =>
  applied(plans, edits, ...components).plans.map(({ period: { from, to }, visits }) => [
    ...[from, to],
    visits.map(({ key, minutes: long }) => `${key} ${long}`).join(', '),
  ])

describe('edits', () => {
  const edits = [{ kind: 'altered', visit: longer }] as const

  test('are one next version, from the day on', () =>
    expect(written(since, edits)).toEqual([['2026-03-04', null, 'morning 45, noon 30']]))

  test('that change nothing write nothing', () =>
    expect(written(since, [{ kind: 'altered', visit: morning }])).toEqual([]))

  test('reach the versions agreed for later, where they have the visit', () => {
    const spring = stretch('2026-04-01', '2026-04-30', [morning])
    const summer = stretch('2026-05-01', null, [noon])
    expect(written([stretch('2026-01-05', '2026-03-31', [morning, noon]), spring, summer], edits)).toEqual([
      ['2026-03-04', '2026-03-31', 'morning 45, noon 30'],
      ['2026-04-01', '2026-04-30', 'morning 45'],
      ['2026-05-01', null, 'noon 30'],
    ])
  })

  test('in a pause are of the plan after it', () => {
    const pause = [stretch('2026-03-01', '2026-03-08', []), stretch('2026-03-09', null, [morning])]
    expect(planToChange(pause, on)?.visits).toEqual([morning])
    expect(written(pause, edits)).toEqual([['2026-03-09', null, 'morning 45']])
  })

  test('of a visit no plan has are refused', () =>
    expect(applyChange(since, { change: change(), edits: [{ kind: 'dropped', key: 'evening' }] }, on, null)).toEqual({
      ok: false,
      refusal: { kind: 'noSuchVisit', visit: 'evening' },
    }))

  test('write the first plan of somebody who has none, to the end of the grant', () => {
    const until = localDate('2026-06-30')
    const first = applyChange([], { change: change(), edits: [{ kind: 'added', visit: noon }] }, on, until)
    expect(must(first).plans).toEqual([{ period: { from: on, to: until }, visits: [noon] }])
    expect(planToChange([], on)).toBeNull()
  })
})

describe('a pause', () => {
  test('is a version without visits, and then the rhythm goes on', () =>
    expect(written(since, [], { kind: 'paused', days: 10 })).toEqual([
      ['2026-03-04', '2026-03-13', ''],
      ['2026-03-14', null, 'morning 30, noon 30'],
    ]))

  test('past the last day of a plan ends with it', () => {
    const short = [stretch('2026-01-05', '2026-03-08', [morning])]
    expect(written(short, [], { kind: 'paused', days: 30 })).toEqual([['2026-03-04', addDays(on, 29), '']])
  })

  test('with edits: what is agreed holds when it is over', () =>
    expect(written(since, [{ kind: 'dropped', key: 'noon' }], { kind: 'paused', days: 1 })).toEqual([
      ['2026-03-04', '2026-03-04', ''],
      ['2026-03-05', null, 'morning 30'],
    ]))

  test('where nothing is planned is none', () => expect(written([], [], { kind: 'paused', days: 10 })).toEqual([]))
})

describe('what does not reach the rhythm', () => {
  test.each<ChangeComponent>([
    swap(),
    { kind: 'level', category: 'developing', band: '2' },
    { kind: 'ended' },
    { kind: 'package', package: 'infection', newCitizen: false },
  ])('$kind', (component) => {
    const { plans, packages, unplanned } = applied(since, [], component)
    expect({ plans, unplanned }).toEqual({ plans: [], unplanned: [] })
    expect(packages).toEqual(component.kind === 'package' ? [component] : [])
  })

  test('time, tasks and moves that name no visit, and it says so', () => {
    const parts: ChangeComponent[] = [
      { kind: 'time', minutesPerWeek: 30, scope: { kind: 'whole' } },
      { kind: 'tasks', add: ['walk'], remove: [] },
      { kind: 'moved', visit: 'morning' },
    ]
    expect(applied(since, [], ...parts)).toEqual({ plans: [], packages: [], unplanned: parts })
  })
})
