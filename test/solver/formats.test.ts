import { expect, test } from 'vitest'
import { must, type Result } from '#kernel/result.ts'
import { readHhcrsp, readHhcrspSolution, writeHhcrspSolution } from '#solver/formats/hhcrsp.ts'
import type { FormatRefusal } from '#solver/formats/refusal.ts'
import { readSolomon, readSolomonSolution, writeSolomonSolution } from '#solver/formats/solomon.ts'
import { readUhhc } from '#solver/formats/uhhc.ts'
import { readUhhcSolution, writeUhhcSolution } from '#solver/formats/uhhc-solution.ts'
import { example } from './examples.ts'

const [four, two, lunch] = ['four-customers.txt', 'two-carers.json', 'lunch.json'].map(example) as [
  string,
  string,
  string,
]

/** A file changed in one place, which must be there. */
function changed(text: string, old: string, fresh: string): string {
  expect(text).toContain(old)
  return text.replace(old, fresh)
}

const said = (read: Result<unknown, FormatRefusal>): string =>
  read.ok ? 'taken' : `${read.refusal.where}: ${read.refusal.expected}; ${read.refusal.found}`

test.each<[old: string, fresh: string, said: string]>([
  ['VEHICLE\n', 'VEHICLES\n', 'line 3: VEHICLE; "VEHICLES"'],
  ['  3         10', '  3', 'line 5: number and capacity of vehicles; "3"'],
  ['  3         10', '  0         10', 'line 5: at least one vehicle; 0'],
  ['  3         10', '  3        -10', 'line 5: a capacity that is not below zero; -10'],
  ['30        40', '30   4000000', 'line 12: nothing above 1000000; "2 6 8 6 30 4000000 10"'],
  [
    '20         10\n',
    '20\n',
    'line 11: seven whole numbers: number, x, y, demand, ready, due, service; "1 3 4 4 0 20"',
  ],
  ['    2      6', '    7      6', 'line 12: customer 2; 7'],
  ['30        40', '50        40', 'line 12: a due date not before the ready time; "50 40"'],
  [
    '    6   ',
    '    x   ',
    'line 12: seven whole numbers: number, x, y, demand, ready, due, service; "2 x 8 6 30 40 10"',
  ],
])('Solomon: %j → %j', (old, fresh, expected) => {
  const file = old === '    6   ' ? changed(four, '    2      6 ', '    2      x ') : changed(four, old, fresh)
  expect(said(readSolomon(file))).toBe(expected)
})

test('Solomon: more vehicles than customers are as many as customers', () => {
  const read = readSolomon(changed(four, '  3         10', '  999999999  10'))
  expect(read).toMatchObject({ ok: true, value: { vehicles: 4 } })
})

test('Solomon: nothing and no customers', () => {
  expect(said(readSolomon(''))).toBe('the end of the file: the name of the instance; nothing')
  const lines = four.split('\n').slice(0, 10).join('\n')
  expect(said(readSolomon(lines))).toBe('the end of the file: the depot and at least one customer; nothing')
})

test.each<[old: string, fresh: string, said: string]>([
  ['"p1"', '1', 'patients[0].id: a text; 1'],
  ['"id": "p2"', '"id": "p1"', 'patients[1].id: another patient than those before; "p1"'],
  ['[10, 20]', '[10]', 'patients[0].time_window: a list of 2; [10]'],
  ['[10, 20]', '[30, 20]', 'patients[0].time_window: an end not before its start; [30,20]'],
  ['"simultaneous"', '"both"', 'patients[1].synchronization.type: simultaneous or sequential; "both"'],
  ['[8, 12]', '[13, 12]', 'patients[2].synchronization.distance: a least not above the most; [13,12]'],
  ['"abilities": ["s2"]', '"abilities": ["s3"]', 'caregivers[1].abilities[0]: a known service; "s3"'],
  ['[6, 5, 0, 3.5]', '[6, 5, 0]', 'distances[2]: a list of 4; [6,5,0]'],
  ['[6, 5, 0, 3.5]', '[6, 5, -1, 3.5]', 'distances[2][2]: a number of at least 0; -1'],
  ['[6, 5, 0, 3.5]', '[6, 5, 1e18, 3.5]', 'distances[2][2]: a number of at most 1000000; 1000000000000000000'],
  ['"central_offices"', '"offices"', 'central_offices: a list of 1; nothing'],
])('Mankowska: %j → %j', (old, fresh, expected) => {
  expect(said(readHhcrsp(changed(two, old, fresh), 'x'))).toBe(expected)
})

