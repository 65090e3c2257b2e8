/** In which order the torn out come back: by chance, by demand, distance from home, or window, smallest key first. */
export type OrderName = 'random' | 'heavy' | 'far' | 'close' | 'narrow' | 'early' | 'late'

/** The moves of local search. */
export type PolishName = 'relocate' | 'swap' | 'exchangeTails'

/** What the search of routes hangs on. Nothing here depends on an instance but by its number of visits. */
export type RouteSettings = {
  /** Shares of the mean arc of the first plan: how hot the search begins and how cold it ends. */
  readonly hot: number
  readonly cold: number
  /** How many visits are torn out on average, and in strings of at most how many. */
  readonly ruined: number
  readonly longestString: number
  /** How often a string keeps a piece in its middle, and how readily that piece grows. */
  readonly split: number
  readonly growth: number
  /** Among how many of the nearest on the road the ruin looks for its strings. */
  readonly ruinNeighbours: number
  /** How often a place is overlooked, so that greed does not always end in the same plan. */
  readonly blink: number
  /** From so many visits on, only routes that pass one of the `candidates` nearest visits are looked at. */
  readonly granularFrom: number
  readonly candidates: number
  /** How often the torn out come back in which order, of all together. */
  readonly orders: Readonly<Record<OrderName, number>>
  /** What polishes a new best plan, and among how many neighbours. */
  readonly polish: readonly PolishName[]
  readonly polishNeighbours: number
}

/** Decided by measuring: docs/decisions/0016-how-the-planner-searches.md. */
export const routeSettings: RouteSettings = {
  hot: 1.6,
  cold: 0.02,
  ruined: 10,
  longestString: 16,
  split: 0.5,
  growth: 0.01,
  ruinNeighbours: 100,
  blink: 0.01,
  granularFrom: 150,
  candidates: 40,
  orders: { random: 4, heavy: 4, far: 2, close: 1, narrow: 2, early: 2, late: 2 },
  polish: ['relocate', 'swap', 'exchangeTails'],
  polishNeighbours: 40,
}
