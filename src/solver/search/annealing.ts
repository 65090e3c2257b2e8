import type { Random } from '#kernel/random.ts'

/** From `hot` to `cold`, falling by the same ratio in equal shares of the budget. Both in units of cost. */
export type Cooling = { readonly hot: number; readonly cold: number }

export const temperatureAt = ({ hot, cold }: Cooling, progress: number): number =>
  hot * (cold / hot) ** Math.min(1, Math.max(0, progress))

/** How much dearer than the present plan the next may be: drawn so that the rule of annealing holds on average. */
export const allowance = (random: Random, temperature: number): number => -temperature * Math.log(1 - random.fraction())
