import type { Random } from '#kernel/random.ts'
import { type Plan, type Problem, untied } from '#solver/problem/problem.ts'
import { allowance, temperatureAt } from '../annealing.ts'
import { nearByTravel, nearInTime } from '../near.ts'
import type { Search } from '../search.ts'
import { polishing } from './polish.ts'
import { recreateSettings, recreation } from './recreate.ts'
import { ruin } from './ruin.ts'
import { routeState, unplanned } from './state.ts'

/** Shares of the mean arc of the first plan: how hot the search begins and how cold it ends. */
const routeCooling = { hot: 1.6, cold: 0.02, ruinNeighbours: 100 } as const

/** Routing alone: hard windows, one carer a visit, nothing that counts but travel. */
export function isPlainRouting({ visits, parts, carers, goals }: Problem): boolean {
  const { windows, waiting, overtime, worstIdleness, unwished, lateness, worstLateness } = goals
  const others = [waiting, overtime, worstIdleness, unwished, lateness, worstLateness]
  return (
    windows === 'hard' &&
    parts.count === visits.count &&
    visits.gapMin.every((gap) => gap === untied) &&
    visits.opens.every((open, index) => open === visits.opens[index - (index % 2)]) &&
    !carers.pauseDue.includes(1) &&
    others.every((weight) => weight === 0)
  )
}

/** Ruin and recreate under annealing; every new best is polished by local search. Changes are undone, not copied. */
export function routeSearch(problem: Problem, random: Random): Search {
  const state = routeState(problem)
  const { carers, goals } = problem
  const ruinNear = nearByTravel(problem, routeCooling.ruinNeighbours)
  const near = nearInTime(problem, recreateSettings.candidates)
  const recreate = recreation(state, near, random)
  const undo = undoing(state)
  const polish = polishing(state, near)
  let absent = Array.from({ length: state.count }, (_, visit) => visit)
  const total = () => state.cost() * goals.travel + absent.length * goals.unplanned

  const begin = () => undo.begin(absent)
  begin()
  recreate(absent, undo.touch)
  let cost = total()
  const meanArc = Math.max(1, (cost - absent.length * goals.unplanned) / (2 * state.count))
  const cooling = { hot: routeCooling.hot * meanArc, cold: routeCooling.cold * meanArc }
  let best = { cost, plan: planOf(state), missing: absent.length }

  function keepBest() {
    polish(undo.touched())
    cost = total()
    best = { cost, plan: planOf(state), missing: absent.length }
  }

  function step(steps: number, progress: number) {
    const temperature = temperatureAt(cooling, progress)
    for (let at = 0; at < steps; at++) {
      begin()
      ruin(state, ruinNear, random, undo.touch, absent)
      undo.refreshTouched()
      recreate(absent, undo.touch)
      const after = total()
      if (after >= cost + allowance(random, temperature)) {
        absent = undo.revert()
        continue
      }
      cost = after
      if (cost < best.cost) keepBest()
    }
  }

  function adopt({ order, carerOf }: Plan) {
    const routes: number[][] = Array.from({ length: carers.count }, () => [])
    for (const visit of order) if (carerOf[visit]! >= 0) routes[carerOf[visit]!]!.push(visit)
    absent = Array.from(order).filter((visit) => carerOf[visit]! < 0)
    state.clear()
    routes.forEach((route, carer) => {
      state.setRoute(carer, route)
    })
    cost = total()
    if (cost < best.cost) best = { cost, plan: { order, carerOf }, missing: absent.length }
  }

  return { step, best: () => best, adopt }
}

/** Remembers routes before they change and puts them back. */
function undoing(state: ReturnType<typeof routeState>) {
  const stamp = new Int32Array(state.size.length)
  const touched: number[] = []
  const before: number[] = []
  let absentBefore: number[] = []
  let round = 0
  return {
    begin: (absent: readonly number[]) => {
      round++
      touched.length = 0
      before.length = 0
      absentBefore = absent.slice()
    },
    /** Says whether the route is touched for the first time since `begin`. */
    touch: (carer: number): boolean => {
      if (stamp[carer] === round) return false
      stamp[carer] = round
      touched.push(carer)
      before.push(state.size[carer]!)
      const { next, starts, ends } = state
      for (let node = next[starts + carer]!; node !== ends + carer; node = next[node]!) before.push(node)
      return true
    },
    refreshTouched: () => {
      for (const carer of touched) state.refresh(carer)
    },
    touched: (): readonly number[] => touched,
    revert: (): number[] => {
      for (const visit of absentBefore) state.routeOf[visit] = unplanned
      let at = 0
      for (const carer of touched) {
        const length = before[at++]!
        state.setRoute(carer, before.slice(at, at + length))
        at += length
      }
      return absentBefore
    },
  }
}

function planOf(state: ReturnType<typeof routeState>): Plan {
  const { count, size, routeOf } = state
  const order: number[] = []
  for (let carer = 0; carer < size.length; carer++) order.push(...state.routeNodes(carer))
  const carerOf = Int32Array.from({ length: count }, (_, visit) => routeOf[visit]!)
  for (let visit = 0; visit < count; visit++) if (carerOf[visit] === unplanned) order.push(visit)
  return { order: Int32Array.from(order), carerOf }
}
