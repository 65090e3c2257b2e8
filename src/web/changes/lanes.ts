/** Visits of one day side by side where they meet, so that none hides another. */
export type Placed<Item> = { readonly item: Item; readonly lane: number; readonly lanes: number }

type Stretch = { readonly from: number; readonly to: number }

/** Each in the first lane that is free; those that meet, one through another, share the width evenly. */
export function sideBySide<Item extends Stretch>(items: readonly Item[]): Placed<Item>[] {
  const placed: Placed<Item>[] = []
  let group: { item: Item; lane: number }[] = []
  let ends: number[] = []
  const close = () => {
    placed.push(...group.map(({ item, lane }) => ({ item, lane, lanes: ends.length })))
    group = []
    ends = []
  }
  for (const item of items.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (ends.every((end) => end <= item.from)) close()
    const free = ends.findIndex((end) => end <= item.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = item.to
    group.push({ item, lane })
  }
  close()
  return placed
}
