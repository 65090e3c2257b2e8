import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { Profession, StaffMember } from '#care/people/team.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { nobodyMay, type PlanTeam, tasksOf } from './nobody-may.ts'
import { planOf, visitOf } from './plan.fixture.ts'

const { catalogue } = baseModel
const trained = {
  ...catalogue,
  services: catalogue.services.map((service) =>
    service.id === 'medicine' ? { ...service, profession: 'nurse' as const, competence: 'medicine' } : service,
  ),
}
const days = (from: string, to: string | null = null): Period => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
})
const staff = (key: string, profession: Profession, competences: string[] = []): StaffMember => ({
  id: key as Id<'Staff'>,
  key,
  name: key,
  profession,
  competences,
})
const team = (...members: (readonly [StaffMember, Period])[]): PlanTeam => ({
  members: members.map(([member, period]) => ({ staff: member, period })),
  delegated: [],
})
const anna = staff('anna', 'nurse', ['medicine'])
const bo = staff('bo', 'helper')
const medicine = visitOf('pills', { services: ['medicine'], days: { kind: 'weekdays', weekdays: [2] } })
const found = (by: PlanTeam, during = days('2026-10-05'), visits = [medicine]) =>
  nobodyMay(trained, planOf(visits), during, by).map(({ visit, task, on }) => `${visit} ${task} ${on}`)

// fulfils: 000-38
test('a visit asks for what its services and the plan itself ask for, a competence once', () => {
  const visit = visitOf('pills', { services: ['medicine', 'hygiene'], competences: ['medicine', 'lift'] })
  expect(tasksOf(trained, visit).map(({ id, competence = null }) => [id, competence])).toEqual([
    ['medicine', 'medicine'],
    ['hygiene', null],
    ['lift', 'lift'],
  ])
})

// fulfils: 000-38, 000-39
test('a task nobody may do is told with its visit from the first day the visit falls on', () => {
  expect(found(team([anna, days('2026-01-01')], [bo, days('2026-01-01')]))).toEqual([])
  expect(nobodyMay(trained, planOf([medicine]), days('2026-10-05'), team([bo, days('2026-01-01')]))).toEqual([
    {
      kind: 'nobodyMay',
      visit: 'pills',
      task: 'medicine',
      on: '2026-10-07',
      profession: 'nurse',
      competence: 'medicine',
    },
  ])
  expect(found(team([bo, days('2026-01-01')]), days('2026-10-08', '2026-10-13'))).toEqual([])
})

test('it is so once somebody leaves or a delegation runs out, and not while nobody at all is told to be there', () => {
  expect(found(team([anna, days('2026-01-01', '2026-10-31')], [bo, days('2026-01-01')]))).toEqual([
    'pills medicine 2026-11-04',
  ])
  expect(found(team([anna, days('2026-01-01', '2026-10-31')]))).toEqual([])
  const given = {
    id: 'd' as Id<'DelegatedTask'>,
    staff: bo.id,
    task: 'medicine',
    givenBy: anna.id,
    giverProfession: 'nurse' as const,
    period: { from: localDate('2026-10-12'), to: localDate('2026-12-31') },
  }
  const withBo = { ...team([bo, days('2026-01-01')]), delegated: [given] }
  expect(found(withBo, days('2026-10-12', '2026-12-31'))).toEqual([])
  expect(found(withBo, days('2026-10-12'))).toEqual(['pills medicine 2027-01-06'])
  expect(found(withBo, days('2025-10-13'))).toEqual(['pills medicine 2026-01-07'])
})

test('each task of each visit is told once', () => {
  const evening = { ...medicine, key: 'evening', competences: ['lift'] }
  expect(found(team([bo, days('2026-01-01')]), days('2026-10-05'), [medicine, evening])).toEqual([
    'pills medicine 2026-10-07',
    'evening medicine 2026-10-07',
    'evening lift 2026-10-07',
  ])
})
