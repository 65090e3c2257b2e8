import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDayNumber, localDate } from '#kernel/calendar/local-date.ts'
import { includes } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { competenceMatrix, type DelegatedTask, mayDoTask, type Task } from './task.ts'
import { type Profession, professions, type StaffMember } from './team.ts'

const insulin: Task = { id: 'insulin', profession: 'nurse' }
const catheter: Task = { id: 'catheter', competence: 'catheter care' }
const walk: Task = { id: 'walk' }

const member = (key: string, profession: Profession, competences: string[] = []): StaffMember => ({
  id: key as Id<'Staff'>,
  key,
  name: key,
  profession,
  competences,
})
const nurse = member('nurse', 'nurse')
const helper = member('helper', 'helper')

const given = (from: string, to: string, changed: Partial<DelegatedTask> = {}): DelegatedTask => ({
  id: `${from} ${to}` as Id<'DelegatedTask'>,
  staff: helper.id,
  task: 'insulin',
  givenBy: nurse.id,
  giverProfession: 'nurse',
  period: { from: localDate(from), to: localDate(to) },
  ...changed,
})
const may = (task: Task, staff: StaffMember, delegated: DelegatedTask[], day: string) =>
  mayDoTask(task, staff, delegated, localDate(day))

// fulfils: 000-39
test('a helper gives insulin only while a nurse has delegated it', () => {
  const delegated = [given('2026-03-01', '2026-05-31')]
  expect(may(insulin, nurse, [], '2026-02-28')).toEqual({ ok: true, value: { by: 'training' } })
  expect(may(insulin, helper, [], '2026-02-28')).toEqual({
    ok: false,
    refusal: { kind: 'missingCompetence', profession: 'nurse', competence: null },
  })
  expect(may(insulin, helper, delegated, '2026-02-28')).toEqual({
    ok: false,
    refusal: { kind: 'delegationNotBegun', from: '2026-03-01' },
  })
  for (const day of ['2026-03-01', '2026-05-31'])
    expect(may(insulin, helper, delegated, day)).toEqual({
      ok: true,
      value: { by: 'delegation', delegation: delegated[0] },
    })
  expect(may(insulin, helper, delegated, '2026-06-01')).toEqual({
    ok: false,
    refusal: { kind: 'delegationEnded', on: '2026-05-31' },
  })
  const renewed = given('2026-07-01', '2026-12-31')
  expect(may(insulin, helper, [renewed, ...delegated], '2026-06-15')).toMatchObject({
    refusal: { kind: 'delegationEnded', on: '2026-05-31' },
  })
  expect(may(insulin, helper, [...delegated, renewed], '2026-07-01')).toMatchObject({ value: { delegation: renewed } })
})

test('of several delegations the last to end is the ground or the one that ended, the first to begin is told', () => {
  const [short, long] = [given('2026-03-01', '2026-03-31'), given('2026-03-01', '2026-05-31')]
  for (const delegated of [
    [short, long],
    [long, short],
  ]) {
    expect(may(insulin, helper, delegated, '2026-03-31')).toMatchObject({ value: { delegation: long } })
    expect(may(insulin, helper, delegated, '2026-06-01')).toMatchObject({ refusal: { on: '2026-05-31' } })
    const ahead = [...delegated, given('2026-02-01', '2026-02-28')]
    expect(may(insulin, helper, ahead, '2026-01-01')).toMatchObject({ refusal: { from: '2026-02-01' } })
  }
})

test('a competence is held or delegated by its name; a task that asks for nothing is anybody’s', () => {
  expect(may(catheter, nurse, [], '2026-03-01')).toEqual({
    ok: false,
    refusal: { kind: 'missingCompetence', profession: null, competence: 'catheter care' },
  })
  expect(may(catheter, member('trained', 'helper', ['catheter care']), [], '2026-03-01').ok).toBe(true)
  expect(may(catheter, helper, [given('2026-03-01', '2026-03-01', { task: 'catheter' })], '2026-03-01').ok).toBe(true)
  expect(may(walk, member('new', 'unskilled'), [], '2026-03-01').ok).toBe(true)
})

