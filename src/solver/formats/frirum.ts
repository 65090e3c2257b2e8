/**
 * The week of a team in Frirum's own format: carers with shifts, citizens with weekly frames, last week's visits, and
 * where there is one the plan that was published. Days count from 0, times are whole minutes of the day.
 * `docs/planning.md` tells every field and goal in words.
 */
export type FrirumInstance = {
  readonly name: string
  readonly days: number
  /** Lengths are multiples of it. */
  readonly step: number
  /** Minutes from place to place, for each mode of travel. */
  readonly travel: ReadonlyMap<string, readonly (readonly number[])[]>
  readonly carers: readonly FrirumCarer[]
  readonly citizens: readonly FrirumCitizen[]
  readonly plan?: FrirumPlan
  readonly absent: readonly FrirumAbsence[]
}

export type FrirumCarer = {
  readonly id: string
  readonly qualifications: readonly string[]
  readonly mode: string
  readonly shifts: readonly FrirumShift[]
}

export type FrirumShift = {
  readonly day: number
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  /** How many minutes after its end one may be home at the latest. */
  readonly overtime: number
  readonly pause?: { readonly opens: number; readonly closes: number; readonly minutes: number }
}

export type FrirumCitizen = {
  readonly id: string
  readonly place: number
  readonly usual?: string
  readonly preferred: readonly string[]
  readonly unwanted: readonly string[]
  readonly never: readonly string[]
  /** At most so many carers in 14 days; `seen` are those of the other week. */
  readonly faces?: { readonly promise: number; readonly seen: readonly string[] }
  readonly frames: readonly FrirumFrame[]
}

export type Least = { readonly least: number; readonly most: number }

export type FrirumFrame = {
  readonly id: string
  readonly minutes: Least & { readonly target: number }
  readonly visits: Least
  readonly length: Least
  readonly perDay: Least
  readonly windows: readonly FrirumWindow[]
  /** Minutes from the end of one visit to the start of the next, at least. */
  readonly gap: number
  readonly qualification: string
  readonly second?: FrirumSecond
  readonly sameTime: boolean
  readonly priority: number
  /** Last week's visits. */
  readonly pattern: readonly FrirumVisit[]
}

export type FrirumWindow = {
  readonly days: readonly number[]
  readonly opens: number
  readonly closes: number
  /** Where within the window it is wished. */
  readonly wished: readonly [number, number]
}

/** A second carer: together with the first, or after the first by [least, most], start to start. */
export type FrirumSecond = {
  readonly qualification: string
  readonly after: readonly [number, number]
  /** Of a second who comes after the first; together, both stay equally long. */
  readonly minutes?: number
}

export type FrirumVisit = {
  readonly day: number
  readonly start: number
  readonly length: number
  readonly carers: readonly string[]
  /** Of the second carer, where there is one; the same as `start` when left out. */
  readonly secondStart?: number
}

export type FrirumPlan = {
  readonly now?: { readonly day: number; readonly minute: number }
  readonly visits: readonly (FrirumVisit & { readonly frame: string; readonly pinned: boolean })[]
}

/** Not there from that minute of the day on. */
export type FrirumAbsence = { readonly carer: string; readonly day: number; readonly from: number }
