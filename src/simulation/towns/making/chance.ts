import { type Random, seededRandom } from '#kernel/random.ts'

/** A source of chance of its own for each thing, so that one thing more or less leaves all others as they were. */
export function chanceOf(seed: number, ...of: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5 ^ seed
  for (const letter of of.join('/')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return seededRandom(hash ^ (hash >>> 15))
}

export const among = <Item>(random: Random, items: readonly Item[]): Item => items[random.below(items.length)] as Item

export const percent = (random: Random, chance: number): boolean => random.fraction() * 100 < chance

/** A whole number from `least` to `most`, both possible. */
export const between = (random: Random, least: number, most: number): number => least + random.below(most - least + 1)

/** Rounded down to a multiple of five. */
export const floor5 = (minutes: number): number => Math.floor(minutes / 5) * 5

/** About normal, with mean 0 and spread 1: twelve even chances added up. */
export function bell(random: Random): number {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += random.fraction()
  return sum
}

/**
 * Places between 0 and 1 that are even in both directions at any number of them (Roberts' sequence R2), so that a town
 * of any size keeps its shares.
 */
export function evenPlace(seed: number, index: number): readonly [number, number] {
  const shift = (seed % 1009) / 1009
  return [(shift + index * 0.7548776662466927) % 1, (shift + index * 0.5698402909980532) % 1]
}

/** The item at `place` (0 up to 1) when all lie side by side, each as wide as its share; with the place inside it. */
export function atPlace<Item>(
  items: readonly Item[],
  share: (item: Item) => number,
  place: number,
): { readonly item: Item; readonly inside: number } {
  let left = place * items.reduce((sum, item) => sum + share(item), 0)
  for (const item of items) {
    if (left < share(item)) return { item, inside: left / share(item) }
    left -= share(item)
  }
  return { item: items.at(-1) as Item, inside: 0.999 }
}

/** The same items in another order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const item = mixed[last] as Item
    mixed[last] = mixed[other] as Item
    mixed[other] = item
  }
  return mixed
}
