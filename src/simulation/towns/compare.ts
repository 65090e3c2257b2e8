import { type Measured, measures } from './measures.ts'
import type { PublishedFigure, TownRecipe } from './recipe.ts'

/** A published figure beside what the town came to. */
export type Comparison = PublishedFigure & { readonly unit: string; readonly came: number; readonly holds: boolean }

/** Every figure the recipe is held to, in its order. */
export const compared = (recipe: TownRecipe, measured: Measured): readonly Comparison[] =>
  recipe.published.map((figure) => {
    const came = measured[figure.measure]
    // A hair of room for sums of fractions.
    const holds = Math.abs(came - figure.value) <= figure.tolerance + 1e-9
    return { ...figure, unit: measures[figure.measure].unit, came, holds }
  })
