/** A meter in parts that always add up: inside the frame and beyond it. All in minutes. */
export type MeterParts = {
  /** What is left; negative is over. */
  readonly left: number
  /** What the whole drawing stands for: the frame, or more where it is over. */
  readonly scale: number
  readonly doneInside: number
  readonly aheadInside: number
  readonly doneOver: number
  readonly aheadOver: number
}

export function meterOf(framed: number, done: number, ahead: number): MeterParts {
  const doneInside = Math.min(done, framed)
  const aheadInside = Math.min(ahead, framed - doneInside)
  return {
    left: framed - done - ahead,
    scale: Math.max(framed, done + ahead),
    doneInside,
    aheadInside,
    doneOver: done - doneInside,
    aheadOver: ahead - aheadInside,
  }
}
