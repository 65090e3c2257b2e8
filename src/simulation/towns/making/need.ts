import type { Random } from '#kernel/random.ts'
import type { NeedBin, NeedRecipe } from '../recipe.ts'
import { atPlace, percent } from './chance.ts'

/** What one citizen is granted and for what, before it becomes frames and visits. */
export type Need = {
  readonly bin: NeedBin
  /** Granted in a week or a month, as the recipe counts. */
  readonly granted: number
  /** What a week may hold of it: of a month's minutes seven days of a long month, so that every week fits. */
  readonly weekly: number
  readonly practical: boolean
  readonly personal: boolean
  readonly night: boolean
  readonly doubleStaffed: boolean
}

/** The need at a place of the distribution: 0 is the least that is granted, towards 1 the most. */
export function needAt(random: Random, recipe: NeedRecipe, place: number): Need {
  const { item: bin, inside } = atPlace(recipe.bins, ({ share }) => share, place)
  const exact = bin.from * (bin.below / bin.from) ** inside
  const granted = Math.max(bin.from, Math.floor(exact / 5) * 5)
  return needOf(random, recipe, bin, granted)
}

/** The same person at another time: so much more or less, of the same kind where that is possible. */
export function needBefore(random: Random, recipe: NeedRecipe, now: Need): Need {
  const factor = 0.55 + random.fraction() * 0.75
  const granted = Math.max(15, Math.floor((now.granted * factor) / 5) * 5)
  const bin = recipe.bins.find(({ from, below }) => granted >= from && granted < below) ?? (recipe.bins[0] as NeedBin)
  return { ...needOf(random, recipe, bin, granted), practical: now.practical, personal: now.personal }
}

function needOf(random: Random, recipe: NeedRecipe, bin: NeedBin, granted: number): Need {
  const kinds = [
    { practical: true, personal: false, share: bin.practical },
    { practical: false, personal: true, share: bin.personal },
    { practical: true, personal: true, share: bin.both },
  ]
  const { practical, personal } = atPlace(kinds, ({ share }) => share, random.fraction()).item
  return {
    bin,
    granted,
    weekly: recipe.per === 'week' ? granted : Math.floor((granted * 7) / 31),
    practical,
    personal,
    night: personal && percent(random, bin.nightPercent),
    doubleStaffed: personal && percent(random, bin.doubleStaffedPercent),
  }
}

/** The mean of what is granted in a week, by the recipe's own distribution. */
export function meanWeeklyGranted({ bins, per }: NeedRecipe): number {
  const whole = bins.reduce((sum, { share }) => sum + share, 0)
  const mean =
    bins.reduce((sum, { from, below, share }) => sum + (share * (below - from)) / Math.log(below / from), 0) / whole
  return per === 'week' ? mean : (mean * 7) / 30.4375
}
