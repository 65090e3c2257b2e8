/** Small numbers as words, from two on, as a sentence writes them; larger ones as figures. One bends, so each says it. */
export const numeral =
  (fromTwo: readonly string[]) =>
  (count: number): string =>
    fromTwo[count - 2] ?? String(count)
