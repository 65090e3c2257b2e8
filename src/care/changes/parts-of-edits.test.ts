import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Frame } from '#care/grants/grant.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import type { PlannedVisit } from '#care/plans/rhythm-plan.ts'
import type { VisitEdit } from '#care/plans/visit-edit.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { minutes } from '#kernel/minutes.ts'
import { partsOfEdits } from './parts-of-edits.ts'

const on = localDate('2026-03-04')
const morning = visitOf('morning', { services: ['hygiene', 'meal'] })
const cleaning = visitOf('cleaning', {
  days: { kind: 'weekdays', weekdays: [2] },
  minutes: minutes(60),
  services: ['cleaning'],
})
const plan = planOf([morning, cleaning])
const inModel = (kind: GovernanceModel['frame']['scope']) => ({
  ...baseModel,
  frame: { ...baseModel.frame, scope: kind },
})
const parts = (edits: VisitEdit[], frames: Frame[] = [weekly(600)], kind: Frame['scope']['kind'] = 'whole') =>
  partsOfEdits(inModel(kind), { grant: grantOf({ frames }), plan }, edits, on)
const altered = (visit: PlannedVisit, changed: Partial<PlannedVisit>): VisitEdit[] => [
  { kind: 'altered', visit: { ...visit, ...changed } },
]
const perCluster = ['personal', 'practical', 'social'].map((cluster) => weekly(200, { kind: 'cluster', cluster }))

test('a visit ten minutes longer every day is 70 minutes more of the frame it lies in', () => {
  const longer = altered(morning, { minutes: minutes(40) })
  expect(parts(longer)).toEqual([{ kind: 'time', minutesPerWeek: 70, scope: { kind: 'whole' } }])
  expect(parts(longer, perCluster, 'cluster')).toEqual([
    { kind: 'time', minutesPerWeek: 70, scope: { kind: 'cluster', cluster: 'personal' } },
  ])
})

test('for two who go together it is twice that', () =>
  expect(parts(altered(cleaning, { staff: 2 }))).toEqual([
    { kind: 'time', minutesPerWeek: 60, scope: { kind: 'whole' } },
  ]))

test('what is taken from one service and given to another is time only where frames are apart', () => {
  const walk = altered(cleaning, { services: ['walk'] })
  const tasks = { kind: 'tasks', add: ['walk'], remove: ['cleaning'] }
  expect(parts(walk)).toEqual([tasks])
  expect(parts(walk, perCluster, 'cluster')).toEqual([
    { kind: 'time', minutesPerWeek: -60, scope: { kind: 'cluster', cluster: 'practical' } },
    { kind: 'time', minutesPerWeek: 60, scope: { kind: 'cluster', cluster: 'social' } },
    tasks,
  ])
})

test('another hour, and other days for the same time, are a move; fewer days are less time', () => {
  const moved = [{ kind: 'moved', visit: 'cleaning' }]
  expect(parts(altered(cleaning, { window: { start: timeOfDay('10:00'), end: timeOfDay('11:00') } }))).toEqual(moved)
  expect(parts(altered(cleaning, { partOfDay: 'evening' }))).toEqual(moved)
  expect(parts(altered(cleaning, { days: { kind: 'weekdays', weekdays: [4] } }))).toEqual(moved)
  expect(parts(altered(morning, { days: { kind: 'timesAWeek', times: 6 } }))).toEqual([
    { kind: 'time', minutesPerWeek: -30, scope: { kind: 'whole' } },
  ])
  expect(parts(altered(morning, { days: { kind: 'weekdays', weekdays: [0, 1, 2, 3, 4, 5, 6] } }))).toEqual([])
})

test('the same time on fewer days is a move of what is lost', () =>
  expect(parts(altered(morning, { days: { kind: 'weekdays', weekdays: [0] }, minutes: minutes(210) }))).toEqual([
    { kind: 'moved', visit: 'morning' },
  ]))

test('a visit dropped is less time, and a move where its time is given elsewhere', () => {
  const dropped: VisitEdit = { kind: 'dropped', key: 'cleaning' }
  const gone = { kind: 'tasks', add: [], remove: ['cleaning'] }
  expect(parts([dropped])).toEqual([{ kind: 'time', minutesPerWeek: -60, scope: { kind: 'whole' } }, gone])
  const instead: VisitEdit = { kind: 'added', visit: { ...cleaning, key: 'cleaning-2', partOfDay: 'evening' } }
  expect(parts([dropped, instead])).toEqual([{ kind: 'moved', visit: 'cleaning' }])
})

test('a purpose or a competence written otherwise asks nothing of the frame', () =>
  expect(parts(altered(morning, { purpose: 'a wash by the window', competences: ['wounds'] }))).toEqual([]))

test('a service nobody knows stands alone, at its edge at once', () =>
  expect(parts([{ kind: 'added', visit: visitOf('garden', { services: ['gardening'] }) }])).toEqual([
    { kind: 'time', minutesPerWeek: 210, scope: { kind: 'service', service: 'gardening' } },
    { kind: 'tasks', add: ['gardening'], remove: [] },
  ]))
