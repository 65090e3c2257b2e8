import type { Random } from '#kernel/random.ts'
import { type Plan, type Problem, untied } from '#solver/problem/problem.ts'
import { allowance, temperatureAt } from '../annealing.ts'
import { nearByTravel, nearInTime } from '../near.ts'
import type { Search } from '../stepwise.ts'
import { polishing } from './polish.ts'
import { recreation } from './recreate.ts'
import { ruin } from './ruin.ts'
import { type RouteSettings, routeSettings } from './settings.ts'
import { routeState, unplanned } from './state.ts'
import { undoing } from './undo.ts'

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
export function routeSearch(problem: Problem, random: Random, settings: RouteSettings = routeSettings): Search {
  const state = routeState(problem)
  const { carers, goals } = problem
  const ruinNear = nearByTravel(problem, settings.ruinNeighbours)
  const near = nearInTime(problem, settings.candidates, settings.wait)
  const recreate = recreation(state, near, random, settings)
  const undo = undoing(state)
  const polish = polishing(state, near, settings)
  let absent = Array.from({ length: state.count }, (_, visit) => visit)
  const total = () => state.cost() * goals.travel + absent.length * goals.unplanned

  undo.begin(absent)
  recreate(absent, undo.touch, Number.POSITIVE_INFINITY, false)
  let cost = total()
  const meanArc = Math.max(1, (cost - absent.length * goals.unplanned) / (2 * state.count))
  const cooling = { hot: settings.hot * meanArc, cold: settings.cold * meanArc }
  let best = { cost, plan: planOf(state), missing: absent.length }

  function keepBest() {
    polish(undo.touched())
    cost = total()
    best = { cost, plan: planOf(state), missing: absent.length }
  }

  function step(steps: number, progress: number) {
    const temperature = temperatureAt(cooling, progress)
    for (let at = 0; at < steps; at++) {
      undo.begin(absent)
      const most = cost + allowance(random, temperature)
      // With nobody left out before, and leaving one out dearer than all else, too much travel decides at once.
      const limit = absent.length === 0 && most <= goals.unplanned ? most / goals.travel : Number.POSITIVE_INFINITY
      const how = random.fraction() < settings.thoroughShare ? settings.thorough : settings.quick
      ruin(state, ruinNear, random, settings, how, undo.touch, absent)
      undo.refreshTouched()
      if (!recreate(absent, undo.touch, limit, how.everywhere) || total() >= most) {
        absent = undo.revert()
        continue
      }
      cost = total()
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

function planOf(state: ReturnType<typeof routeState>): Plan {
  const { count, size, routeOf } = state
  const order: number[] = []
  for (let carer = 0; carer < size.length; carer++) order.push(...state.routeNodes(carer))
  const carerOf = Int32Array.from({ length: count }, (_, visit) => routeOf[visit]!)
  for (let visit = 0; visit < count; visit++) if (carerOf[visit] === unplanned) order.push(visit)
  return { order: Int32Array.from(order), carerOf }
}
