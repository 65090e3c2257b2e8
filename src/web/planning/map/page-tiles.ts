/** Whose map lies below ours, as the server wrote it into the page: none unless the operator named one. */
export type Tiles = { readonly address: string; readonly credit: string }

export function tilesOfPage(): Tiles | null {
  const { tiles, tilesCredit } = document.documentElement.dataset
  return tiles && tilesCredit ? { address: tiles, credit: tilesCredit } : null
}
