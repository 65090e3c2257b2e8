import { describe, expect, test } from 'vitest'
import { must } from '#kernel/result.ts'
import { type HhcrspSolution, readHhcrsp } from '#solver/formats/hhcrsp.ts'
import { readSolomon } from '#solver/formats/solomon.ts'
import { readUhhc } from '#solver/formats/uhhc.ts'
import type { UhhcSolution } from '#solver/formats/uhhc-solution.ts'
import { scoreHhcrsp } from '#solver/validator/hhcrsp.ts'
import { scoreSolomon } from '#solver/validator/solomon.ts'
import { scoreUhhc } from '#solver/validator/uhhc.ts'
import { example } from './examples.ts'

describe('vehicles with time windows', () => {
  const four = must(readSolomon(example('four-customers.txt')))
  const score = (...routes: number[][]) => scoreSolomon(four, { routes })

  test('distance is cut after one decimal, leg by leg', () => {
    // 0-1 5.0, 1-2 5.0, 2-0 10.0; 0-4 1.41 → 1.4, 4-3 9.05 → 9.0, 3-0 10.0.
    expect(score([1, 2], [4, 3])).toEqual({ objective: 40.4, components: { distance: 40.4, routes: 2 }, broken: [] })
  })

  test.each<[broken: string, routes: number[][]]>([
    [
      'route 1: 1 is reached at 45, after 20',
      [
        [2, 1],
        [4, 3],
      ],
    ],
    ['route 1: carries 11, more than 10', [[2, 3], [4]]],
    ['customer 3 is visited 0 times', [[1, 2], [4]]],
    ['customer 4 is visited 2 times', [[1, 2], [4, 3], [4]]],
    ['4 routes, but 3 vehicles', [[1], [2], [3], [4]]],
    ['route 1: there is no customer 9', [[9]]],
    [
      'route 1: returns to the depot on the way',
      [
        [1, 0, 2],
        [4, 3],
      ],
    ],
  ])('%s', (broken, routes) => expect(score(...routes).broken).toContain(broken))
})

describe('home care with visits by two carers', () => {
  const instance = must(readHhcrsp(example('two-carers.json'), 'two carers'))
  const stop = (patient: string, service: string, start: number, length: number) => ({
    patient,
    service,
    start,
    end: start + length,
  })
  /** c1: depot 8 p1, 5 p2, 3.5 p3, 4 home. c2: depot 4 p3, 3.5 p2, 6 home. */
  const plan = (change: (routes: HhcrspSolution['routes'][number]['stops'][number][][]) => void = () => undefined) => {
    const one = [stop('p1', 's1', 10, 5), stop('p2', 's1', 31.5, 5), stop('p3', 's1', 40, 5)]
    const two = [stop('p3', 's2', 28, 7), stop('p2', 's2', 38.5, 10)]
    const stops = [one, two]
    change(stops)
    return scoreHhcrsp(instance, { routes: stops.map((each, index) => ({ caregiver: `c${index + 1}`, stops: each })) })
  }

  test('a third each of distance, lateness and the greatest lateness', () => {
    const together = plan(([one, two]) => {
      one![1] = stop('p2', 's1', 38.5, 5)
      one![2] = stop('p3', 's1', 47, 5)
      two![0] = stop('p3', 's2', 28, 7)
    })
    // 20.5 + 13.5; p2 8.5 late twice, p3 closes at 25 (its end is cut): 3 and 22 late; 19 apart is more than 12.
    expect(together.components).toEqual({ distance: 34, total_tardiness: 42, max_tardiness: 22 })
    expect(together.objective).toBeCloseTo((34 + 42 + 22) / 3, 9)
    expect(together.broken).toEqual(['the services at p3 start 19 apart, not 8 to 12'])
  })

  test.each<[broken: string, change: Parameters<typeof plan>[0]]>([
    ['the services at p2 start 7 apart, not 0 to 0', () => undefined],
    ['s1 at p1 starts at 9, before 10', ([one]) => one!.splice(0, 1, stop('p1', 's1', 9, 5))],
    ['s1 at p1 takes 4, not 5', ([one]) => one!.splice(0, 1, stop('p1', 's1', 10, 4))],
    ['c1 is at p2 at 20, after 19', ([one]) => one!.splice(1, 1, stop('p2', 's1', 19, 5))],
    ['p1 is given 0 services of 1', ([one]) => one!.splice(0, 1)],
    ['c2 may not do s1 at p1', ([one, two]) => two!.unshift(...one!.splice(0, 1))],
    ['p2 needs two caregivers, has c1 alone', ([one, two]) => one!.push(...two!.splice(1, 1))],
    ['there is no patient p9', ([one]) => one!.push(stop('p9', 's1', 90, 5))],
  ])('%s', (broken, change) => expect(plan(change).broken).toContain(broken))

  test('every carer has a route', () => {
    expect(scoreHhcrsp(instance, { routes: [] }).broken).toContain('c2 has 0 routes')
  })
})

