import { none } from '../state/week.ts'
import type { Move } from './small.ts'
import type { Tools } from './tools.ts'

/** How much is torn out, and how what was torn out comes back. */
const ruinSettings = {
  /** Visits torn out, at most. */
  most: 14,
  longestString: 6,
  nearCitizens: 24,
  /** How often visits come back on the day they were on, in per cent; otherwise on any day. */
  sameDay: 70,
  /** How often a frame comes back with a visit more or less, in per cent. */
  otherNumber: 12,
} as const

/** Tear out what lies together, by place, frame, face or time, and bring it back one by one where it is cheapest. */
export function ruinMoves(tools: Tools) {
  const { week, random, openDays, isFree, anyVisit, lackingDays, wishedCarer, add, refill, level } = tools
  const { problem, day, frameOf, next, prev, begins, shift, start, count, shiftsOfDay } = week
  const { frames, citizens, shifts, carers, travel, places } = problem
  const near = nearCitizens()
  const torn: number[] = []
  const tornDays = new Int32Array(frames.count)
  const wanted = new Int32Array(frames.count)
  const keys = new Float64Array(frames.count)

  function nearCitizens(): number[][] {
    const ids = Array.from({ length: citizens.count }, (_, citizen) => citizen)
    return ids.map((citizen) => {
      const far = (other: number) => travel[citizens.place[citizen]! * places + citizens.place[other]!]!
      return [...ids].sort((a, b) => far(a) - far(b) || a - b).slice(0, ruinSettings.nearCitizens)
    })
  }

  function tear(slot: number) {
    const frame = frameOf[slot]!
    if (!torn.includes(frame)) {
      torn.push(frame)
      tornDays[frame] = 0
      wanted[frame] = count[frame]!
    }
    tornDays[frame]! |= 1 << day[slot]!
    week.uproot(slot)
  }

  /** A string of visits around a node of a route. */
  function tearString(node: number, most: number): number {
    const long = 1 + random.below(Math.min(most, ruinSettings.longestString))
    let first = node
    for (let back = random.below(long); back > 0 && prev[first]! < begins; back--) first = prev[first]!
    const slots: number[] = []
    for (let at = first; at < begins && slots.length < long; at = next[at]!)
      if (isFree(at >> 1) && !slots.includes(at >> 1)) slots.push(at >> 1)
    slots.forEach(tear)
    return slots.length
  }

  function recreate(): boolean {
    if (torn.length === 0) return false
    const kind = random.below(4)
    for (const frame of torn) keys[frame] = keyOf(kind, frame)
    torn.sort((a, b) => keys[a]! - keys[b]! || a - b)
    const isSameDay = random.below(100) < ruinSettings.sameDay
    for (const frame of torn) {
      let want = wanted[frame]!
      if (random.below(100) < ruinSettings.otherNumber) want += random.below(2) === 0 ? 1 : -1
      want = Math.max(frames.visitsLeast[frame]!, Math.min(want, frames.visitsMost[frame]!))
      if (isSameDay)
        for (let on = 0; on < problem.days; on++)
          if ((tornDays[frame]! >> on) & 1 && count[frame]! < want) add(frame, 1 << on, want - count[frame]!)
      refill(frame, want)
      level(frame)
    }
    torn.length = 0
    return true
  }

  /** Pairs first, then by chance, the longest, the least free or the dearest. */
  function keyOf(kind: number, frame: number): number {
    const pairs = frames.isPair[frame] ? -10_000 : 0
    if (kind === 0) return pairs - frames.lengthMost[frame]!
    if (kind === 1) return pairs + frames.firstWindow[frame + 1]! - frames.firstWindow[frame]! + random.fraction()
    if (kind === 2) return -frames.priority[frame]! + random.fraction()
    return random.fraction() + (random.below(2) === 0 ? pairs : 0)
  }

  /** Strings of routes that pass near one visit on its day. */
  function nearby(): boolean {
    const seed = anyVisit()
    if (seed === none) return false
    const on = day[seed]!
    let left = 2 + random.below(ruinSettings.most)
    for (const citizen of near[frames.citizen[frameOf[seed]!]!]!) {
      for (let slot = week.firstSlotOfCitizen[citizen]!; slot < week.firstSlotOfCitizen[citizen + 1]!; slot++) {
        if (day[slot] !== on || !isFree(slot) || left <= 0) continue
        left -= tearString(2 * slot, left)
      }
      if (left <= 0) break
    }
    return recreate()
  }

  /** Whole frames of citizens who live near each other. */
  function wholeFrames(): boolean {
    const list = near[random.below(citizens.count)]!
    let left = 1 + random.below(3)
    for (let at = 0; left > 0 && at < list.length; at = at + 1 + random.below(4)) {
      const citizen = list[at]!
      const first = citizens.firstFrame[citizen]!
      const frame = first + random.below(citizens.firstFrame[citizen + 1]! - first)
      for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
        if (isFree(slot)) tear(slot)
      left--
    }
    return recreate()
  }

  /** All visits by the carer who comes least to a citizen: one face less, perhaps. */
  function face(): boolean {
    const citizen = random.below(citizens.count)
    let rare = none
    let least = Number.MAX_SAFE_INTEGER
    for (let carer = 0; carer < carers.count; carer++) {
      const comes = week.comes[citizen * carers.count + carer]!
      if (comes === 0 || comes > 6 || comes + random.fraction() * 2 > least) continue
      least = comes
      rare = carer
    }
    if (rare === none) return false
    for (let slot = week.firstSlotOfCitizen[citizen]!; slot < week.firstSlotOfCitizen[citizen + 1]!; slot++) {
      if (!isFree(slot)) continue
      const isHers = [2 * slot, 2 * slot + 1].some(
        (node) => shift[node] !== none && shifts.carer[shift[node]!] === rare,
      )
      if (!isHers) continue
      // What stands around it gives room to those who come anyway.
      const node = 2 * slot
      if (random.below(2) === 0 && next[node]! < begins && isFree(next[node]! >> 1)) tear(next[node]! >> 1)
      tear(slot)
    }
    return recreate()
  }

  /** Makes room for a visit in the day of a carer whom the citizen wishes for. */
  function welcome(): boolean {
    const slot = anyVisit()
    if (slot === none) return false
    const frame = frameOf[slot]!
    const on = day[slot]!
    const own = shifts.carer[shift[2 * slot]!]!
    const carer = wishedCarer(frame, on)
    if (carer === none || week.regardOf(frame, own) <= week.regardOf(frame, carer)) return false
    const begin = start[2 * slot]!
    const long = week.length[slot]!
    const around = 30 + random.below(60)
    let left = 1 + random.below(5)
    for (const which of shiftsOfDay[on]!) {
      if (shifts.carer[which] !== carer) continue
      for (let node = next[begins + which]!; node < begins; ) {
        const after = next[node]!
        const isNear = start[node]! > begin - around && start[node]! < begin + around && node >> 1 !== slot
        if (left > 0 && isNear && isFree(node >> 1)) {
          tear(node >> 1)
          left--
        }
        node = after
      }
    }
    week.uproot(slot)
    const isIn = add(frame, 1 << on, 1, long, carer) !== none
    return (torn.length > 0 ? recreate() : true) && isIn
  }

  /** What two carers do in the same hours of a day. */
  function hours(): boolean {
    const seed = anyVisit()
    if (seed === none) return false
    const today = shiftsOfDay[day[seed]!]!
    const other = today[random.below(today.length)]!
    const begin = start[2 * seed]!
    let left = 2 + random.below(ruinSettings.most / 2)
    const own = shift[2 * seed]!
    for (const which of [own, other]) {
      for (let node = next[begins + which]!; node < begins && left > 0; ) {
        const after = next[node]!
        if (start[node]! >= begin - 30 && start[node]! < begin + 150 && isFree(node >> 1)) {
          tear(node >> 1)
          left--
        }
        // A pair may have taken the next one along, but never in the same route.
        node = after
      }
    }
    return recreate()
  }

  /** Frames that lack something, with a string of what stands in their way on one of their days. */
  function lacking(): boolean {
    let frame = none
    for (let tries = 0; tries < 60; tries++) {
      const at = random.below(frames.count)
      const isShort = week.minutes[at]! < frames.minutesTarget[at]! || count[at]! < frames.visitsLeast[at]!
      if (isShort) frame = at
      if (isShort) break
    }
    if (frame === none) return false
    const bits = lackingDays(frame) || openDays[frame]!
    let on = random.below(problem.days)
    while (((bits >> on) & 1) === 0) on = (on + 1) % problem.days
    const list = near[frames.citizen[frame]!]!
    let left = 2 + random.below(8)
    torn.push(frame)
    tornDays[frame] = 1 << on
    wanted[frame] = Math.max(count[frame]!, frames.visitsLeast[frame]!) + (random.below(3) === 0 ? 1 : 0)
    for (const citizen of list) {
      for (let slot = week.firstSlotOfCitizen[citizen]!; slot < week.firstSlotOfCitizen[citizen + 1]!; slot++) {
        if (day[slot] !== on || !isFree(slot) || left <= 0 || random.below(2) === 0) continue
        left -= tearString(2 * slot, left)
      }
      if (left <= 0) break
    }
    return recreate()
  }

  return { nearby, wholeFrames, face, welcome, hours, lacking } satisfies Record<string, Move>
}
