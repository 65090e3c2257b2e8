/** In which order the torn out come back: by chance, by demand, distance from home, or window, smallest key first. */
export type OrderName = 'random' | 'heavy' | 'far' | 'close' | 'narrow' | 'early' | 'late'

/** The moves of local search. */
export type PolishName = 'relocate' | 'swap' | 'exchangeTails'

/** How much a step tears out, and where it looks for new places. */
export type StepSettings = {
  /** How many visits are torn out on average, and in strings of at most how many: short ones come from more routes. */
  readonly ruined: number
  readonly longestString: number
  /** Whether every place of every route is looked at, or in large problems only those right beside near visits. */
  readonly everywhere: boolean
}

/** What the search of routes hangs on. Nothing here depends on an instance but by its number of visits. */
export type RouteSettings = {
  /** Shares of the mean arc of the first plan: how hot the search begins and how cold it ends. */
  readonly hot: number
  readonly cold: number
  /** Two kinds of step, and how often the thorough one is taken. */
  readonly quick: StepSettings
  readonly thorough: StepSettings
  readonly thoroughShare: number
  /** How often a string keeps a piece in its middle, and how readily that piece grows. */
  readonly split: number
  readonly growth: number
  /** Among how many of the nearest on the road the ruin looks for its strings. */
  readonly ruinNeighbours: number
  /** How often a place is overlooked, so that greed does not always end in the same plan. */
  readonly blink: number
  /** From so many visits on, quick steps look only right beside the `candidates` nearest visits. */
  readonly granularFrom: number
  readonly candidates: number
  /** What a tick of a wait that cannot be avoided weighs against one of travel, in telling who is near in time. */
  readonly wait: number
  /** How often the torn out come back in which order, of all together. */
  readonly orders: Readonly<Record<OrderName, number>>
  /** What polishes a new best plan, and among how many neighbours. */
  readonly polish: readonly PolishName[]
  readonly polishNeighbours: number
}

/** Decided by measuring: docs/decisions/0016-how-the-planner-searches.md. */
export const routeSettings: RouteSettings = {
  hot: 1.6,
  cold: 0.08,
  quick: { ruined: 10, longestString: 16, everywhere: false },
  thorough: { ruined: 20, longestString: 10, everywhere: true },
  thoroughShare: 0.25,
  split: 0.5,
  growth: 0.01,
  ruinNeighbours: 100,
  blink: 0.01,
  granularFrom: 150,
  candidates: 40,
  wait: 0.02,
  orders: { random: 4, heavy: 4, far: 2, close: 1, narrow: 2, early: 2, late: 2 },
  polish: ['relocate', 'swap', 'exchangeTails'],
  polishNeighbours: 40,
}
