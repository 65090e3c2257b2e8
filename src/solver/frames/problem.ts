/**
 * The week of a team as the search sees it: whole numbers in typed arrays, people and places only as indices. A
 * **frame** is what a citizen is granted for a week; its **visits** float inside it in number, length, day, time and
 * carer. A **shift** is one carer's working time on one day; what is done in it is a route.
 */
export type FrameProblem = {
  readonly name: string
  readonly days: number
  /** Lengths of visits are multiples of it, in minutes. */
  readonly step: number
  readonly places: number
  /** Minutes by mode: `travel[(mode * places + from) * places + to]`; never longer than by way of another place. */
  readonly travel: Int32Array
  readonly carers: { readonly count: number; readonly mode: Int32Array }
  readonly shifts: Shifts
  readonly citizens: Citizens
  readonly frames: Frames
  readonly windows: Windows
  /** Last week's visits, of frame f from `firstPattern[f]` on; a shift of -1 leaves open who comes. */
  readonly pattern: Int32Array
  readonly firstPattern: Int32Array
  readonly published?: Published
}

export type Shifts = {
  readonly count: number
  readonly carer: Int32Array
  readonly day: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  /** The latest one may be home. */
  readonly home: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly pauseOpens: Int32Array
  readonly pauseCloses: Int32Array
  /** 0 where no pause is due. */
  readonly pauseMinutes: Int32Array
  /** Nobody leaves for what is planned anew before this minute: now, on the day that has begun. */
  readonly leaves: Int32Array
  /** 1 where nothing new is planned: the past, and whoever is absent. */
  readonly closed: Uint8Array
}

export type Citizens = {
  readonly count: number
  readonly place: Int32Array
  /** At most so many carers in 14 days; `noPromise` where none is given. */
  readonly promise: Int32Array
  /** 1 where the carer came in the other week: `seen[citizen * carers + carer]`. */
  readonly seen: Uint8Array
  /** How the carer stands to the citizen: one of `regards`. */
  readonly regard: Uint8Array
  /** Frames of citizen c: from `firstFrame[c]` up to `firstFrame[c + 1]`. */
  readonly firstFrame: Int32Array
}

/** `none`: the citizen named nobody, so nobody is other than wished. */
export const regards = { usual: 0, preferred: 1, none: 2, other: 3, unwanted: 4 } as const
export const noPromise = 1_000

export type Frames = {
  readonly count: number
  readonly citizen: Int32Array
  readonly minutesLeast: Int32Array
  readonly minutesTarget: Int32Array
  readonly minutesMost: Int32Array
  readonly visitsLeast: Int32Array
  readonly visitsMost: Int32Array
  readonly lengthLeast: Int32Array
  readonly lengthMost: Int32Array
  readonly dayLeast: Int32Array
  readonly dayMost: Int32Array
  readonly gap: Int32Array
  /** 1 where two carers come; the second begins `afterLeast` to `afterMost` minutes after the first. */
  readonly isPair: Uint8Array
  readonly afterLeast: Int32Array
  readonly afterMost: Int32Array
  /** How long the second stays; 0 where both stay equally long. */
  readonly secondMinutes: Int32Array
  readonly sameTime: Uint8Array
  readonly priority: Int32Array
  readonly firstWindow: Int32Array
  /** Room for visits of frame f: from `firstSlot[f]` up to `firstSlot[f + 1]`. */
  readonly firstSlot: Int32Array
  /** 1 where the carer may: `able[(2 * frame + part) * carers + carer]`. */
  readonly able: Uint8Array
}

export type Windows = {
  readonly count: number
  /** A bit a day. */
  readonly days: Int32Array
  readonly opens: Int32Array
  readonly closes: Int32Array
  readonly wishedFrom: Int32Array
  readonly wishedTo: Int32Array
}

export type Published = {
  /** Visits by frame, day and start; of frame f from `first[f]` on. */
  readonly visits: Int32Array
  readonly first: Int32Array
  /** 1 where a visit stays as it is: pinned, begun, or somebody is on the way. */
  readonly pinned: Uint8Array
  /** 1 where the one who was to come is absent: it does not count among the others. */
  readonly orphaned: Uint8Array
  /** At most so many of the others may be touched. */
  readonly touchedMost: number
}

/** What a row of `visits` and `pattern` holds, in this order. */
export const row = {
  frame: 0,
  day: 1,
  start: 2,
  length: 3,
  shift: 4,
  secondShift: 5,
  secondStart: 6,
  width: 7,
} as const

/** A plan: rows of visits, and per shift when its pause begins, -1 where it has none. */
export type FramePlan = { readonly visits: Int32Array; readonly pauses: Int32Array }

/** When the pause on the way from one visit to the next begins: before the way if it fits, else on arrival. */
export function pauseBetween(
  { shifts }: FrameProblem,
  shift: number,
  done: number,
  travel: number,
  next: number,
): number {
  const length = shifts.pauseMinutes[shift]!
  const closes = shifts.pauseCloses[shift]!
  const before = Math.max(done, shifts.pauseOpens[shift]!)
  if (before + length <= closes && before + length + travel <= next) return before
  const after = Math.max(done + travel, shifts.pauseOpens[shift]!)
  return after + length <= closes && after + length <= next ? after : -1
}

/** Throws when a problem contradicts itself; whoever reads a file has refused such things with words before. */
export function checkedFrames(problem: FrameProblem): FrameProblem {
  const { name, places, travel, carers, shifts, citizens, frames, windows, days, step, pattern } = problem
  const say = (holds: boolean, what: string) => {
    if (!holds) throw new RangeError(`week ${name}: ${what}`)
  }
  const within = (values: Int32Array, limit: number) => values.every((value) => value >= 0 && value < limit)
  say(
    travel.length % (places * places) === 0 && travel.every((minutes) => minutes >= 0),
    'travel is squares of minutes',
  )
  say(within(carers.mode, travel.length / places ** 2), 'modes are known')
  say(within(shifts.carer, carers.count) && within(shifts.day, days), 'shifts are of carers and days')
  say(within(shifts.from, places) && within(shifts.to, places) && within(citizens.place, places), 'places are known')
  say(citizens.firstFrame[citizens.count] === frames.count, 'frames in a row')
  say(frames.firstWindow[frames.count] === windows.count, 'windows in a row')
  say(frames.able.length === 2 * frames.count * carers.count, 'able is told of every frame and carer')
  say(pattern.length === problem.firstPattern[frames.count]! * row.width, 'pattern in rows')
  for (let frame = 0; frame < frames.count; frame++) {
    const room = frames.firstSlot[frame + 1]! - frames.firstSlot[frame]!
    say(room >= frames.visitsMost[frame]!, `frame ${frame} has room for its visits`)
    say(frames.lengthLeast[frame]! % step === 0, `lengths of frame ${frame} are in steps`)
    say(frames.lengthLeast[frame]! <= frames.lengthMost[frame]!, `frame ${frame} has lengths`)
  }
  return problem
}
