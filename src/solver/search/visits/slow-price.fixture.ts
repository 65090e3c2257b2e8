import type { Plan, Problem } from '#solver/problem/problem.ts'
import { routesOf } from '#solver/problem/routes-of.ts'
import type { Measures } from './tally.ts'

/**
 * The measures of a plan from its starts alone, by walking every route: slow, plain, and made without the tally. Also
 * says what would break a rule.
 */
export function slowPrice(problem: Problem, plan: Plan, starts: ArrayLike<number>) {
  const { carers, visits, parts, pause, travel, places, goals } = problem
  const byEnd = goals.lateBy === 'end'
  const broken: string[] = []
  const late: number[] = []
  const idle: number[] = []
  const sums = { travel: 0, waiting: 0, overtime: 0, unwished: 0, unplanned: 0, missedPause: 0, latePauses: 0 }
  routesOf(problem, plan).forEach((route, carer) => {
    const isPause = (node: number) => node >= parts.count
    const [from, to] = [carers.from[carer]!, carers.to[carer]!]
    const [opens, closes] = [carers.shiftStart[carer]!, carers.shiftEnd[carer]!]
    if (carers.pauseDue[carer] && !route.some(isPause)) sums.missedPause++
    if (route.length === 0) {
      idle.push(closes - opens)
      return
    }
    const placeOf = (at: number): number => {
      const node = route[at]
      if (node === undefined) return from
      return isPause(node) ? placeOf(at + 1) : visits.place[parts.visit[node]!]!
    }
    let at = from
    let free = 0
    let waits = 0
    route.forEach((node, index) => {
      const place = placeOf(index)
      const leg = travel[at * places + place]!
      const begin = starts[node]!
      sums.travel += leg
      if (index === 0) free = begin - leg
      if (index === 0 && free < opens) broken.push(`carer ${carer} leaves before the shift`)
      const wait = begin - free - leg
      if (wait < 0) broken.push(`carer ${carer} is not yet at node ${node}`)
      waits += wait
      if (!(index === 1 && isPause(route[0]!))) sums.waiting += wait
      const length = isPause(node) ? pause.length : parts.duration[node]!
      if (isPause(node) && begin + (byEnd ? length : 0) > pause.closes) sums.latePauses++
      if (!isPause(node) && !parts.able[node * carers.count + carer]) broken.push(`carer ${carer} cannot do ${node}`)
      if (!isPause(node)) sums.unwished += parts.unwished[node * carers.count + carer]!
      at = place
      free = begin + length
    })
    const leave = starts[route[0]!]! - travel[from * places + placeOf(0)]!
    const home = free + travel[at * places + to]!
    sums.travel += travel[at * places + to]!
    sums.overtime += Math.max(0, home - closes)
    idle.push(Math.max(0, leave - opens) + waits + Math.max(0, closes - home))
  })
  for (let visit = 0; visit < visits.count; visit++) {
    const first = visits.firstPart[visit]!
    const end = visits.firstPart[visit + 1]!
    if (plan.carerOf[first]! < 0) {
      sums.unplanned += visits.optional[visit] ? goals.unplanned : 1e9
      continue
    }
    for (let part = first; part < end; part++) {
      const begin = starts[part]!
      if (begin < visits.opens[2 * visit]!) broken.push(`visit ${visit} begins too early`)
      const window = begin >= visits.opens[2 * visit + 1]! ? 1 : 0
      late.push(Math.max(0, begin + (byEnd ? parts.duration[part]! : 0) - visits.closes[2 * visit + window]!))
    }
    if (end - first === 2 && plan.carerOf[first] === plan.carerOf[first + 1])
      broken.push(`visit ${visit} has one carer`)
    const between = end - first === 2 ? starts[first + 1]! - starts[first]! : 0
    const isTied = end - first === 2 && visits.gapMin[visit]! >= 0
    if (isTied && (between < visits.gapMin[visit]! || between > visits.gapMax[visit]!))
      broken.push(`visit ${visit} gap`)
  }
  const measures: Measures = {
    ...sums,
    lateness: late.reduce((sum, each) => sum + each, 0),
    worstLateness: Math.max(0, ...late),
    worstIdleness: Math.max(...idle),
  }
  return { measures, broken }
}
