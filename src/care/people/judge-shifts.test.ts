import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { type Instant, writeInstant } from '#kernel/clock/instant.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { judgeShifts } from './judge-shifts.ts'
import type { Shift } from './shift.ts'
import type { WorkingTimeRule } from './working-time.ts'

const zone = 'Europe/Copenhagen' as Zone
const anna = 'anna' as Id<'Staff'>
const always = { from: localDate('2000-01-01'), to: null }
const rule: WorkingTimeRule = {
  id: 'rule',
  valid: always,
  dailyRest: { hours: 11, law: 'daily' },
  weeklyRest: { hours: 35, counted: 'between', days: 6, law: 'weekly' },
  averageWeek: { hours: 48, months: 4, law: 'average' },
  nightWork: {
    window: { start: timeOfDay('22:00'), end: timeOfDay('05:00') },
    shiftHours: 3,
    dayHours: 8,
    months: 4,
    law: 'night',
  },
}
const byBreaks: WorkingTimeRule = { ...rule, dailyRest: { ...rule.dailyRest, dayBreak: timeOfDay('07:00') } }
const byWeeks: WorkingTimeRule = { ...rule, weeklyRest: { hours: 36, counted: 'inEach', days: 7, law: 'weekly' } }

/** `2026-10-05 07:00-15:00`; what ends before it starts ends on the next day. */
function shift(text: string, staff = anna): Shift {
  const [date = '', hours = ''] = text.split(' ')
  const [start = '', end = ''] = hours.split('-')
  const over = end <= start ? addDays(localDate(date), 1) : localDate(date)
  return {
    staff,
    start: instantAt(localDate(date), timeOfDay(start), zone),
    end: instantAt(over, timeOfDay(end), zone),
  }
}
const daily = (from: string, count: number, hours: string): Shift[] =>
  Array.from({ length: count }, (_, at) => shift(`${addDays(localDate(from), at)} ${hours}`))
const said = (
  shifts: readonly Shift[],
  by = rule,
  dayBreaks?: ReadonlyMap<Id<'Staff'>, ReturnType<typeof timeOfDay>>,
) =>
  judgeShifts([by], shifts, dayBreaks ? { zone, dayBreaks } : { zone }).map(
    ({ kind, found, limit }) => `${kind} ${found} of ${limit}`,
  )

