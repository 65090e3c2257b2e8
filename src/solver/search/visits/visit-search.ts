import type { Random } from '#kernel/random.ts'
import { mandatory, type Plan, type Problem } from '#solver/problem/problem.ts'
import { allowance, temperatureAt } from '../annealing.ts'
import { nearInTime } from '../near.ts'
import type { Search } from '../stepwise.ts'
import { clocksOf } from './clocks.ts'
import { type MoveName, movesOf } from './moves.ts'
import { type VisitSettings, visitSettings } from './settings.ts'
import { unplanned, type VisitState, visitState } from './state.ts'
import { tallyOf } from './tally.ts'

/** Annealing over one order of all visits and the carers of their parts, for plans that tie carers to each other. */
export function visitSearch(problem: Problem, random: Random, settings: VisitSettings = visitSettings): Search {
  const state = visitState(problem)
  const clocks = clocksOf(state)
  const tally = tallyOf(state, clocks)
  const near = nearInTime(problem, settings.neighbours, settings.wait)
  const moves = movesOf(state, tally, near, random)
  const wheel = wheelOf(problem, settings).map((name) => moves[name])

  begin()
  firstPlan(state)
  let cost = priced()
  let guided = tally.guide()
  let best = found()
  anneal(settings.descent * problem.visits.count, 0)
  const each = Math.max(1, (cost % mandatory) / problem.visits.count)
  const { hotFor, hotLeast, hotMost } = settings
  const hot = Math.min(hotMost, Math.max(hotLeast, hotFor / problem.visits.count))
  const cooling = { hot: hot * each, cold: settings.cold * each }
  const warmed = { ...cooling, hot: cooling.hot * settings.warm }
  const { startsFor, startsMost, startsShare } = settings
  const starts = Math.min(startsMost, Math.max(1, Math.floor(startsFor / problem.visits.count)))
  let goesOn = false

  function begin() {
    state.begin()
    clocks.begin()
    tally.begin()
  }

  /** Clocks and price of a plan that was put together without them. */
  function priced(): number {
    for (let carer = 0; carer < problem.carers.count; carer++) state.reshape(carer)
    clocks.run()
    tally.run()
    tally.recount()
    return tally.cost()
  }

  function found() {
    return { cost, plan: state.plan(), missing: Math.floor(tally.now.unplanned / mandatory) }
  }

  function revert() {
    state.revert()
    clocks.revert()
    tally.revert()
  }

  function anneal(steps: number, temperature: number) {
    for (let at = 0; at < steps; at++) {
      begin()
      if (!wheel[random.below(wheel.length)]!()) {
        revert()
        continue
      }
      clocks.run()
      tally.run()
      const after = tally.guide()
      if (after > guided + (temperature > 0 ? allowance(random, temperature) : 0)) {
        revert()
        continue
      }
      guided = after
      cost = tally.cost()
      keepBest()
    }
  }

  function keepBest() {
    if (cost < best.cost && tally.now.latePauses === 0) best = found()
  }

  /** So hot does each start begin that nothing of the one before is left. */
  function step(steps: number, progress: number) {
    if (starts === 1) return anneal(steps, temperatureAt(cooling, progress))
    const at = (progress / startsShare) * starts
    if (at < starts) return anneal(steps, temperatureAt(cooling, at % 1))
    if (!goesOn) adopt(best.plan)
    goesOn = true
    anneal(steps, temperatureAt(warmed, (progress - startsShare) / (1 - startsShare)))
  }

  function adopt(plan: Plan) {
    begin()
    state.take(plan)
    cost = priced()
    guided = tally.guide()
    keepBest()
  }

  return { step, best: () => best, adopt }
}

/** The moves as often as they weigh; pauses only where some are due. */
const wheelOf = ({ carers }: Problem, settings: VisitSettings): MoveName[] =>
  (Object.entries(settings.moves) as [MoveName, number][]).flatMap(([name, weight]) =>
    name === 'pause' && !carers.pauseDue.includes(1) ? [] : Array.from({ length: weight }, () => name),
  )

/** Visits by opening, each to the carers who are there first. */
function firstPlan(state: VisitState) {
  const { problem, prev, ends } = state
  const { visits, parts, carers, travel, places } = problem
  const free = Float64Array.from(carers.shiftStart)
  const byOpening = Array.from({ length: visits.count }, (_, visit) => visit).sort(
    (a, b) => visits.opens[2 * a]! - visits.opens[2 * b]! || a - b,
  )
  byOpening.forEach((visit, at) => {
    state.setRank(visit, at)
    const first = visits.firstPart[visit]!
    const chosen: { carer: number; come: number }[] = []
    for (let part = first; part < visits.firstPart[visit + 1]!; part++) {
      let soonest = { carer: unplanned, come: Number.POSITIVE_INFINITY }
      for (let carer = 0; carer < carers.count; carer++) {
        if (!parts.able[part * carers.count + carer] || chosen.some((one) => one.carer === carer)) continue
        const come = free[carer]! + travel[state.place[prev[ends + carer]!]! * places + visits.place[visit]!]!
        if (come < soonest.come) soonest = { carer, come }
      }
      if (soonest.carer === unplanned) return
      chosen.push(soonest)
    }
    chosen.forEach(({ carer, come }, index) => {
      state.putIn(first + index, carer)
      free[carer] = Math.max(come, visits.opens[2 * visit]!) + parts.duration[first + index]!
    })
  })
}
