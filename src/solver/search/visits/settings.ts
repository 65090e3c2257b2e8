import type { MoveName } from './moves.ts'

/** What the search of tied visits hangs on. Nothing here depends on an instance but by its number of visits. */
export type VisitSettings = {
  /**
   * Temperatures as shares of what a visit costs after a first descent of so many steps a visit. Small problems have
   * steps enough to begin hotter: `hotFor / visits`, but no less than `hotLeast` and no more than `hotMost`.
   */
  readonly hotFor: number
  readonly hotLeast: number
  readonly hotMost: number
  readonly cold: number
  readonly descent: number
  readonly neighbours: number
  /** How often each move is tried, of all together. */
  readonly moves: Readonly<Record<MoveName, number>>
}

/** Decided by measuring: docs/decisions/0016-how-the-planner-searches.md. */
export const visitSettings: VisitSettings = {
  hotFor: 400,
  hotLeast: 1,
  hotMost: 4,
  cold: 0.02,
  descent: 300,
  neighbours: 30,
  moves: { beside: 40, along: 25, hand: 15, exchange: 10, tails: 6, inOrOut: 8, pause: 4 },
}
