import { changeCosts, type Measures, sameTimeMinutes } from './goals.ts'
import { type FramePlan, type FrameProblem, noPromise, regards, row } from './problem.ts'

/** A visit of a plan, unpacked. */
type Visit = {
  readonly frame: number
  readonly day: number
  readonly start: number
  readonly length: number
  readonly shifts: readonly number[]
  readonly starts: readonly number[]
}

/**
 * The complete evaluation of a plan: slow and plain, one function a goal. The search keeps the same measures as it goes
 * and is held to these.
 */
export function evaluate(problem: FrameProblem, plan: FramePlan): Measures {
  const visits = unpacked(problem, plan.visits)
  const routes = routesOf(problem, visits)
  return {
    missingVisits: missingVisits(problem, visits),
    missingMinutes: ofFrames(problem, visits, (frame, minutes) => {
      return Math.max(0, problem.frames.minutesLeast[frame]! - minutes) * problem.frames.priority[frame]!
    }),
    belowTarget: ofFrames(problem, visits, (frame, minutes) => {
      const { minutesLeast, minutesTarget, priority } = problem.frames
      return Math.max(0, minutesTarget[frame]! - Math.max(minutes, minutesLeast[frame]!)) * priority[frame]!
    }),
    aboveTarget: ofFrames(problem, visits, (frame, minutes) => {
      return Math.max(0, minutes - problem.frames.minutesTarget[frame]!)
    }),
    outsideWish: outsideWish(problem, visits),
    newFaces: newFaces(problem, visits),
    unwanted: byRegard(problem, visits, (regard) => regard === regards.unwanted),
    notPreferred: byRegard(problem, visits, (regard) => regard >= regards.other),
    notUsual: byRegard(problem, visits, (regard) => regard !== regards.usual && regard !== regards.none),
    timeSpread: timeSpread(problem, visits),
    missedPauses: missedPauses(problem, routes, plan.pauses),
    overtime: overtime(problem, routes),
    imbalance: imbalance(problem, routes),
    travel: sum(routes.map((route, shift) => travelOf(problem, shift, route))),
    change: changes(problem, visits).cost,
  }
}

/** Published visits, those of absent carers apart, with another carer or day, or a start moved beyond tolerance. */
export const touched = (problem: FrameProblem, plan: FramePlan): number =>
  changes(problem, unpacked(problem, plan.visits)).touched

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

function unpacked({ frames }: FrameProblem, rows: Int32Array): Visit[] {
  return Array.from({ length: rows.length / row.width }, (_, index) => {
    const at = (column: number) => rows[index * row.width + column]!
    const isPair = frames.isPair[at(row.frame)] === 1
    return {
      frame: at(row.frame),
      day: at(row.day),
      start: at(row.start),
      length: at(row.length),
      shifts: isPair ? [at(row.shift), at(row.secondShift)] : [at(row.shift)],
      starts: isPair ? [at(row.start), at(row.secondStart)] : [at(row.start)],
    }
  })
}

type Stop = { readonly place: number; readonly start: number; readonly finish: number }

function routesOf(problem: FrameProblem, visits: readonly Visit[]): Stop[][] {
  const { shifts, frames, citizens } = problem
  const routes: Stop[][] = Array.from({ length: shifts.count }, () => [])
  for (const { frame, length, shifts: on, starts } of visits)
    on.forEach((shift, part) => {
      const minutes = part === 1 && frames.secondMinutes[frame]! > 0 ? frames.secondMinutes[frame]! : length
      const start = starts[part]!
      routes[shift]!.push({ place: citizens.place[frames.citizen[frame]!]!, start, finish: start + minutes })
    })
  for (const route of routes) route.sort((a, b) => a.start - b.start)
  return routes
}

const way = ({ travel, places, carers, shifts }: FrameProblem, shift: number, from: number, to: number): number =>
  travel[(carers.mode[shifts.carer[shift]!]! * places + from) * places + to]!

function missingVisits(problem: FrameProblem, visits: readonly Visit[]): number {
  const { frames, days } = problem
  return sum(
    [...frames.citizen].map((_, frame) => {
      const own = visits.filter((visit) => visit.frame === frame)
      const byDay = Array.from({ length: days }, (_, day) => {
        const isOpen = opensOn(problem, frame, day)
        return isOpen ? Math.max(0, frames.dayLeast[frame]! - own.filter((visit) => visit.day === day).length) : 0
      })
      return Math.max(0, frames.visitsLeast[frame]! - own.length, sum(byDay)) * frames.priority[frame]!
    }),
  )
}

function opensOn({ frames, windows }: FrameProblem, frame: number, day: number): boolean {
  for (let window = frames.firstWindow[frame]!; window < frames.firstWindow[frame + 1]!; window++)
    if ((windows.days[window]! >> day) & 1) return true
  return false
}

const ofFrames = (
  { frames }: FrameProblem,
  visits: readonly Visit[],
  of: (frame: number, minutes: number) => number,
): number =>
  sum(
    [...frames.citizen].map((_, frame) => of(frame, sum(visits.filter((v) => v.frame === frame).map((v) => v.length)))),
  )

function windowOf({ frames, windows }: FrameProblem, { frame, day, start, length }: Visit): number {
  for (let window = frames.firstWindow[frame]!; window < frames.firstWindow[frame + 1]!; window++) {
    const isThatDay = (windows.days[window]! >> day) & 1
    if (isThatDay && windows.opens[window]! <= start && start + length <= windows.closes[window]!) return window
  }
  return -1
}

