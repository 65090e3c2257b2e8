import type { SolomonInstance, SolomonSolution } from '#solver/formats/solomon.ts'
import { checkedProblem, mandatory, type Plan, type Problem, untied } from './problem.ts'
import { routesOf } from './routes-of.ts'

/**
 * Total distance under hard windows, with up to the given number of vehicles. Distances are cut, not rounded, after one
 * decimal: the convention of the DIMACS challenge 2022, in which the best-known distances are told.
 */
export function problemOfSolomon({ name, vehicles, capacity, rows }: SolomonInstance): Problem {
  const ticks = 10
  const places = rows.length
  const customers = rows.slice(1)
  const [depot] = rows
  const all = (count: number, value: number) => new Int32Array(count).fill(value)
  const twice = (of: (row: (typeof rows)[number]) => number) =>
    Int32Array.from(customers.flatMap((row) => [of(row) * ticks, of(row) * ticks]))
  return checkedProblem({
    name,
    ticks,
    divisor: 1,
    places,
    travel: Int32Array.from(
      rows.flatMap((a) => rows.map((b) => Math.floor(ticks * Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)))),
    ),
    carers: {
      count: vehicles,
      from: all(vehicles, 0),
      to: all(vehicles, 0),
      shiftStart: all(vehicles, (depot?.ready ?? 0) * ticks),
      shiftEnd: all(vehicles, (depot?.due ?? 0) * ticks),
      capacity: all(vehicles, capacity),
      pauseDue: new Uint8Array(vehicles),
    },
    visits: {
      count: customers.length,
      place: Int32Array.from(customers, (_, index) => index + 1),
      demand: Int32Array.from(customers, ({ demand }) => demand),
      opens: twice(({ ready }) => ready),
      closes: twice(({ due }) => due),
      firstPart: Int32Array.from(rows, (_, index) => index),
      gapMin: all(customers.length, untied),
      gapMax: all(customers.length, untied),
      optional: new Uint8Array(customers.length),
    },
    parts: {
      count: customers.length,
      visit: Int32Array.from(customers, (_, index) => index),
      duration: Int32Array.from(customers, ({ service }) => service * ticks),
      able: new Uint8Array(customers.length * vehicles).fill(1),
      unwished: new Uint8Array(customers.length * vehicles),
    },
    pause: { opens: 0, closes: 0, length: 0 },
    goals: {
      windows: 'hard',
      lateBy: 'start',
      travel: 1,
      lateness: 0,
      worstLateness: 0,
      waiting: 0,
      overtime: 0,
      worstIdleness: 0,
      unwished: 0,
      unplanned: mandatory,
      missedPause: 0,
    },
  })
}

/** The plan in the customers' own numbers; routes that stay empty are left out. */
export const solomonSolutionOf = (problem: Problem, plan: Plan): SolomonSolution => ({
  routes: routesOf(problem, plan)
    .filter((route) => route.length > 0)
    .map((route) => route.map((part) => part + 1)),
})
