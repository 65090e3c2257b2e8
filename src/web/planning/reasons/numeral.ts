/** Small numbers as words from two on, larger ones as figures. One bends by what it counts: each sentence says it. */
export const numeral =
  (fromTwo: readonly string[]) =>
  (count: number): string =>
    fromTwo[count - 2] ?? String(count)
