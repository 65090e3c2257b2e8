/** What a figure is: what it counts, how the counts become one figure, since when it is counted so, and who said so. */

/** Every figure there is, the most telling first. */
export const figureIds = [
  'room',
  'lateFollowUps',
  'faces',
  'deviations',
  'delivered',
  'budget',
  'absence',
  'planAge',
] as const
export type FigureId = (typeof figureIds)[number]

/** Whole numbers by name; those of a team are the sums of those of its citizens. */
export type Counts = Readonly<Record<string, number>>

/** `percent`: a hundred times part of whole; `mean`: part over whole; `sum`: the part itself. */
export type Reading = 'percent' | 'mean' | 'sum'

export type Definition = {
  readonly id: FigureId
  /** A figure counted in another way is another version; the old one is not overwritten. */
  readonly version: string
  readonly reads: Reading
  /** The counts it is made of, in the order they are shown; `part` and `whole` are two of them. */
  readonly counts: readonly string[]
  readonly part: string
  readonly whole: string | null
  readonly unit: 'minutes' | 'citizens' | 'visits' | 'shifts' | 'people' | 'minorUnits'
  /** The days it looks back over, yesterday the last; null where it says how things stand today. */
  readonly days: number | null
  /** Whether the figure is of each citizen, or of the team alone. */
  readonly of: 'citizens' | 'team'
  /** Lines of the requirements, laws and publications it follows. */
  readonly sources: readonly string[]
}

/** The one figure that counts come to, unrounded; null where there is nothing to divide by. */
export function readingOf({ reads, part, whole }: Definition, counts: Counts): number | null {
  const of = counts[part] ?? 0
  if (reads === 'sum' || whole === null) return of
  const all = counts[whole] ?? 0
  return all === 0 ? null : (reads === 'percent' ? 100 * of : of) / all
}

/** The counts of several together. */
export function sumOfCounts({ counts }: Definition, all: readonly Counts[]): Counts {
  return Object.fromEntries(counts.map((name) => [name, all.reduce((sum, each) => sum + (each[name] ?? 0), 0)]))
}
