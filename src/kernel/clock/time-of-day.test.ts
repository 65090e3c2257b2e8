import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTimeOfDay, type TimeOfDay, timeOfDay, windowHolds, windowMinutes, writeTimeOfDay } from './time-of-day.ts'

const times = fc.integer({ min: 0, max: 1439 }).map((minute) => minute as TimeOfDay)
const everyTime = Array.from({ length: 1440 }, (_, minute) => minute as TimeOfDay)

test('a time that is written reads back as itself, and times sort as their texts', () => {
  const written = everyTime.map(writeTimeOfDay)
  expect(written.map(readTimeOfDay)).toEqual(everyTime)
  expect(written.toSorted()).toEqual(written)
})

test('an hour may stand with one digit', () => expect(timeOfDay('7:30')).toBe(450))

test.each(['24:00', '07:60', '7', '07:3', '007:30', '-1:30', '07:30:00', ' 07:30', '07.30', ''])(
  '%j is not a time of day',
  (text) => {
    expect(readTimeOfDay(text)).toBeUndefined()
    expect(() => timeOfDay(text)).toThrow(RangeError)
  },
)

test('a window holds as many minutes as it is long, among them its start and never its end', () => {
  fc.assert(
    fc.property(times, times, (start, end) => {
      const window = { start, end }
      expect(everyTime.filter((time) => windowHolds(window, time))).toHaveLength(windowMinutes(window))
      expect(windowHolds(window, start)).toBe(true)
      expect(windowHolds(window, end)).toBe(start === end)
    }),
  )
})

test('a night window holds both sides of midnight', () => {
  const night = { start: timeOfDay('22:00'), end: timeOfDay('07:00') }
  expect(windowMinutes(night)).toBe(540)
  expect(
    ['21:59', '22:00', '23:59', '00:00', '06:59', '07:00'].map((time) => windowHolds(night, timeOfDay(time))),
  ).toEqual([false, true, true, true, true, false])
})
