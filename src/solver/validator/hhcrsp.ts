import type { HhcrspInstance, HhcrspSolution, HhcrspStop } from '#solver/formats/hhcrsp.ts'
import type { Score } from './score.ts'

/** The published files add fractions up in another order than we do. */
const tolerance = 1e-6

/** Scores a solution by the times written in it: (distance + all lateness + greatest lateness) / 3. */
export function scoreHhcrsp(instance: HhcrspInstance, { routes }: HhcrspSolution): Score {
  const { distances, caregivers, patients } = instance
  const broken: string[] = []
  const placeOf = new Map(patients.map(({ id }, index) => [id, index + 1]))
  const done = new Map<string, (HhcrspStop & { caregiver: string })[]>()
  let distance = 0
  for (const { id } of caregivers) {
    const own = routes.filter(({ caregiver }) => caregiver === id)
    if (own.length !== 1) broken.push(`${id} has ${own.length} routes`)
  }
  for (const { caregiver, stops } of routes) {
    const carer = caregivers.find(({ id }) => id === caregiver)
    if (!carer) broken.push(`there is no caregiver ${caregiver}`)
    let at = 0
    let free = 0
    for (const stop of stops) {
      const { patient, service, start, end } = stop
      const place = placeOf.get(patient)
      if (place === undefined) {
        broken.push(`there is no patient ${patient}`)
        continue
      }
      const way = distances[at]?.[place] ?? 0
      distance += way
      if (start < free + way - tolerance) broken.push(`${caregiver} is at ${patient} at ${free + way}, after ${start}`)
      if (!carer?.abilities.includes(service)) broken.push(`${caregiver} may not do ${service} at ${patient}`)
      done.set(patient, [...(done.get(patient) ?? []), { ...stop, caregiver }])
      at = place
      free = end
    }
    if (stops.length > 0) distance += distances[at]?.[0] ?? 0
  }
  const late = patients.flatMap((patient) => latenessOf(patient, done.get(patient.id) ?? [], broken))
  const total = late.reduce((sum, each) => sum + each, 0)
  const worst = Math.max(0, ...late)
  return {
    objective: (distance + total + worst) / 3,
    components: { distance, total_tardiness: total, max_tardiness: worst },
    broken,
  }
}

/** Lateness of each service of one patient, in the order of the file; what breaks a rule goes to `broken`. */
function latenessOf(
  { id, window, services, gap }: HhcrspInstance['patients'][number],
  done: readonly (HhcrspStop & { caregiver: string })[],
  broken: string[],
): number[] {
  if (done.length !== services.length) broken.push(`${id} is given ${done.length} services of ${services.length}`)
  const inOrder = services.flatMap(({ service, duration }) => {
    const given = done.filter((stop) => stop.service === service)
    if (given.length !== 1) broken.push(`${id} is given ${service} ${given.length} times`)
    for (const { start, end } of given) {
      if (Math.abs(end - start - duration) > tolerance)
        broken.push(`${service} at ${id} takes ${end - start}, not ${duration}`)
      if (start < window[0] - tolerance) broken.push(`${service} at ${id} starts at ${start}, before ${window[0]}`)
    }
    return given.slice(0, 1)
  })
  const [first, second] = inOrder
  if (gap && first && second) {
    const between = second.start - first.start
    const isKept = between >= gap[0] - tolerance && between <= gap[1] + tolerance
    if (!isKept) broken.push(`the services at ${id} start ${between} apart, not ${gap[0]} to ${gap[1]}`)
    if (first.caregiver === second.caregiver) broken.push(`${id} needs two caregivers, has ${first.caregiver} alone`)
  }
  return inOrder.map(({ start }) => Math.max(0, start - window[1]))
}
