import { changeCosts, type Measure, type Measures, measures, sameTimeMinutes } from '../goals.ts'
import { noPromise, row } from '../problem.ts'
import { isNotPreferred, isNotUsual, isUnwanted, none, type Week } from './week.ts'

/** Measures by their place among the totals; behind them how many published visits are touched. */
export const index = Object.fromEntries(measures.map((measure, at) => [measure, at])) as Record<Measure, number>
const touchedAt = measures.length
const width = 8
/** What is kept of a frame, and where it counts among the totals. */
const ofFrame = [
  'missingVisits',
  'missingMinutes',
  'belowTarget',
  'aboveTarget',
  'outsideWish',
  'timeSpread',
  'change',
] as const satisfies readonly Measure[]

/** Keeps the measures of a week: only frames and shifts that changed are counted anew, and faces by citizen. */
export function tallyOf(week: Week) {
  const { problem, cells, totals, frameSums, shiftSums, busy, day, length, window, start, finish, shift, next } = week
  const { frames, windows, shifts, citizens, carers, published, days } = problem
  const { set, at } = cells
  const [totalsAt, frameSumsAt, shiftSumsAt, busyAt] = [at('totals'), at('frameSums'), at('shiftSums'), at('busy')]
  const fresh = new Int32Array(width)
  const byDay = new Int32Array(days)
  const low = new Int32Array(windows.count)
  const high = new Int32Array(windows.count)
  const opensOn = new Int32Array(frames.count)
  for (let frame = 0; frame < frames.count; frame++)
    for (let at = frames.firstWindow[frame]!; at < frames.firstWindow[frame + 1]!; at++)
      opensOn[frame]! |= windows.days[at]!
  const given = new Int32Array(carers.count)
  for (let which = 0; which < shifts.count; which++)
    if (!shifts.closed[which]) given[shifts.carer[which]!]! += shifts.end[which]! - shifts.start[which]!
  const allGiven = given.reduce((sum, each) => sum + each, 0)
  const ordered: number[] = []

  const add = (measure: number, by: number) => set(totalsAt + measure, totals[measure]! + by)

  function outside(slot: number): number {
    const which = window[slot]!
    const begin = start[2 * slot]!
    const early = windows.wishedFrom[which]! - begin
    const late = begin + length[slot]! - windows.wishedTo[which]!
    return Math.max(0, early) + Math.max(0, late)
  }

  function countFrame(frame: number) {
    fresh.fill(0)
    byDay.fill(0)
    const [first, end] = [frames.firstWindow[frame]!, frames.firstWindow[frame + 1]!]
    const isSame = frames.sameTime[frame] === 1
    if (isSame) {
      low.fill(100_000, first, end)
      high.fill(-1, first, end)
    }
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++) {
      if (day[slot] === none) continue
      byDay[day[slot]!]!++
      fresh[4]! += outside(slot)
      if (!isSame) continue
      const begin = start[2 * slot]!
      if (begin < low[window[slot]!]!) low[window[slot]!] = begin
      if (begin > high[window[slot]!]!) high[window[slot]!] = begin
    }
    let missingDays = 0
    for (let on = 0; on < days; on++)
      if ((opensOn[frame]! >> on) & 1) missingDays += Math.max(0, frames.dayLeast[frame]! - byDay[on]!)
    const minutes = week.minutes[frame]!
    const priority = frames.priority[frame]!
    const least = frames.minutesLeast[frame]!
    const target = frames.minutesTarget[frame]!
    fresh[0] = Math.max(0, frames.visitsLeast[frame]! - week.count[frame]!, missingDays) * priority
    fresh[1] = Math.max(0, least - minutes) * priority
    fresh[2] = Math.max(0, target - Math.max(minutes, least)) * priority
    fresh[3] = Math.max(0, minutes - target)
    if (isSame)
      for (let which = first; which < end; which++)
        if (high[which]! >= 0) fresh[5]! += Math.max(0, high[which]! - low[which]! - sameTimeMinutes)
    if (published) countChanges(frame, published.first[frame]!, published.first[frame + 1]!)
    for (let of = 0; of < width; of++) {
      const before = frameSums[frame * width + of]!
      if (before === fresh[of]) continue
      set(frameSumsAt + frame * width + of, fresh[of]!)
      add(of === 7 ? touchedAt : index[ofFrame[of]!], fresh[of]! - before)
    }
  }

  /** Published rows lie by day and start; so do the frame's visits once they are ordered. */
  function countChanges(frame: number, first: number, end: number) {
    ordered.length = 0
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
      if (day[slot] !== none) ordered.push(slot)
    ordered.sort((a, b) => day[a]! - day[b]! || start[2 * a]! - start[2 * b]!)
    const was = (which: number, column: number) => published!.visits[which * row.width + column]!
    let which = first
    let at = 0
    while (which < end || at < ordered.length) {
      const slot = ordered[at]
      const isOn = slot === undefined ? days : day[slot]!
      const wasOn = which < end ? was(which, row.day) : days
      if (wasOn > isOn) {
        fresh[6]! += changeCosts.added
        at++
        continue
      }
      if (slot === undefined || wasOn < isOn) {
        fresh[6]! += changeCosts.dropped
        if (!published!.orphaned[which]) fresh[7]!++
        which++
        continue
      }
      let others = shift[2 * slot] === was(which, row.shift) ? 0 : 1
      if (frames.isPair[frame] && shift[2 * slot + 1] !== was(which, row.secondShift)) others++
      const isMoved = Math.abs(start[2 * slot]! - was(which, row.start)) > changeCosts.movedMinutes
      fresh[6]! += changeCosts.carer * others
      if (isMoved) fresh[6]! += changeCosts.moved
      if (length[slot] !== was(which, row.length)) fresh[6]! += changeCosts.length
      if ((isMoved || others > 0) && !published!.orphaned[which]) fresh[7]!++
      which++
      at++
    }
  }

  /** Travel, minutes with citizens, overtime, a missed pause, and what the carers are to the citizens. */
  function countShift(which: number) {
    let travel = 0
    let care = 0
    let last = week.begins + which
    let unwanted = 0
    for (let node = next[last]!; node < week.ends; node = next[node]!) {
      travel += week.way(which, last, node)
      care += finish[node]! - start[node]!
      const regard = week.regardOf(week.frameOf[node >> 1]!, shifts.carer[which]!)
      unwanted += isUnwanted(regard) + (isNotPreferred(regard) << 10) + (isNotUsual(regard) << 20)
      last = node
    }
    let over = 0
    let missed = 0
    if (last < week.begins) {
      const home = week.way(which, last, week.ends + which)
      travel += home
      over = Math.max(0, finish[last]! + home - shifts.end[which]!)
      missed = shifts.pauseMinutes[which]! > 0 && week.pause[which] === none ? 1 : 0
    }
    const own = which * 4
    const closeness = shiftSums[own + 3]!
    add(index.travel, travel - shiftSums[own]!)
    add(index.overtime, over - shiftSums[own + 1]!)
    add(index.missedPauses, missed - (shiftSums[own + 2]! & 1))
    add(index.unwanted, (unwanted & 1023) - (closeness & 1023))
    add(index.notPreferred, ((unwanted >> 10) & 1023) - ((closeness >> 10) & 1023))
    add(index.notUsual, (unwanted >> 20) - (closeness >> 20))
    if (!shifts.closed[which]) {
      const carer = shifts.carer[which]!
      set(busyAt + carer, busy[carer]! + care + travel - shiftSums[own]! - (shiftSums[own + 2]! >> 1))
    }
    set(shiftSumsAt + own, travel)
    set(shiftSumsAt + own + 1, over)
    set(shiftSumsAt + own + 2, (care << 1) | missed)
    set(shiftSumsAt + own + 3, unwanted)
  }

  function countBalance() {
    let all = 0
    for (let carer = 0; carer < carers.count; carer++) all += busy[carer]!
    let off = 0
    for (let carer = 0; carer < carers.count && allGiven > 0; carer++)
      off += Math.floor(Math.abs(busy[carer]! - (given[carer]! * all) / allGiven))
    set(totalsAt + index.imbalance, off)
  }

  const over = (citizen: number) =>
    citizens.promise[citizen] === noPromise ? 0 : Math.max(0, week.faces[citizen]! - citizens.promise[citizen]!)
  const facesAt = cells.at('facesOver')
  const facesKept = cells.view('facesOver')

  /** Brings the totals up to what the plan is now. */
  function settle() {
    for (const frame of week.changedFrames) {
      countFrame(frame)
      const citizen = frames.citizen[frame]!
      const now = over(citizen)
      if (facesKept[citizen] === now) continue
      add(index.newFaces, now - facesKept[citizen]!)
      set(facesAt + citizen, now)
    }
    for (const which of week.changedShifts) countShift(which)
    if (week.changedShifts.length > 0) countBalance()
    week.settled()
  }

  const now = (): Measures =>
    Object.fromEntries(measures.map((measure, at) => [measure, totals[at]!])) as Record<Measure, number>

  return { settle, now, totals, touched: () => totals[touchedAt]! }
}
