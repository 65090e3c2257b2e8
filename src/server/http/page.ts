/** What the next page goes on from: the last id of a full page; a page that is not full is the last. */
export const nextOf = <Id extends string | number>(items: readonly { readonly id: Id }[], limit: number): Id | null =>
  items.length < limit ? null : (items.at(-1)?.id ?? null)
