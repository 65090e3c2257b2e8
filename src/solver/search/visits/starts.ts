import type { Plan, Problem } from '#solver/problem/problem.ts'
import { clocksOf } from './clocks.ts'
import { visitState } from './state.ts'

/** When each part and pause of a plan begins, in ticks; -1 where it is not planned. */
export function startsOfVisits(problem: Problem, plan: Plan): Float64Array {
  const state = visitState(problem)
  state.take(plan)
  clocksOf(state).run()
  return state.start.slice(0, state.starts)
}
