/** How long a visit may be told to have been, for it to be more than its plan, or less. In minutes, by fives. */

/** The shortest and the longest that can be told, and what stands there first. */
export type Lengths = { readonly least: number; readonly most: number; readonly first: number }

/** By how much a press makes a length longer or shorter. */
export const step = 5
const usualMost = 480

/** Null for a kind that tells no length, and where nothing shorter than the plan can be told. */
export function lengthsOf(kind: string, planned: number): Lengths | null {
  if (kind === 'more') {
    const least = planned + step
    const most = Math.max(usualMost, least)
    return { least, most, first: lengthWithin({ least, most }, planned + 15) }
  }
  if (kind !== 'less' || planned <= step) return null
  const most = Math.max(step, planned - step)
  return { least: step, most, first: Math.max(step, planned - 10) }
}

/** A length brought within what can be told. */
export const lengthWithin = ({ least, most }: Pick<Lengths, 'least' | 'most'>, minutes: number): number =>
  Math.min(most, Math.max(least, minutes))
