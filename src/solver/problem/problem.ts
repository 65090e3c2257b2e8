/**
 * What is to be planned, as the search sees it: whole numbers in typed arrays, places and people only as indices.
 * A **visit** is what one citizen is given at one time; its **parts** are what each carer does there. A visit has one
 * part, or two when it takes two carers. Times count in ticks, as fine as the format that was read needs them.
 */
export type Problem = {
  readonly name: string
  /** Ticks to one unit of time or distance as people read it: 10 where a format counts tenths. */
  readonly ticks: number
  /** What the cost is divided by, beside the ticks, before people read it: 3 where a format takes the mean of three. */
  readonly divisor: number
  readonly places: number
  /** Ticks from place to place: `travel[from * places + to]`. */
  readonly travel: Int32Array
  readonly carers: Carers
  readonly visits: Visits
  readonly parts: Parts
  readonly pause: Pause
  readonly goals: Goals
}

export type Carers = {
  readonly count: number
  /** Where each begins and ends the day, as a place. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly shiftStart: Int32Array
  /** Hard when `goals.windows` is hard; otherwise what comes after it is overtime. */
  readonly shiftEnd: Int32Array
  readonly capacity: Int32Array
  /** 1 where a pause is due. */
  readonly pauseDue: Uint8Array
}

export type Visits = {
  readonly count: number
  readonly place: Int32Array
  readonly demand: Int32Array
  /** Two windows a visit, `[2 * visit]` and `[2 * visit + 1]`, by opening; a visit with one window has it twice. */
  readonly opens: Int32Array
  readonly closes: Int32Array
  /** Parts of visit v: from `firstPart[v]` up to `firstPart[v + 1]`. */
  readonly firstPart: Int32Array
  /** How the second part follows the first, start to start; `untied` in both where they are free of each other. */
  readonly gapMin: Int32Array
  readonly gapMax: Int32Array
  /** 1 where it may be left out, at the price of `goals.unplanned`. */
  readonly optional: Uint8Array
}

export type Parts = {
  readonly count: number
  readonly visit: Int32Array
  readonly duration: Int32Array
  /** 1 where the carer can and may: `able[part * carers + carer]`. */
  readonly able: Uint8Array
  /** 1 where the carer is not among those wished for: `unwished[part * carers + carer]`. */
  readonly unwished: Uint8Array
}

/** One rule for every carer whose pause is due. It is taken at the next visit's place, or last of all at home. */
export type Pause = { readonly opens: number; readonly closes: number; readonly length: number }

/** The cost: the sum of these weights, each times its measure. Whole numbers. */
export type Goals = {
  /** `hard`: nothing starts after its window or ends after its shift. `soft`: both cost. Openings are always hard. */
  readonly windows: 'hard' | 'soft'
  /** Whether lateness looks at the start or at the end of what is done. */
  readonly lateBy: 'start' | 'end'
  readonly travel: number
  readonly lateness: number
  readonly worstLateness: number
  readonly waiting: number
  readonly overtime: number
  readonly worstIdleness: number
  readonly unwished: number
  readonly unplanned: number
  readonly missedPause: number
}

export const untied = -1

/** The price of leaving out what must not be left out: above anything the other goals can add up to. */
export const mandatory = 1e9

/** Who does what in which order: `order` holds every visit once, and each carer's route follows it. */
export type Plan = {
  readonly order: Int32Array
  /** Per part, -1 where the visit is not planned. Behind the parts one pause a carer, -1 where none is taken. */
  readonly carerOf: Int32Array
}

/** Throws when a problem contradicts itself; whoever reads a file has refused such things with words before. */
export function checkedProblem(problem: Problem): Problem {
  const { places, travel, carers, visits, parts } = problem
  const say = (holds: boolean, what: string) => {
    if (!holds) throw new RangeError(`problem ${problem.name}: ${what}`)
  }
  const within = (values: Int32Array, limit: number) => values.every((value) => value >= 0 && value < limit)
  say(travel.length === places * places && travel.every((ticks) => ticks >= 0), 'travel is a square of ticks')
  say(within(visits.place, places) && within(carers.from, places) && within(carers.to, places), 'places are known')
  say(visits.place.length === visits.count && visits.demand.length === visits.count, 'one place and demand a visit')
  say(visits.opens.length === 2 * visits.count && visits.closes.length === 2 * visits.count, 'two windows a visit')
  say(visits.firstPart.length === visits.count + 1 && visits.firstPart[visits.count] === parts.count, 'parts in a row')
  say(parts.able.length === parts.count * carers.count, 'able is told of every part and carer')
  say(parts.unwished.length === parts.able.length, 'wishes are told of every part and carer')
  say(
    parts.duration.every((ticks) => ticks >= 0),
    'durations are not negative',
  )
  for (let visit = 0; visit < visits.count; visit++) {
    const size = visits.firstPart[visit + 1]! - visits.firstPart[visit]!
    say(size === 1 || size === 2, `visit ${visit} has ${size} parts`)
    say(visits.opens[2 * visit]! <= visits.opens[2 * visit + 1]!, `windows of visit ${visit} are in order`)
    say(visits.gapMin[visit]! <= visits.gapMax[visit]!, `gap of visit ${visit} is a gap`)
  }
  return problem
}
