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
  /**
   * Small problems are begun anew several times, and the best of these short searches goes on: `startsFor / visits`
   * times, at least once and at most `startsMost` times. The short ones take `startsShare` of the budget; the best goes
   * on from `warm` of the heat that they began with.
   */
  readonly startsFor: number
  readonly startsMost: number
  readonly startsShare: number
  readonly warm: number
  readonly neighbours: number
  /** What a tick of a wait that cannot be avoided weighs against one of travel, in telling who is near in time. */
  readonly wait: number
  /** How often each move is tried, of all together. */
  readonly moves: Readonly<Record<MoveName, number>>
}

/** Decided by measuring: docs/decisions/0016-how-the-planner-searches.md. */
export const visitSettings: VisitSettings = {
  hotFor: 400,
  hotLeast: 1,
  hotMost: 4,
  cold: 0.05,
  descent: 300,
  startsFor: 400,
  startsMost: 6,
  startsShare: 0.7,
  warm: 0.1,
  neighbours: 30,
  wait: 0.2,
  moves: { beside: 40, along: 25, hand: 15, exchange: 10, tails: 6, inOrOut: 8, pause: 4 },
}
