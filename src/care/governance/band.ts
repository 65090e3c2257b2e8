import { ok, type Result, refuse } from '#kernel/result.ts'
import type { Band, Category, GovernanceModel } from './model.ts'

/**
 * Why minutes have no band in a category; `fits` names the categories that have one for them.
 * @da afslag på takst
 * @sv avslag på nivå
 */
export type BandRefusal =
  | { readonly kind: 'unknownCategory'; readonly category: string }
  | { readonly kind: 'noBand'; readonly minutesPerWeek: number; readonly fits: readonly string[] }
  | { readonly kind: 'beyondTheDay'; readonly fits: readonly string[] }

/**
 * The band of a category that granted minutes a week fall in, nursing and rehabilitation included (004-56, 004-59).
 * Need beyond the 24 hours of a day has its own band at any sum (004-61), and a category without one refuses it.
 */
export function bandOf(
  model: Pick<GovernanceModel, 'categories'>,
  category: string,
  minutesPerWeek: number,
  beyondTheDay: boolean,
): Result<Band, BandRefusal> {
  const categories = model.categories ?? []
  const asked = categories.find(({ id }) => id === category)
  if (!asked) return refuse({ kind: 'unknownCategory', category })
  const band = bandIn(asked, minutesPerWeek, beyondTheDay)
  if (band) return ok(band)
  const fits = categories.filter((other) => bandIn(other, minutesPerWeek, beyondTheDay)).map(({ id }) => id)
  return refuse(beyondTheDay ? { kind: 'beyondTheDay', fits } : { kind: 'noBand', minutesPerWeek, fits })
}

const bandIn = ({ bands }: Category, minutesPerWeek: number, beyondTheDay: boolean): Band | undefined =>
  bands.find((band) => (beyondTheDay ? band.beyondTheDay === true : holds(band, minutesPerWeek)))

const holds = ({ from, below }: Band, minutesPerWeek: number): boolean =>
  from <= minutesPerWeek && (below === null || minutesPerWeek < below)
