import type { Position } from '#care/people/position.ts'
import type { TownRecipe } from '../recipe.ts'
import { bell, chanceOf } from './chance.ts'

/** The made towns lie at sea, each off the coast of its country, so that no home of theirs is anybody's. */
const harbours: Readonly<Record<TownRecipe['country'], Position>> = {
  DK: { latitude: 56.05, longitude: 7.55 },
  SE: { latitude: 58.3, longitude: 18.6 },
}

const kilometresOfDegree = 111.195

/** So many kilometres north and east of a point. */
function away({ latitude, longitude }: Position, north: number, east: number): Position {
  const five = (degrees: number) => Math.round(degrees * 100_000) / 100_000
  return {
    latitude: five(latitude + north / kilometresOfDegree),
    longitude: five(longitude + east / (kilometresOfDegree * Math.cos((latitude * Math.PI) / 180))),
  }
}

/** Districts lie on rings around the harbour, about two kilometres apart: assumed, for a made town has no map. */
export function middleOfDistrict({ country, districts }: TownRecipe, district: string): Position {
  const at = Math.max(
    0,
    districts.findIndex(({ name }) => district.startsWith(name)),
  )
  const turn = at * 2.399963
  const out = 2 * Math.sqrt(at + 0.5)
  return away(harbours[country], out * Math.sin(turn), out * Math.cos(turn))
}

/** Where somebody lives: most of a district within a good kilometre of its middle. */
export function homeOf(recipe: TownRecipe, seed: number, district: string, index: number): Position {
  const random = chanceOf(seed, 'home', index)
  return away(middleOfDistrict(recipe, district), 0.7 * bell(random), 0.7 * bell(random))
}
