import type { HhcrspInstance, HhcrspSolution } from '#solver/formats/hhcrsp.ts'
import { checkedProblem, mandatory, type Plan, type Problem, untied } from './problem.ts'
import { routesOf } from './routes-of.ts'

/** Beyond every clock of these sets: a shift without an end. */
const endless = 2 ** 30

/**
 * A third each of distance, lateness of all services and the greatest lateness; starts may be late, never early.
 * Distances have three decimals, so ticks are thousandths.
 */
export function problemOfHhcrsp({ name, distances, caregivers, patients }: HhcrspInstance): Problem {
  const ticks = 1000
  const carers = caregivers.length
  const parts = patients.flatMap(({ services }, visit) => services.map((each) => ({ ...each, visit })))
  const abilities = caregivers.map((carer) => new Set(carer.abilities))
  const firstPart = new Int32Array(patients.length + 1)
  patients.forEach(({ services }, visit) => {
    firstPart[visit + 1] = firstPart[visit]! + services.length
  })
  const twice = (side: 0 | 1) =>
    Int32Array.from(
      patients.flatMap(({ window }) => [window[side], window[side]]),
      (at) => at * ticks,
    )
  return checkedProblem({
    name,
    ticks,
    divisor: 3,
    places: distances.length,
    travel: Int32Array.from(distances.flat(), (distance) => Math.round(distance * ticks)),
    carers: {
      count: carers,
      from: new Int32Array(carers),
      to: new Int32Array(carers),
      shiftStart: new Int32Array(carers),
      shiftEnd: new Int32Array(carers).fill(endless),
      capacity: new Int32Array(carers).fill(endless),
      pauseDue: new Uint8Array(carers),
    },
    visits: {
      count: patients.length,
      place: Int32Array.from(patients, (_, index) => index + 1),
      demand: new Int32Array(patients.length),
      opens: twice(0),
      closes: twice(1),
      firstPart,
      gapMin: Int32Array.from(patients, ({ gap }) => (gap ? gap[0] * ticks : untied)),
      gapMax: Int32Array.from(patients, ({ gap }) => (gap ? gap[1] * ticks : untied)),
      optional: new Uint8Array(patients.length),
    },
    parts: {
      count: parts.length,
      visit: Int32Array.from(parts, ({ visit }) => visit),
      duration: Int32Array.from(parts, ({ duration }) => Math.round(duration * ticks)),
      able: Uint8Array.from(parts.flatMap(({ service }) => abilities.map((able) => (able.has(service) ? 1 : 0)))),
      unwished: new Uint8Array(parts.length * carers),
    },
    pause: { opens: 0, closes: 0, length: 0 },
    goals: {
      windows: 'soft',
      lateBy: 'start',
      travel: 1,
      lateness: 1,
      worstLateness: 1,
      waiting: 0,
      overtime: 0,
      worstIdleness: 0,
      unwished: 0,
      unplanned: mandatory,
      missedPause: 0,
    },
  })
}

/** The plan by the ids of the file; `starts` are those of all parts, in ticks. */
export function hhcrspSolutionOf(
  { caregivers, patients }: HhcrspInstance,
  problem: Problem,
  plan: Plan,
  starts: ArrayLike<number>,
): HhcrspSolution {
  const { visits, parts, ticks } = problem
  return {
    routes: routesOf(problem, plan).map((route, carer) => ({
      caregiver: caregivers[carer]!.id,
      stops: route.map((part) => {
        const visit = parts.visit[part]!
        const { id, services } = patients[visit]!
        const start = starts[part]!
        return {
          patient: id,
          service: services[part - visits.firstPart[visit]!]!.service,
          start: start / ticks,
          end: (start + parts.duration[part]!) / ticks,
        }
      }),
    })),
  }
}
