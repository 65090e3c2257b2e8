import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import { planOf, visitOf } from './plan.fixture.ts'
import { reportedInWeek } from './reported-in-week.ts'

const { catalogue } = baseModel
const week = '2026-W41' as Week

test('a bath and a meal are two services of one cluster; with shopping they are three of two', () => {
  const visits = [
    visitOf('morning', { services: ['hygiene', 'meal'] }),
    visitOf('noon', { days: { kind: 'timesAWeek', times: 2 }, services: ['hygiene', 'meal', 'shopping'] }),
  ]
  expect(reportedInWeek(catalogue, planOf(visits), week)).toEqual({ visits: 9, services: 20, clusters: 11 })
})

test('only days of the plan count, two who go together write once, and an unknown service is of no cluster', () => {
  const visits = [visitOf('morning', { services: ['hygiene', 'yoga'], staff: 2 })]
  const fromSaturday = planOf(visits, { period: { from: localDate('2026-10-10'), to: null } })
  expect(reportedInWeek(catalogue, fromSaturday, week)).toEqual({ visits: 2, services: 4, clusters: 2 })
})