test('a task that asks for profession and competence needs both', () => {
  const pump: Task = { id: 'pump', profession: 'nurse', competence: 'pain pump' }
  expect(may(pump, nurse, [], '2026-03-01')).toMatchObject({ refusal: { profession: null, competence: 'pain pump' } })
  expect(may(pump, member('x', 'helper', ['pain pump']), [], '2026-03-01')).toMatchObject({
    refusal: { profession: 'nurse', competence: null },
  })
  expect(may(pump, member('y', 'nurse', ['pain pump']), [], '2026-03-01').ok).toBe(true)
})

test('a delegation for another, of something else, or by somebody not trained for it gives nothing', () => {
  const year = ['2026-01-01', '2026-12-31'] as const
  const missing = { kind: 'missingCompetence', profession: 'nurse', competence: null }
  expect(may(insulin, helper, [given(...year, { staff: nurse.id })], '2026-03-01')).toMatchObject({ refusal: missing })
  expect(may(insulin, helper, [given(...year, { task: 'catheter' })], '2026-03-01')).toMatchObject({ refusal: missing })
  expect(may(insulin, helper, [given(...year, { giverProfession: 'assistant' })], '2026-03-01')).toEqual({
    ok: false,
    refusal: { kind: 'giverNotTrained', giverProfession: 'assistant', profession: 'nurse' },
  })
})

test('somebody untrained may exactly on the days of a valid delegation, in whatever order they stand', () => {
  const day = fc.integer({ min: 20_000, max: 20_030 })
  const delegation = fc
    .tuple(
      day,
      day,
      fc.constantFrom<Profession>('nurse', 'assistant'),
      fc.constantFrom('insulin', 'catheter'),
      fc.uuid(),
    )
    .map(([a, b, giverProfession, task, id]) => {
      const period = { from: dateOfDayNumber(Math.min(a, b)), to: dateOfDayNumber(Math.max(a, b)) }
      return given('2026-01-01', '2026-01-01', { id: id as Id<'DelegatedTask'>, giverProfession, task, period })
    })
  fc.assert(
    fc.property(fc.array(delegation, { maxLength: 6 }), day, (delegated, number) => {
      const on = dateOfDayNumber(number)
      const answer = mayDoTask(insulin, helper, delegated, on)
      expect(answer.ok).toBe(
        delegated.some((d) => d.task === 'insulin' && d.giverProfession === 'nurse' && includes(d.period, on)),
      )
      expect(mayDoTask(insulin, helper, delegated.toReversed(), on)).toEqual(answer)
    }),
  )
})

test('the table of competences counts each profession by training and by delegation', () => {
  const staff = [nurse, helper, member('second', 'helper', ['catheter care'])]
  const table = competenceMatrix(
    [insulin, catheter, walk],
    staff,
    [given('2026-03-01', '2026-05-31')],
    localDate('2026-04-01'),
  )
  expect(table).toEqual([
    {
      task: 'insulin',
      of: { nurse: { members: 1, trained: 1, delegated: 0 }, helper: { members: 2, trained: 0, delegated: 1 } },
    },
    {
      task: 'catheter',
      of: { nurse: { members: 1, trained: 0, delegated: 0 }, helper: { members: 2, trained: 1, delegated: 0 } },
    },
    {
      task: 'walk',
      of: { nurse: { members: 1, trained: 1, delegated: 0 }, helper: { members: 2, trained: 2, delegated: 0 } },
    },
  ])
  const everybody = professions.map((profession) => member(profession, profession))
  const [row] = competenceMatrix([insulin], everybody, [], localDate('2026-06-01'))
  expect(Object.entries(row?.of ?? {}).filter(([, { trained }]) => trained > 0)).toHaveLength(1)
})
