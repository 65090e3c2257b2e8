import { expect, test } from 'vitest'
import { idOf } from '#care/grants/grant.fixture.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { type RoutedVisit, routeChanges, routesOf } from './day-plan.ts'

const monday = localDate('2026-10-05')
const [anna, bo] = [idOf<'Staff'>(1), idOf<'Staff'>(2)]
const visit = (name: string, start: number, changed: Partial<RoutedVisit> = {}): RoutedVisit => ({
  ...{ citizen: idOf(11), visit: name, date: monday, start, minutes: minutes(30), staff: [anna] },
  ...changed,
})

// fulfils: 004-20
test('a route is what one person drives in order; who goes along has it too', () => {
  const visits = [visit('late', 600), visit('lift', 500, { staff: [bo, anna] }), visit('early', 450)]
  const routes = routesOf({ date: monday, visits }).map(({ staff, stops }) => [staff, stops.map((stop) => stop.visit)])
  expect(routes).toEqual([
    [anna, ['early', 'lift', 'late']],
    [bo, ['lift']],
  ])
})

test('the same plan changes nothing, whoever of two is named first', () => {
  const two = visit('lift', 500, { staff: [anna, bo] })
  expect(routeChanges([two], [{ ...two, staff: [bo, anna] }])).toEqual([])
})

test.each<[what: string, after: readonly RoutedVisit[], kinds: readonly string[]]>([
  ['another hour', [visit('wash', 480)], ['wash 450>480']],
  ['another person', [visit('wash', 450, { staff: [bo] })], ['wash 450>450']],
  ['another length', [visit('wash', 450, { minutes: minutes(20) })], ['wash 450>450']],
  ['another day, told once', [visit('wash', 450, { date: addDays(monday, 1) })], ['wash 450>450']],
  ['gone', [], ['wash 450>-']],
  ['come', [visit('wash', 450), visit('walk', 700)], ['walk ->700']],
])('%s', (_, after, expected) => {
  const told = routeChanges([visit('wash', 450)], after).map(
    (change) => `${change.visit} ${change.before?.start ?? '-'}>${change.after?.start ?? '-'}`,
  )
  expect(told).toEqual(expected)
})
