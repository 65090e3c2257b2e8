import { describe, expect, test } from 'vitest'
import { type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { takenOf } from './part.ts'
import type { Change, Visit } from './plan.ts'

const [monday, tuesday] = [localDate('2026-10-05'), localDate('2026-10-06')]
const visitOf = (citizen: string, date: LocalDate): Visit => ({
  ...{ citizen: citizen as Visit['citizen'], visit: 'morning', date, start: 480, minutes: 30, staff: [] },
})
const change = (citizen: string, before: LocalDate | null, after: LocalDate | null): Change => ({
  ...{ citizen: citizen as Visit['citizen'], visit: 'morning' },
  before: before && visitOf(citizen, before),
  after: after && visitOf(citizen, after),
})
const changes = [
  change('grete', monday, monday),
  change('grete', null, tuesday),
  change('hans', monday, tuesday),
  change('inge', tuesday, null),
]
const taken = (without: readonly string[], leftDays: readonly LocalDate[]) =>
  takenOf(changes, new Set(without), new Set(leftDays))

describe('of a proposal is taken', () => {
  test('everybody it changes something for, once each', () => {
    expect(taken([], [])).toEqual(['grete', 'hans', 'inge'])
  })

  test('nobody who is left out', () => {
    expect(taken(['hans'], [])).toEqual(['grete', 'inge'])
  })

  test('who has a change from or to a day that is taken', () => {
    expect(taken([], [tuesday])).toEqual(['grete', 'hans'])
    expect(taken([], [monday])).toEqual(['grete', 'hans', 'inge'])
  })

  test('nobody where no day is', () => {
    expect(taken([], [monday, tuesday])).toEqual([])
  })
})
