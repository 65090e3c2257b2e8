/** One figure. `target` is in words, such as `at least 200,000`; `met` is left out where there is no target. */
export type Row = {
  readonly what: string
  readonly value: number | string
  readonly unit: string
  readonly target?: string
  readonly met?: boolean
}

export type Part = {
  readonly title: string
  /** How it is measured, in a sentence or two. */
  readonly how: string
  readonly measure: (say: (text: string) => void) => Promise<readonly Row[]>
}

export type Measured = {
  readonly part: string
  readonly title: string
  readonly how: string
  /** When it was finished, and on which host, told apart by a mark. */
  readonly at: string
  readonly host: string
  readonly machine: string
  readonly seconds: number
  readonly rows: readonly Row[]
}

/** The page of all results, as Markdown. */
export function pageOf(all: readonly Measured[]): string {
  return `# Speed and memory

Made by \`npm run bench\`; raw results stand in \`test/benchmarks/results/\`. Machines like these are shared and noisy:
read single seconds with care, and ratios with more trust.
${all.map(sectionOf).join('')}`
}

function sectionOf({ part, title, how, at, machine, seconds, rows }: Measured): string {
  const table = rows.map(
    ({ what, value, unit, target, met }) =>
      `| ${what} | ${typeof value === 'number' ? value.toLocaleString('en') : value} ${unit} | ${target ?? ''} | ${met === undefined ? '' : met ? 'met' : '**missed**'} |`,
  )
  return `
## ${title}

${how}

| What | Measured | Target | |
|---|---|---|---|
${table.join('\n')}

\`npm run bench -- ${part}\` on ${at.slice(0, 10)}, ${seconds} s; ${machine}.
`
}