describe('unified home care', () => {
  const instance = must(readUhhc(example('lunch.json'), 'lunch'))
  const stop = (patient: string, service: string, start: number, end: number) => ({ patient, service, start, end })
  const usual = (): UhhcSolution['routes'][number]['stops'][number][][] => [
    [stop('p1', 's1', 45, 65), stop('p2', 'lunch_break', 80, 110), stop('p2', 's1', 120, 135)],
    [stop('p2', 's2', 135, 175)],
  ]
  const score = (change: (stops: ReturnType<typeof usual>) => void = () => undefined) => {
    const stops = usual()
    change(stops)
    return scoreUhhc(instance, { routes: stops.map((each, index) => ({ caregiver: `c${index + 1}`, stops: each })) })
  }

  test('every component by hand', () => {
    // c1 leaves at 35, waits 80-65-5 = 10 and 10, is home at 156: idle 35 + 20 + 44 = 99. c2 leaves at 115, home at 196:
    // idle 65 + 54 = 119. p1 ends 5 after 60; p2 of c2 ends 25 after 150. p3 is left out, p1 has not c2.
    const { components, objective, broken } = score()
    expect(broken).toEqual([])
    expect(components).toEqual({
      travel_time: 36 + 41,
      total_tardiness: 30,
      highest_tardiness: 25,
      total_waiting_time: 20,
      total_extra_time: 0,
      max_idle_time: 119,
      caregiver_preferences: 1,
      optional_patients: 1,
      missed_lunch_break: 0,
    })
    expect(objective).toBe(77 + 60 + 75 + 80 + 6 * 119 + 7 + 80)
  })

  test('a wait behind a lunch that opens the day is idle, but no waiting', () => {
    const { components, broken } = score(([one]) => {
      one!.splice(0, 3, stop('p1', 'lunch_break', 80, 110), stop('p1', 's1', 115, 135), stop('p2', 's1', 140, 155))
    })
    expect(broken).toEqual(['the services at p2 start -5 apart, not 10 to 30'])
    expect(components.total_waiting_time).toBe(0)
    expect(components.total_tardiness).toBe(5 + 5 + 25)
  })

  test.each<[broken: string, change: Parameters<typeof score>[0]]>([
    ['p1 is not visited', ([one]) => one!.splice(0, 1)],
    ['p2 is given 1 services of 2', ([, two]) => two!.splice(0, 1)],
    ['c1 leaves at -5, before 0', ([one]) => one!.splice(0, 1, stop('p1', 's1', 5, 25))],
    ['s1 at p1 starts at 29, before 30', ([one]) => one!.splice(0, 1, stop('p1', 's1', 29, 65))],
    ['c1 is at p2 10 minutes after 100', ([one]) => one!.splice(2, 1, stop('p2', 's1', 100, 115))],
    ['c1 has 2 lunch breaks', ([one]) => one!.push(stop('p2', 'lunch_break', 140, 170))],
    [
      'c1 has lunch from 98 to 128, not 30 minutes within 80–125',
      ([one]) => one!.splice(1, 1, stop('p2', 'lunch_break', 98, 128)),
    ],
    ['c2 has 1 lunch breaks', ([, two]) => two!.push(stop('d0', 'lunch_break', 200, 230))],
    ['c1 may not do s2 at p2', ([one, two]) => one!.push(...two!.splice(0, 1))],
    ['there is no patient p7', ([one]) => one!.push(stop('p7', 's1', 200, 215))],
  ])('%s', (broken, change) => expect(score(change).broken).toContain(broken))
})
