import { must } from '#kernel/result.ts'
import type { FrirumInstance } from '#solver/formats/frirum.ts'
import { readFrirum } from '#solver/formats/frirum-read.ts'
import { problemOfFrirum, solutionOfWeek } from '#solver/frames/frirum.ts'
import { frameSearch } from '#solver/frames/search.ts'
import { instances, instanceText } from './instances.ts'

/**
 * A week with a plan from a short search, and on its third day at ten past seven the carer with most to do on it is ill.
 */
export function sickCall(name: string, steps: number): { instance: FrirumInstance; ill: string } {
  const given = instances.find((each) => each.name === name)
  if (!given) throw new RangeError(`no instance ${name}`)
  const calm = must(readFrirum(instanceText(given), name))
  const problem = problemOfFrirum(calm)
  const search = frameSearch(problem, 1)
  const rounds = 20
  for (let round = 0; round < rounds; round++) search.step(steps / rounds, round / rounds)
  const { visits } = solutionOfWeek(calm, problem, search.best().plan)
  const now = { day: 2, minute: 430 }
  const today = visits.filter(({ day, start }) => day === now.day && start > now.minute)
  const busy = calm.carers.map(({ id }) => ({ id, count: today.filter(({ carers }) => carers.includes(id)).length }))
  const ill = busy.reduce((most, each) => (each.count > most.count ? each : most)).id
  const plan = { now, visits: visits.map((visit) => ({ ...visit, pinned: false })) }
  return { instance: { ...calm, plan, absent: [{ carer: ill, day: now.day, from: now.minute }] }, ill }
}
