import { lunchBreak, type UhhcComponent, type UhhcInstance } from '#solver/formats/uhhc.ts'
import type { UhhcSolution } from '#solver/formats/uhhc-solution.ts'
import { checkedProblem, mandatory, type Plan, type Problem, untied } from './problem.ts'
import { routesOf } from './routes-of.ts'

const unbounded = 2 ** 30

/**
 * The weighted sum of the file. Figures with fractions are counted in thousandths, all others as they are: every ticked
 * figure is whole. Who must not come to a patient is simply not able to.
 */
export function problemOfUhhc(instance: UhhcInstance): Problem {
  const { name, lateBy, weights, distances, depots, caregivers, patients, lunch } = instance
  const ticks = distances.every((row) => row.every(Number.isInteger)) ? 1 : 1000
  const carers = caregivers.length
  const weight = (component: UhhcComponent) => weights[component] ?? 0
  const ticked = (value: number) => Math.round(value * ticks)
  const whole = (values: readonly number[]) => Int32Array.from(values, ticked)
  const parts = patients.flatMap((patient, visit) => patient.services.map((each) => ({ ...each, patient, visit })))
  const firstPart = new Int32Array(patients.length + 1)
  patients.forEach(({ services }, visit) => {
    firstPart[visit + 1] = firstPart[visit]! + services.length
  })
  // Windows are compared after truncation, as the authors of the set do.
  const windows = patients.map((patient) => [patient.windows[0]!, patient.windows.at(-1)!] as const)
  const bySide = (side: 0 | 1) => whole(windows.flatMap((both) => both.map((window) => Math.trunc(window[side]))))
  const each = (of: (part: (typeof parts)[number], carer: (typeof caregivers)[number]) => boolean) =>
    Uint8Array.from(parts.flatMap((part) => caregivers.map((carer) => (of(part, carer) ? 1 : 0))))
  return checkedProblem({
    name,
    ticks,
    divisor: 1,
    places: distances.length,
    travel: whole(distances.flat()),
    carers: {
      count: carers,
      from: Int32Array.from(caregivers, ({ from }) => depots.get(from)!),
      to: Int32Array.from(caregivers, ({ to }) => depots.get(to)!),
      shiftStart: whole(caregivers.map(({ shift }) => shift[0])),
      shiftEnd: whole(caregivers.map(({ shift }) => shift[1])),
      capacity: new Int32Array(carers).fill(unbounded),
      pauseDue: Uint8Array.from(caregivers, (carer) => (carer.lunch ? 1 : 0)),
    },
    visits: {
      count: patients.length,
      place: Int32Array.from(patients, ({ place }) => place),
      demand: new Int32Array(patients.length),
      opens: bySide(0),
      closes: bySide(1),
      firstPart,
      gapMin: Int32Array.from(patients, ({ gap }) => (gap ? ticked(gap[0]) : untied)),
      gapMax: Int32Array.from(patients, ({ gap }) => (gap ? ticked(gap[1]) : untied)),
      optional: Uint8Array.from(patients, ({ optional }) => (optional ? 1 : 0)),
    },
    parts: {
      count: parts.length,
      visit: Int32Array.from(parts, ({ visit }) => visit),
      duration: whole(parts.map(({ duration }) => duration)),
      able: each(
        ({ service, patient }, { id, abilities }) => abilities.includes(service) && !patient.incompatible.includes(id),
      ),
      unwished: each(({ patient: { preferred } }, { id }) => preferred !== undefined && !preferred.includes(id)),
    },
    pause: { opens: ticked(lunch.opens), closes: ticked(lunch.closes), length: ticked(lunch.length) },
    goals: {
      windows: 'soft',
      lateBy,
      travel: weight('travel_time'),
      lateness: weight('total_tardiness'),
      worstLateness: weight('highest_tardiness'),
      waiting: weight('total_waiting_time'),
      overtime: weight('total_extra_time'),
      worstIdleness: weight('max_idle_time'),
      unwished: weight('caregiver_preferences') * ticks,
      // Where the file gives no price, leaving out and missing a pause are forbidden.
      unplanned: weights.optional_patients === undefined ? mandatory : weight('optional_patients') * ticks,
      missedPause: weights.missed_lunch_break === undefined ? mandatory : weight('missed_lunch_break') * ticks,
    },
  })
}

/** The plan by the ids of the file; `starts` are those of all parts and pauses, in ticks. */
export function uhhcSolutionOf(
  { caregivers, patients }: UhhcInstance,
  problem: Problem,
  plan: Plan,
  starts: ArrayLike<number>,
): UhhcSolution {
  const { visits, parts, ticks, pause } = problem
  return {
    routes: routesOf(problem, plan).map((route, carer) => ({
      caregiver: caregivers[carer]!.id,
      stops: route.map((node, index) => {
        const isPause = node >= parts.count
        const length = isPause ? pause.length : parts.duration[node]!
        const [start, end] = [starts[node]! / ticks, (starts[node]! + length) / ticks]
        const follower = route[index + 1]
        const visit = isPause ? (follower === undefined ? undefined : parts.visit[follower]!) : parts.visit[node]!
        // A pause is taken where its carer goes next, or at home when the day is over.
        const patient = visit === undefined ? caregivers[carer]!.from : patients[visit]!.id
        if (isPause) return { patient, service: lunchBreak, start, end }
        return { patient, service: patients[visit!]!.services[node - visits.firstPart[visit!]!]!.service, start, end }
      }),
    })),
  }
}
