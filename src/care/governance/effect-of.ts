import { type Consequence, type Effect, effects, type Situation, situations } from './delegation.ts'
import { houseEffects } from './house-effects.ts'
import type { GovernanceModel, LegalReference } from './model.ts'

/**
 * The effect of one situation under one model, what must follow, and the law it rests on.
 * @da retsvirkning
 * @sv rättsverkan
 */
export type EffectOf = {
  readonly effect: Effect
  readonly follows: readonly Consequence[]
  readonly law: LegalReference
}

const rank = Object.fromEntries(effects.map((effect, index) => [effect, index])) as Readonly<Record<Effect, number>>

/**
 * The stronger of two effects: insideFrame < minorFavourable < outside < adverse.
 *
 * The first three are one scale, of how far beyond the promise a change goes. `adverse` stands above `outside`, not
 * beside it, because everything an outside change asks for (a new decision, by the authority, never by a private
 * provider's staff) an adverse one asks for too, and hearing, reasons and guidance besides: who keeps to the greater
 * has kept to the lesser. The other way round, an hour more would hide a promise taken back, and a hearing would be
 * lost by asking for two things at once.
 */
export const strongest = (a: Effect, b: Effect): Effect => (rank[a] >= rank[b] ? a : b)

/**
 * Whether an effect needs the authority's own decision, so that a private provider's staff never take it.
 */
export const needsAuthority = (effect: Effect): boolean => rank[effect] >= rank.outside

const known = new WeakMap<GovernanceModel, Readonly<Record<Situation, EffectOf>>>()

/**
 * The effect of a situation: the model's row, lifted to what the house table asks for; without a row, the house table.
 * What follows is the row's, and the house's too where the row was too mild to know of it.
 * A row that names a law the model does not list is a broken document, which a loader refuses; here it throws.
 */
export function effectOf(model: GovernanceModel, situation: Situation): EffectOf {
  let all = known.get(model)
  if (!all) {
    all = effectsUnder(model)
    known.set(model, all)
  }
  return all[situation]
}

/** In the order of {@link situations}, where every `notBelow` comes before the situation that names it. */
function effectsUnder(model: GovernanceModel): Readonly<Record<Situation, EffectOf>> {
  const found: Partial<Record<Situation, EffectOf>> = {}
  for (const situation of situations) {
    const house = houseEffects[situation]
    const rows = model.effects.filter((row) => row.situation === situation)
    if (rows.length > 1) throw new RangeError(`${model.id} has two effects for ${situation}`)
    const row = rows[0]
    const floor = house.notBelow ? strongest(house.least, found[house.notBelow]?.effect ?? house.least) : house.least
    const asked = strongest(floor, row?.effect ?? floor)
    const effect = rank[asked] > rank[house.most] ? house.most : asked
    const isTooMild = row !== undefined && rank[row.effect] < rank[effect]
    found[situation] = {
      effect,
      follows: !row ? house.follows : isTooMild ? [...new Set([...row.follows, ...house.follows])] : row.follows,
      law: row
        ? lawOf(model, row.law)
        : { key: 'house', act: 'house', section: situation, version: '1', verified: true },
    }
  }
  return found as Record<Situation, EffectOf>
}

function lawOf(model: GovernanceModel, key: string): LegalReference {
  const law = model.laws.find((reference) => reference.key === key)
  if (!law) throw new RangeError(`${model.id} rests on a law it does not list: ${key}`)
  return law
}

/**
 * A row of a model that says other than the house lets it: what the row says, and the effect that holds instead.
 * @plain
 */
export type OverruledEffect = { readonly situation: Situation; readonly says: Effect; readonly holds: Effect }

/**
 * The rows of a model that the house table overrules. A loader should refuse a model that has any.
 */
export const overruledEffects = (model: GovernanceModel): OverruledEffect[] =>
  model.effects.flatMap(({ situation, effect }) => {
    const holds = effectOf(model, situation).effect
    return holds === effect ? [] : [{ situation, says: effect, holds }]
  })