function outsideWish(problem: FrameProblem, visits: readonly Visit[]): number {
  const { windows } = problem
  return sum(
    visits.map((visit) => {
      const window = windowOf(problem, visit)
      const early = Math.max(0, windows.wishedFrom[window]! - visit.start)
      return early + Math.max(0, visit.start + visit.length - windows.wishedTo[window]!)
    }),
  )
}

function newFaces(problem: FrameProblem, visits: readonly Visit[]): number {
  const { citizens, frames, shifts, carers } = problem
  return sum(
    [...citizens.place].map((_, citizen) => {
      if (citizens.promise[citizen] === noPromise) return 0
      const faces = new Set<number>()
      for (let carer = 0; carer < carers.count; carer++)
        if (citizens.seen[citizen * carers.count + carer]) faces.add(carer)
      for (const visit of visits)
        if (frames.citizen[visit.frame] === citizen) for (const shift of visit.shifts) faces.add(shifts.carer[shift]!)
      return Math.max(0, faces.size - citizens.promise[citizen]!)
    }),
  )
}

function byRegard(problem: FrameProblem, visits: readonly Visit[], counts: (regard: number) => boolean): number {
  const { citizens, frames, shifts, carers } = problem
  const regardOf = (frame: number, shift: number) =>
    citizens.regard[frames.citizen[frame]! * carers.count + shifts.carer[shift]!]!
  return sum(visits.map(({ frame, shifts: on }) => on.filter((shift) => counts(regardOf(frame, shift))).length))
}

function timeSpread(problem: FrameProblem, visits: readonly Visit[]): number {
  const { frames, windows } = problem
  const starts = Array.from({ length: windows.count }, (): number[] => [])
  for (const visit of visits) if (frames.sameTime[visit.frame]) starts[windowOf(problem, visit)]!.push(visit.start)
  return sum(
    starts.map((all) => (all.length < 2 ? 0 : Math.max(0, Math.max(...all) - Math.min(...all) - sameTimeMinutes))),
  )
}

function missedPauses({ shifts }: FrameProblem, routes: readonly Stop[][], pauses: Int32Array): number {
  return routes.filter((route, shift) => route.length > 0 && shifts.pauseMinutes[shift]! > 0 && pauses[shift]! < 0)
    .length
}

function overtime(problem: FrameProblem, routes: readonly Stop[][]): number {
  const { shifts } = problem
  return sum(
    routes.map((route, shift) => {
      const last = route.at(-1)
      if (!last) return 0
      return Math.max(0, last.finish + way(problem, shift, last.place, shifts.to[shift]!) - shifts.end[shift]!)
    }),
  )
}

function travelOf(problem: FrameProblem, shift: number, route: readonly Stop[]): number {
  const { shifts } = problem
  if (route.length === 0) return 0
  const stops = [shifts.from[shift]!, ...route.map(({ place }) => place), shifts.to[shift]!]
  return sum(stops.slice(1).map((to, at) => way(problem, shift, stops[at]!, to)))
}

/** Minutes by which carers' time with citizens and on the way differs from an even share of their shifts. */
function imbalance(problem: FrameProblem, routes: readonly Stop[][]): number {
  const { carers, shifts } = problem
  const busy = new Array<number>(carers.count).fill(0)
  const given = new Array<number>(carers.count).fill(0)
  routes.forEach((route, shift) => {
    if (shifts.closed[shift]) return
    const carer = shifts.carer[shift]!
    given[carer]! += shifts.end[shift]! - shifts.start[shift]!
    busy[carer]! += sum(route.map(({ start, finish }) => finish - start)) + travelOf(problem, shift, route)
  })
  const [all, total] = [sum(given), sum(busy)]
  return sum(busy.map((own, carer) => (all > 0 ? Math.floor(Math.abs(own - (given[carer]! * total) / all)) : 0)))
}

/** Published visits and those of the plan are held against each other, of a frame and day by start. */
function changes(problem: FrameProblem, visits: readonly Visit[]): { cost: number; touched: number } {
  const { published, frames, days } = problem
  if (!published) return { cost: 0, touched: 0 }
  const before = unpacked(problem, published.visits).map((visit, index) => ({ ...visit, index }))
  let cost = 0
  let count = 0
  const on = (list: readonly Visit[], frame: number, day: number) =>
    list.filter((visit) => visit.frame === frame && visit.day === day).sort((a, b) => a.start - b.start)
  for (let frame = 0; frame < frames.count; frame++)
    for (let day = 0; day < days; day++) {
      const old = on(before, frame, day) as typeof before
      const fresh = on(visits, frame, day)
      old.forEach((was, at) => {
        const is = fresh[at]
        const others = is ? is.shifts.filter((shift, part) => shift !== was.shifts[part]).length : 0
        const isMoved = is && Math.abs(is.start - was.start) > changeCosts.movedMinutes
        cost += is ? changeCosts.carer * others : changeCosts.dropped
        if (isMoved) cost += changeCosts.moved
        if (is && is.length !== was.length) cost += changeCosts.length
        if ((!is || isMoved || others > 0) && !published.orphaned[was.index]) count++
      })
      cost += changeCosts.added * Math.max(0, fresh.length - old.length)
    }
  return { cost, touched: count }
}
