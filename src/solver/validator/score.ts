/**
 * What the independent scorers say of a solution. They read a format's own instance and solution, and share nothing
 * with the search: neither its problem, nor its clocks.
 */
export type Score = {
  readonly objective: number
  /** Where plans are not compared by one number: what counts, to be compared from the first to the last. */
  readonly tiers?: readonly number[]
  readonly components: Readonly<Record<string, number>>
  /** What breaks a hard rule, in words with numbers; a solution is feasible when there is nothing. */
  readonly broken: readonly string[]
}
