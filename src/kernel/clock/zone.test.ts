import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateOfDayNumber, localDate } from '#kernel/calendar/local-date.ts'
import { type Instant, instant, minutesFrom } from './instant.ts'
import { type TimeOfDay, timeOfDay, writeTimeOfDay } from './time-of-day.ts'
import { instantAt, localTime, minutesInDay, readZone, startOfDay, type Zone } from './zone.ts'

const zone = (text: string): Zone => readZone(text) ?? expect.fail(`no zone ${text}`)
const days = fc.integer({ min: 10_000, max: 40_000 }).map(dateOfDayNumber)
const times = fc.integer({ min: 0, max: 1439 }).map((minute) => minute as TimeOfDay)
const shown = (at: Instant, there: Zone) => {
  const { date, time } = localTime(at, there)
  return `${date} ${writeTimeOfDay(time)}`
}

describe.each(['Europe/Copenhagen', 'Europe/Stockholm', 'Europe/Helsinki', 'Atlantic/Faroe'])('%s', (name) => {
  const there = zone(name)

  test.each([
    ['2026-03-28', 1440],
    ['2026-03-29', 1380],
    ['2026-03-30', 1440],
    ['2026-10-24', 1440],
    ['2026-10-25', 1500],
    ['2026-10-26', 1440],
  ])('%s has %i minutes', (date, length) => expect(minutesInDay(localDate(date), there)).toBe(length))

  test('a day is as long as from its start to the start of the next', () => {
    fc.assert(
      fc.property(days, (date) => {
        expect(minutesFrom(startOfDay(date, there), startOfDay(addDays(date, 1), there))).toBe(
          minutesInDay(date, there),
        )
        expect(localTime(startOfDay(date, there), there)).toEqual({ date, time: 0 })
      }),
    )
  })

  test('the clock shows the time that was asked for, but for an hour that is skipped', () => {
    fc.assert(
      fc.property(days, times, (date, time) => {
        const there24 = minutesInDay(date, there) >= 1440
        const read = localTime(instantAt(date, time, there), there)
        if (there24) expect(read).toEqual({ date, time })
        else expect([time, time + 60]).toContain(read.time)
      }),
    )
  })
})

describe('the nights when the clock is changed', () => {
  const copenhagen = zone('Europe/Copenhagen')
  const [spring, autumn] = [localDate('2026-03-29'), localDate('2026-10-25')]

  test('an hour that is skipped moves later', () => {
    const at = instantAt(spring, timeOfDay('02:30'), copenhagen)
    expect(at).toBe(instant('2026-03-29T01:30:00Z'))
    expect(shown(at, copenhagen)).toBe('2026-03-29 03:30')
  })

  test('of an hour that comes twice the first is meant', () => {
    const at = instantAt(autumn, timeOfDay('02:30'), copenhagen)
    expect(at).toBe(instant('2026-10-25T00:30:00Z'))
    expect(shown((at + 3_600_000) as Instant, copenhagen)).toBe('2026-10-25 02:30')
  })

  test('a night shift from 22 to 7 is 8 hours in spring and 10 in autumn', () => {
    const shift = (morning: typeof spring) =>
      minutesFrom(
        instantAt(addDays(morning, -1), timeOfDay('22:00'), copenhagen),
        instantAt(morning, timeOfDay('07:00'), copenhagen),
      )
    expect([shift(spring), shift(autumn), shift(addDays(autumn, 1))]).toEqual([480, 600, 540])
  })

  test('a night visit belongs to the day it starts on', () => {
    const start = instant('2026-10-24T21:50:00Z')
    expect(shown(start, copenhagen)).toBe('2026-10-24 23:50')
    expect(shown((start + 25 * 60_000) as Instant, copenhagen)).toBe('2026-10-25 00:15')
  })
})

test('a day that begins at one in the night begins there', () => {
  expect(shown(startOfDay(localDate('2018-11-04'), zone('America/Sao_Paulo')), zone('America/Sao_Paulo'))).toBe(
    '2018-11-04 01:00',
  )
})

test('a zone is known by its name, in any case of letters', () => {
  expect(readZone('europe/copenhagen')).toBe('Europe/Copenhagen')
  expect(readZone('UTC')).toBe('UTC')
})

test.each(['Europe/Herning', '+02:00', '2026-01-01T00:00[Europe/Copenhagen]', 'CopenhagenTime', ''])(
  '%j is not a zone',
  (text) => expect(readZone(text)).toBeUndefined(),
)
