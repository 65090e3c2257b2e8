import type { Plan, Problem } from './problem.ts'

/** The parts of each carer in the order they are done; a pause of carer c counts as part `parts.count + c`. */
export function routesOf({ carers, visits, parts }: Problem, { order, carerOf }: Plan): number[][] {
  const routes: number[][] = Array.from({ length: carers.count }, () => [])
  for (const item of order) {
    const isPause = item >= visits.count
    const first = isPause ? parts.count + item - visits.count : visits.firstPart[item]!
    const end = isPause ? first + 1 : visits.firstPart[item + 1]!
    for (let part = first; part < end; part++) {
      const carer = carerOf[part]!
      if (carer >= 0) routes[carer]!.push(part)
    }
  }
  return routes
}
