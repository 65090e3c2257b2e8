import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { type Home, lockShares } from './digital-lock.ts'

const [north, south] = ['north', 'south'] as unknown as [Id<'Team'>, Id<'Team'>]
const stretch = <Value>(value: Value, from: string, to: string | null = null) => ({
  from: localDate(from),
  to: to === null ? null : localDate(to),
  value,
})
const home = (teams: Home['teams'], ...locks: (readonly [from: string, to?: string])[]): Home => ({
  teams,
  locks: locks.map(([from, to]) => stretch('digital' as const, from, to)),
})

// fulfils: 002-50
describe('the share of homes with a digital lock', () => {
  const homes = [
    home([stretch(north, '2026-01-01')], ['2026-03-10']),
    home([stretch(north, '2026-01-01')], ['2026-02-01', '2026-04-30']),
    home([stretch(north, '2026-01-01', '2026-06-30'), stretch(south, '2026-07-01')], ['2026-07-01']),
    home([stretch(south, '2026-02-01')]),
  ]

  test.each([
    ['2026-01-31', 3, 0, 0, 'north 0/3'],
    ['2026-02-01', 4, 1, 25, 'north 1/3, south 0/1'],
    ['2026-03-10', 4, 2, 50, 'north 2/3, south 0/1'],
    ['2026-04-30', 4, 2, 50, 'north 2/3, south 0/1'],
    ['2026-05-01', 4, 1, 25, 'north 1/3, south 0/1'],
    ['2026-07-01', 4, 2, 50, 'north 1/2, south 1/2'],
  ])('on %s is %i homes with %i locks, %i per cent', (day, count, locked, percent, teams) => {
    const shares = lockShares(homes, localDate(day))
    expect(shares.all).toEqual({ homes: count, locked, percent })
    expect([...shares.teams].map(([team, each]) => `${team} ${each.locked}/${each.homes}`).join(', ')).toBe(teams)
  })

  test('of nobody is no share', () => {
    expect(lockShares(homes, localDate('2025-12-31'))).toEqual({
      all: { homes: 0, locked: 0, percent: null },
      teams: new Map(),
    })
  })
})
