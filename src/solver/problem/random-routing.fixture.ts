import { seededRandom } from '#kernel/random.ts'
import type { Problem } from './problem.ts'
import { problemOfSolomon } from './solomon.ts'

/** Routing alone, as Solomon would have drawn it: customers on a square, some with narrow windows. */
export function randomRouting(seed: number, customers: number): Problem {
  const { below } = seededRandom(seed)
  const depot = { x: 35, y: 35, demand: 0, ready: 0, due: 300, service: 0 }
  const rows = Array.from({ length: customers }, () => {
    const ready = below(3) === 0 ? 0 : 40 + below(150)
    return { x: below(70), y: below(70), demand: 1 + below(30), ready, due: ready + 20 + below(60), service: 10 }
  }).map((row) => ({ ...row, due: Math.max(row.due, 60) }))
  return problemOfSolomon({ name: `routing ${seed}`, vehicles: customers, capacity: 120, rows: [depot, ...rows] })
}
