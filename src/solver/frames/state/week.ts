import { type FrameProblem, regards } from '../problem.ts'
import { cellsOf } from './cells.ts'

/**
 * A plan in the making. Every visit has a slot of its frame; a slot has two **nodes**, one for each carer who may come.
 * Routes are linked lists of nodes with written starts, so a visit moves only when somebody moves it, and carers who
 * come together never wait for each other. A pause lies on the way from one node to the next and belongs to the first.
 * Nodes of slots come first, then the beginnings and the ends of shifts.
 */
export type Week = ReturnType<typeof weekOf>

export const none = -1

export function weekOf(problem: FrameProblem) {
  const { frames, shifts, citizens, carers, places, travel, days } = problem
  const slots = frames.firstSlot[frames.count]!
  const begins = 2 * slots
  const ends = begins + shifts.count
  const nodes = ends + shifts.count
  const cells = cellsOf({
    day: slots,
    length: slots,
    window: slots,
    isFixed: slots,
    start: nodes,
    finish: nodes,
    shift: nodes,
    next: nodes,
    prev: nodes,
    pause: shifts.count,
    count: frames.count,
    minutes: frames.count,
    comes: citizens.count * carers.count,
    faces: citizens.count,
    facesOver: citizens.count,
    version: citizens.count,
    busy: carers.count,
    // What each frame and shift comes to, kept to tell what changed.
    frameSums: frames.count * 8,
    shiftSums: shifts.count * 4,
    totals: 20,
  })
  const { set, at, view } = cells
  const [day, length, window, isFixed] = [view('day'), view('length'), view('window'), view('isFixed')]
  const [start, finish, shift, next, prev] = [view('start'), view('finish'), view('shift'), view('next'), view('prev')]
  const [pause, count, minutes, comes, faces] = [
    view('pause'),
    view('count'),
    view('minutes'),
    view('comes'),
    view('faces'),
  ]
  const versionAt = at('version')
  const [dayAt, lengthAt, windowAt, isFixedAt] = [at('day'), at('length'), at('window'), at('isFixed')]
  const [startAt, finishAt, shiftAt, nextAt, prevAt] = [at('start'), at('finish'), at('shift'), at('next'), at('prev')]
  const [pauseAt, countAt, minutesAt, comesAt, facesAt] = [
    at('pause'),
    at('count'),
    at('minutes'),
    at('comes'),
    at('faces'),
  ]

  const frameOf = new Int32Array(slots)
  const place = new Int32Array(nodes)
  for (let frame = 0; frame < frames.count; frame++)
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++) {
      frameOf[slot] = frame
      place.fill(citizens.place[frames.citizen[frame]!]!, 2 * slot, 2 * slot + 2)
    }
  const firstSlotOfCitizen = Int32Array.from(citizens.firstFrame, (frame) => frames.firstSlot[frame]!)
  const base = new Int32Array(shifts.count)
  const shiftsOfDay: number[][] = Array.from({ length: days }, () => [])
  for (let at = 0; at < shifts.count; at++) {
    base[at] = carers.mode[shifts.carer[at]!]! * places * places
    shiftsOfDay[shifts.day[at]!]!.push(at)
    place[begins + at] = shifts.from[at]!
    place[ends + at] = shifts.to[at]!
    cells.all[startAt + begins + at] = shifts.start[at]!
    cells.all[finishAt + begins + at] = shifts.start[at]!
    cells.all[startAt + ends + at] = shifts.home[at]!
    cells.all[nextAt + begins + at] = ends + at
    cells.all[prevAt + ends + at] = begins + at
    cells.all[shiftAt + begins + at] = at
    cells.all[shiftAt + ends + at] = at
    cells.all[pauseAt + at] = none
  }
  for (let slot = 0; slot < slots; slot++) cells.all[dayAt + slot] = none
  for (let node = 0; node < begins; node++) cells.all[shiftAt + node] = none
  for (let citizen = 0; citizen < citizens.count; citizen++)
    for (let carer = 0; carer < carers.count; carer++)
      cells.all[facesAt + citizen]! += citizens.seen[citizen * carers.count + carer]!

  /** Frames and shifts that look different since `settle`. */
  const changedFrames: number[] = []
  const changedShifts: number[] = []
  const isChangedFrame = new Uint8Array(frames.count)
  const isChangedShift = new Uint8Array(shifts.count)
  let clock = 0
  function changedFrame(frame: number) {
    // Every state of a citizen's visits has a number of its own, which undoing brings back.
    clock = (clock + 1) | 0
    set(versionAt + frames.citizen[frame]!, clock)
    if (isChangedFrame[frame]) return
    isChangedFrame[frame] = 1
    changedFrames.push(frame)
  }
  function changedShift(which: number) {
    if (isChangedShift[which]) return
    isChangedShift[which] = 1
    changedShifts.push(which)
  }
  function settled() {
    for (const frame of changedFrames) isChangedFrame[frame] = 0
    for (const which of changedShifts) isChangedShift[which] = 0
    changedFrames.length = 0
    changedShifts.length = 0
  }

  const way = (which: number, from: number, to: number) => travel[base[which]! + place[from]! * places + place[to]!]!
  const isPair = (slot: number) => frames.isPair[frameOf[slot]!] === 1
  const partsOf = (slot: number) => 1 + frames.isPair[frameOf[slot]!]!
  const secondLength = (frame: number, long: number) => frames.secondMinutes[frame]! || long

  /** Takes an empty slot of a frame into the plan; its nodes are linked afterwards. */
  function plant(slot: number, on: number, long: number, which: number) {
    const frame = frameOf[slot]!
    set(dayAt + slot, on)
    set(lengthAt + slot, long)
    set(windowAt + slot, which)
    set(countAt + frame, count[frame]! + 1)
    set(minutesAt + frame, minutes[frame]! + long)
    changedFrame(frame)
  }

  function uproot(slot: number) {
    const frame = frameOf[slot]!
    for (let node = 2 * slot; node < 2 * slot + 2; node++) if (shift[node] !== none) unlink(node)
    set(dayAt + slot, none)
    set(countAt + frame, count[frame]! - 1)
    set(minutesAt + frame, minutes[frame]! - length[slot]!)
    changedFrame(frame)
  }

  function link(node: number, which: number, before: number, from: number, long: number) {
    const after = next[before]!
    set(nextAt + before, node)
    set(prevAt + node, before)
    set(nextAt + node, after)
    set(prevAt + after, node)
    set(shiftAt + node, which)
    set(startAt + node, from)
    set(finishAt + node, from + long)
    const key = keyOf(node, which)
    set(comesAt + key, comes[key]! + 1)
    if (comes[key] === 1 && !citizens.seen[key]) face(node, 1)
    changedShift(which)
    changedFrame(frameOf[node >> 1]!)
  }

  function unlink(node: number) {
    const which = shift[node]!
    const [before, after] = [prev[node]!, next[node]!]
    if (pause[which] === node) set(pauseAt + which, before)
    set(nextAt + before, after)
    set(prevAt + after, before)
    set(shiftAt + node, none)
    const key = keyOf(node, which)
    set(comesAt + key, comes[key]! - 1)
    if (comes[key] === 0 && !citizens.seen[key]) face(node, -1)
    // Nobody pauses on a day without work, nor where the way has become too long for it.
    if (pause[which] === before) {
      const comes = arrival(which, finish[before]!, way(which, before, after), true)
      if ((before >= begins && after >= ends) || comes > start[after]!) set(pauseAt + which, none)
    }
    changedShift(which)
    changedFrame(frameOf[node >> 1]!)
  }

  const keyOf = (node: number, which: number) =>
    frames.citizen[frameOf[node >> 1]!]! * carers.count + shifts.carer[which]!

  function face(node: number, by: number) {
    const citizen = frames.citizen[frameOf[node >> 1]!]!
    set(facesAt + citizen, faces[citizen]! + by)
  }

  /** Another start for a node; its neighbours must have room for it. */
  function retime(node: number, from: number) {
    set(finishAt + node, finish[node]! - start[node]! + from)
    set(startAt + node, from)
    changedShift(shift[node]!)
    changedFrame(frameOf[node >> 1]!)
  }

  /** Another length for a visit, from the same start. */
  function resize(slot: number, long: number) {
    const frame = frameOf[slot]!
    set(minutesAt + frame, minutes[frame]! + long - length[slot]!)
    set(lengthAt + slot, long)
    set(finishAt + 2 * slot, start[2 * slot]! + long)
    changedShift(shift[2 * slot]!)
    if (isPair(slot)) {
      set(finishAt + 2 * slot + 1, start[2 * slot + 1]! + secondLength(frame, long))
      changedShift(shift[2 * slot + 1]!)
    }
    changedFrame(frame)
  }

  function setPause(which: number, before: number) {
    set(pauseAt + which, before)
    changedShift(which)
  }

  /** Whether a shift with a pause due has it on the way after this node. */
  const hasPause = (node: number) => pause[shift[node]!] === node

  /** When one can begin at the next place: having left not before now, and paused on the way. */
  function arrival(which: number, done: number, minutesOnWay: number, withPause: boolean): number {
    if (!withPause) return Math.max(done, shifts.leaves[which]!) + minutesOnWay
    const long = shifts.pauseMinutes[which]!
    const closes = shifts.pauseCloses[which]!
    const free = Math.max(done, shifts.leaves[which]!)
    const onArrival = Math.max(free + minutesOnWay, shifts.pauseOpens[which]!) + long
    if (onArrival <= closes) return onArrival
    const before = Math.max(free, shifts.pauseOpens[which]!) + long
    return before <= closes ? before + minutesOnWay : Number.MAX_SAFE_INTEGER
  }

  /** The latest one may be done to begin at `begin` at the next place; below 0 where it cannot be. */
  function latest(which: number, begin: number, minutesOnWay: number, withPause: boolean): number {
    if (!withPause) return begin - minutesOnWay
    const long = shifts.pauseMinutes[which]!
    const opens = shifts.pauseOpens[which]!
    const closes = shifts.pauseCloses[which]!
    const byArrival = Math.min(begin, closes)
    const onArrival = opens + long <= byArrival ? byArrival - long - minutesOnWay : none
    const byStart = Math.min(closes, begin - minutesOnWay)
    const before = opens + long <= byStart ? byStart - long : none
    return Math.max(onArrival, before)
  }

  const freeSlot = (frame: number): number => {
    for (let slot = frames.firstSlot[frame]!; slot < frames.firstSlot[frame + 1]!; slot++)
      if (day[slot] === none) return slot
    return none
  }

  return {
    problem,
    cells,
    slots,
    begins,
    ends,
    frameOf,
    firstSlotOfCitizen,
    shiftsOfDay,
    day,
    length,
    window,
    isFixed,
    start,
    finish,
    shift,
    next,
    prev,
    pause,
    count,
    minutes,
    faces,
    comes,
    version: view('version'),
    busy: view('busy'),
    frameSums: view('frameSums'),
    shiftSums: view('shiftSums'),
    totals: view('totals'),
    changedFrames,
    changedShifts,
    changedShift,
    changedFrame,
    settled,
    way,
    isPair,
    partsOf,
    secondLength,
    plant,
    uproot,
    link,
    unlink,
    retime,
    resize,
    setPause,
    hasPause,
    arrival,
    latest,
    freeSlot,
    fix: (slot: number) => set(isFixedAt + slot, 1),
    regardOf: (frame: number, carer: number) => citizens.regard[frames.citizen[frame]! * carers.count + carer]!,
    isStranger: (frame: number, carer: number) => {
      const key = frames.citizen[frame]! * carers.count + carer
      return comes[key] === 0 && citizens.seen[key] === 0
    },
  }
}

/** What a carer's regard counts in each of the three measures of closeness. */
export const isUnwanted = (regard: number): number => (regard === regards.unwanted ? 1 : 0)
export const isNotPreferred = (regard: number): number => (regard >= regards.other ? 1 : 0)
export const isNotUsual = (regard: number): number => (regard !== regards.usual && regard !== regards.none ? 1 : 0)
