/** A paper to be read or printed, as sections of plain text; how it looks is said in `paper.ts`. */
export type Section = {
  readonly name: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  /** Lines to be written on by hand, each with what belongs there. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  /** Rows to be filled by hand under these headings. */
  | { readonly kind: 'table'; readonly headings: readonly string[]; readonly rows: number }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }

export const text = (...lines: readonly (string | null | false)[]): Block[] =>
  lines.flatMap((line) => (line ? [{ kind: 'text', text: line } as const] : []))

export const list = (items: readonly string[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [])

/** All that is said, for measuring how readable it is: each line ends as a sentence does. */
export const sentencesOf = (sections: readonly Section[]): string =>
  sections
    .flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(linesOf)])
    .map((line) => (/[.!?:]$/u.test(line.trim()) ? line : `${line}.`))
    .join(' ')

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'text') return block.text.split('\n').filter((line) => line.trim() !== '')
  return block.kind === 'list' || block.kind === 'steps' ? block.items : []
}
