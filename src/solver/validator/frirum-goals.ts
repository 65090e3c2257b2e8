import type { FrirumCitizen, FrirumFrame, FrirumInstance } from '#solver/formats/frirum.ts'
import type { FrirumSolutionVisit } from '#solver/formats/frirum-solution.ts'

/** A frame with whose it is and the visits a plan gives it, by day and start. */
export type Held = {
  readonly frame: FrirumFrame
  readonly citizen: FrirumCitizen
  readonly visits: FrirumSolutionVisit[]
}

/** What became of one shift of a carer. */
export type Day = {
  readonly carer: string
  readonly isOpen: boolean
  readonly minutes: number
  readonly travel: number
  readonly care: number
  readonly overtime: number
  readonly isPauseMissed: boolean
}

export const total = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0)

/** What is missing of frames or beyond them, and how their visits lie. */
export function frameComponents(instance: FrirumInstance, all: readonly Held[]): Record<string, number> {
  const sums = { missingVisits: 0, missingMinutes: 0, belowTarget: 0, aboveTarget: 0, outsideWish: 0, timeSpread: 0 }
  for (const { frame, visits } of all) {
    const { minutes, priority, perDay, windows } = frame
    const got = total(visits.map(({ length }) => length))
    const open = Array.from({ length: instance.days }, (_, day) => day).filter((day) =>
      windows.some(({ days }) => days.includes(day)),
    )
    const lacking = open.map((day) => Math.max(0, perDay.least - visits.filter((visit) => visit.day === day).length))
    sums.missingVisits += Math.max(0, frame.visits.least - visits.length, total(lacking)) * priority
    sums.missingMinutes += Math.max(0, minutes.least - got) * priority
    sums.belowTarget += Math.max(0, minutes.target - Math.max(got, minutes.least)) * priority
    sums.aboveTarget += Math.max(0, got - minutes.target)
    for (const { days, opens, closes, wished } of windows) {
      const inside = visits.filter(
        ({ day, start, length }) => days.includes(day) && opens <= start && start + length <= closes,
      )
      const starts = inside.map(({ start }) => start)
      for (const { start, length } of inside)
        sums.outsideWish += Math.max(0, wished[0] - start) + Math.max(0, start + length - wished[1])
      if (frame.sameTime && starts.length > 1)
        sums.timeSpread += Math.max(0, Math.max(...starts) - Math.min(...starts) - 30)
    }
  }
  return sums
}

/** Who comes to whom, against what was promised and wished. */
export function citizenComponents(
  { citizens }: FrirumInstance,
  held: ReadonlyMap<string, Held>,
): Record<string, number> {
  const sums = { newFaces: 0, unwanted: 0, notPreferred: 0, notUsual: 0 }
  for (const { usual, preferred, unwanted, faces, frames } of citizens) {
    const came = frames.flatMap(({ id }) => held.get(id)?.visits.flatMap(({ carers }) => carers) ?? [])
    if (faces) sums.newFaces += Math.max(0, new Set([...faces.seen, ...came]).size - faces.promise)
    const named = usual !== undefined || preferred.length > 0
    for (const carer of came) {
      const isUnwanted = unwanted.includes(carer)
      if (isUnwanted) sums.unwanted++
      if (isUnwanted || (named && carer !== usual && !preferred.includes(carer))) sums.notPreferred++
      if (isUnwanted || (named && carer !== usual)) sums.notUsual++
    }
  }
  return sums
}

/** How far each carer's minutes with citizens and on the way are from an even share of all open shifts. */
export function imbalanceOf({ carers }: FrirumInstance, days: readonly Day[]): number {
  const open = days.filter(({ isOpen }) => isOpen)
  const minutes = total(open.map((day) => day.minutes))
  const work = total(open.map(({ travel, care }) => travel + care))
  if (minutes === 0) return 0
  return total(
    carers.map(({ id }) => {
      const own = open.filter(({ carer }) => carer === id)
      const given = total(own.map((day) => day.minutes))
      return Math.floor(Math.abs(total(own.map(({ travel, care }) => travel + care)) - (given * work) / minutes))
    }),
  )
}

/** Of each frame and day, published visits and those of the plan by start: 30 a carer, 10 a move, 5 a length. */
export function changeComponents({ plan, days, absent }: FrirumInstance, all: readonly Held[]): Record<string, number> {
  if (!plan) return { change: 0 }
  let [change, touched] = [0, 0]
  for (const { frame, visits } of all)
    for (let day = 0; day < days; day++) {
      const was = plan.visits.filter((visit) => visit.frame === frame.id && visit.day === day)
      was.sort((a, b) => a.start - b.start)
      const is = visits.filter((visit) => visit.day === day)
      was.forEach((old, at) => {
        const fresh = is[at]
        const others = fresh ? old.carers.filter((carer, part) => carer !== fresh.carers[part]).length : 0
        const isMoved = fresh !== undefined && Math.abs(fresh.start - old.start) > 15
        change += fresh ? 30 * others + (isMoved ? 10 : 0) + (fresh.length === old.length ? 0 : 5) : 50
        const isLeft = absent.some(
          (one) => old.carers.includes(one.carer) && one.day === day && old.start + old.length > one.from,
        )
        if ((!fresh || isMoved || others > 0) && !isLeft) touched++
      })
      change += 20 * Math.max(0, is.length - was.length)
    }
  return { change, touched }
}