describe('the rest of a day', () => {
  // fulfils: 000-37
  test('is eleven hours, looked back 24 hours from any moment of work, with both shifts named', () => {
    const [evening, morning] = [shift('2026-10-05 14:00-22:30'), shift('2026-10-06 09:00-15:00')]
    expect(judgeShifts([rule], [morning, evening], { zone })).toEqual([
      {
        kind: 'dailyRest',
        rule: 'rule',
        law: 'daily',
        staff: anna,
        after: evening,
        before: morning,
        from: shift('2026-10-05 15:00-16:00').start,
        to: morning.end,
        found: 630,
        limit: 660,
      },
    ])
    expect(said([evening, shift('2026-10-06 09:30-15:00')])).toEqual([])
  })

  test('a shift of more than thirteen hours has none, and a day in two parts has what lies before', () => {
    expect(said([shift('2026-10-05 07:00-20:00')])).toEqual([])
    expect(said([shift('2026-10-05 07:00-20:01')])).toEqual(['dailyRest 659 of 660'])
    expect(said([shift('2026-10-05 07:00-12:00'), shift('2026-10-05 16:00-21:00')])).toEqual(['dailyRest 600 of 660'])
    expect(said([shift('2026-10-05 07:00-12:00'), shift('2026-10-05 12:00-20:00')])).toEqual([])
  })

  // fulfils: 000-37
  test('is real hours: the night the clock goes forward has one less, the night it goes back one more', () => {
    expect(said([shift('2026-03-28 14:00-20:00'), shift('2026-03-29 07:00-15:00')])).toEqual(['dailyRest 600 of 660'])
    expect(said([shift('2026-10-24 14:00-21:00'), shift('2026-10-25 07:00-15:00')])).toEqual([])
    expect(said([shift('2026-10-24 19:00-07:00')])).toEqual([])
    expect(said([shift('2026-10-24 19:00-07:01')])).toEqual(['dailyRest 659 of 660'])
  })

  test('is looked for from one break of the day to the next where the rule has one, or the schedule its own', () => {
    const late = [shift('2026-10-05 13:00-22:00'), shift('2026-10-06 09:00-15:00')]
    expect(said(late)).toEqual([])
    expect(said(late, byBreaks)).toEqual(['dailyRest 540 of 660'])
    expect(said(late, byBreaks, new Map([[anna, timeOfDay('09:00')]]))).toEqual([])
    const [breach] = judgeShifts([byBreaks], late, { zone })
    expect([breach?.from, breach?.to].map((at) => at && writeInstant(at))).toEqual([
      '2026-10-05T05:00:00.000Z',
      '2026-10-06T05:00:00.000Z',
    ])
  })

  test('looked back from the ends of shifts is looked back from every minute of work', () => {
    const quarter = 900_000
    const start = instantAt(localDate('2026-10-23'), timeOfDay('00:00'), zone)
    const roster = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 8 })
      .map((steps) => {
        let at = start as number
        return steps.map(([rest, work]): Shift => {
          const from = at + rest * quarter
          at = from + work * quarter
          return { staff: anna, start: from as Instant, end: at as Instant }
        })
      })
    fc.assert(
      fc.property(roster, (shifts) => {
        const works = (at: number) => shifts.some((each) => each.start <= at && at < each.end)
        const restBefore = (end: number) => {
          let [longest, run] = [0, 0]
          for (let at = end - 96 * quarter; at < end; at += quarter) {
            run = works(at) ? 0 : run + 1
            longest = Math.max(longest, run)
          }
          return longest
        }
        const last = shifts.at(-1)?.end ?? start
        let broken = false
        for (let at = start as number; at < last; at += quarter)
          if (works(at) && restBefore(at + quarter) < 44) broken = true
        expect(said(shifts).some((each) => each.startsWith('dailyRest'))).toBe(broken)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the rest of a week', () => {
  // fulfils: 000-37
  test('has at most six days before the next one begins', () => {
    const six = daily('2026-10-05', 6, '07:00-20:00')
    expect(said([...six, shift('2026-10-12 07:00-15:00')])).toEqual([])
    expect(said([...six, shift('2026-10-12 06:59-15:00')])).toEqual(['weeklyRest 2099 of 2100'])
    expect(said(daily('2026-10-05', 7, '07:00-15:00'))).toEqual(['weeklyRest 960 of 2100'])
    const [breach] = judgeShifts([rule], daily('2026-10-05', 9, '07:00-15:00'), { zone })
    expect([breach?.after, breach?.before]).toEqual([shift('2026-10-05 07:00-15:00'), shift('2026-10-13 07:00-15:00')])
  })

  test('or lies inside each week from Monday to Sunday', () => {
    const week = [...daily('2026-10-05', 5, '07:00-15:00'), shift('2026-10-10 07:00-12:00')]
    expect(said([...week, shift('2026-10-12 07:00-15:00')], byWeeks)).toEqual([])
    const longer = [...week.slice(0, 5), shift('2026-10-10 07:00-12:01'), shift('2026-10-12 07:00-15:00')]
    expect(said(longer, byWeeks)).toEqual(['weeklyRest 2159 of 2160'])
  })
})

describe('hours on average', () => {
  // fulfils: 000-37
  test('come to 48 a week over four months, and a few weeks that are full break nothing', () => {
    const sixDays = daily('2026-01-01', 120, '08:00-16:00').filter((_, at) => at % 7 !== 3)
    expect(sixDays).toHaveLength(103)
    expect(said(sixDays)).toEqual(['averageWeek 2884 of 2880'])
    expect(said(sixDays.slice(1))).toEqual([])
    expect(said(daily('2026-01-01', 6, '08:00-20:00'))).toEqual([])
  })

  // fulfils: 000-37
  test('come to eight a day for those who mostly work at night, a day of rest a week left out', () => {
    const nights = daily('2026-01-01', 120, '02:00-09:58').filter((_, at) => at % 7 !== 3)
    expect(said(nights)).toEqual(['nightWork 483 of 480'])
    expect(said(daily('2026-01-01', 120, '14:00-21:58').filter((_, at) => at % 7 !== 3))).toEqual([])
    expect(said(daily('2026-01-01', 120, '16:59-00:57').filter((_, at) => at % 7 !== 3))).toEqual([])
    expect(said(daily('2026-01-01', 120, '17:03-01:01').filter((_, at) => at % 7 !== 3))).toEqual([
      'nightWork 483 of 480',
    ])
  })
})

test('a rule counts from its first day, for each person alone, in whatever order the shifts are told', () => {
  const [a, b] = [shift('2026-10-05 14:00-22:00'), shift('2026-10-06 07:00-15:00')]
  const from = (day: string) => ({ ...rule, valid: { from: localDate(day), to: null } })
  expect(said([a, b], from('2026-10-06'))).toHaveLength(1)
  expect(said([a, b], from('2026-10-07'))).toEqual([])
  expect(said([a, { ...b, staff: 'bo' as Id<'Staff'> }])).toEqual([])
  fc.assert(
    fc.property(fc.shuffledSubarray(daily('2026-10-05', 9, '12:00-23:30'), { minLength: 9 }), (shifts) => {
      expect(judgeShifts([rule], shifts, { zone })).toEqual(
        judgeShifts([rule], daily('2026-10-05', 9, '12:00-23:30'), { zone }),
      )
    }),
    { numRuns: 20 },
  )
})