test('not JSON', () => expect(said(readHhcrsp('{', 'x'))).toMatch(/^the file: JSON; /))

test.each<[old: string, fresh: string, said: string]>([
  ['"at_service_end"', '"never"', 'metadata.time_window_met: at_service_start or at_service_end; "never"'],
  ['"travel_time": 1', '"travel_time": 1.5', 'metadata.cost_components.travel_time: a whole number; 1.5'],
  [
    '"working_time": 0',
    '"working_time": 2',
    'metadata.cost_components.working_time: one of travel_time, total_tardiness, highest_tardiness, total_waiting_time, ' +
      'total_extra_time, max_idle_time, caregiver_preferences, optional_patients, missed_lunch_break; 2',
  ],
  [
    '"departing_point": "d0", "arrival_point"',
    '"departing_point": "d9", "arrival_point"',
    'caregivers[0].departing_point: a known terminal point; "d9"',
  ],
  [
    '"preferred_caregivers": ["c2"]',
    '"preferred_caregivers": ["c9"]',
    'patients[0].preferred_caregivers[0]: a known caregiver; "c9"',
  ],
  [
    '"distance_matrix_index": 2',
    '"distance_matrix_index": 4',
    'patients[1].distance_matrix_index: a whole number below 4; 4',
  ],
  ['{ "start": 80, "end": 125,', '{ "start": 80, "end": 12,', 'lunch_breaks: an end not before its start; [80,12]'],
  ['"optional": true', '"optional": "yes"', 'patients[2].optional: true or false; "yes"'],
])('unified: %j → %j', (old, fresh, expected) => {
  expect(said(readUhhc(changed(lunch, old, fresh), 'x'))).toBe(expected)
})

test('what is missing has the meaning the set gives it', () => {
  const { caregivers, patients, lateBy } = must(readUhhc(lunch, 'x'))
  expect(lateBy).toBe('end')
  expect(caregivers[1]).toMatchObject({ from: 'd0', to: 'd0', lunch: false })
  expect(patients[1]?.services).toEqual([
    { service: 's1', duration: 15 },
    { service: 's2', duration: 40 },
  ])
  expect(patients[2]).toMatchObject({ place: 3, optional: true, incompatible: [] })
  expect(must(readHhcrsp(two, 'x')).patients[2]).toMatchObject({ window: [0, 25], gap: [8, 12] })
})

test('a solution that is written is read as it was', () => {
  const routes = [
    [1, 2],
    [4, 3],
  ]
  const solomon = writeSolomonSolution({ routes }, 40.4)
  expect(solomon).toBe('Route #1: 1 2\nRoute #2: 4 3\nCost 40.4\n')
  expect(must(readSolomonSolution(solomon))).toEqual({ routes })
  expect(said(readSolomonSolution('Route #1: 1 x'))).toBe('line 1: Route #1: 5 3 7; "Route #1: 1 x"')
  const stops = [{ patient: 'p1', service: 's1', start: 10.5, end: 15.5 }]
  const solution = {
    routes: [
      { caregiver: 'c1', stops },
      { caregiver: 'c2', stops: [] },
    ],
  }
  expect(must(readHhcrspSolution(writeHhcrspSolution(solution)))).toEqual(solution)
  const unified = writeUhhcSolution(solution, { optional_patients: 2 }, { optional_patients: 80 })
  expect(must(readUhhcSolution(unified))).toEqual(solution)
  expect(JSON.parse(unified)).toMatchObject({ cost_components: { unscheduled: 160 } })
  expect(JSON.parse(unified).routes[1]).toEqual({ caregiver_id: 'c2' })
})
