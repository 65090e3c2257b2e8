/**
 * Which lines of `docs/requirements.md` something shows to be true. A test shows a line by a tag in a comment or a title
 * (the word "fulfils", a colon, then the numbers); a worked example of a governance model by its `shows`.
 */
import { globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

export type Requirement = { readonly line: string; readonly sentence: string; readonly document: string }
/** Where a line is shown: a file, and within a model the example. */
export type Shown = { readonly line: string; readonly where: string }

const number = String.raw`\d{3}-\d{2,3}`
const tag = new RegExp(String.raw`fulfils:\s*(${number}(?:\s*,\s*${number})*)`, 'g')

/** The numbers that the tags of a text name. */
export const taggedLines = (text: string): string[] =>
  [...text.matchAll(tag)].flatMap(([, lines = '']) => lines.split(',').map((line) => line.trim()))

/** Headings and sentences of the requirements page, in its order. */
export function readRequirements(page: string): Requirement[] {
  let document = ''
  return page.split('\n').flatMap((row) => {
    document = /^## (.+)$/.exec(row)?.[1] ?? document
    const [, line, sentence] = new RegExp(`^- (${number}) (.+)$`).exec(row) ?? []
    return line && sentence ? [{ line, sentence, document }] : []
  })
}

/** Every tag in the tests and every `shows` in the models as they stand. */
function shownInTree(): Shown[] {
  const tests = globSync(['src/**/*.test.ts', 'test/**/*.test.ts']).filter((file) => !file.includes('test/guards/'))
  const models = globSync('models/*.yaml')
  return [
    ...tests.flatMap((file) => taggedLines(readFileSync(file, 'utf8')).map((line) => ({ line, where: file }))),
    ...models.flatMap((file) => {
      const { examples = [] } = parse(readFileSync(file, 'utf8')) as { examples?: { id: string; shows?: string[] }[] }
      return examples.flatMap(({ id, shows = [] }) => shows.map((line) => ({ line, where: `${file}#${id}` })))
    }),
  ]
}

/** Tags that cannot be true: a line that does not exist, or one that is only context. */
export function wrongTags(
  requirements: readonly Requirement[],
  context: ReadonlySet<string>,
  shown: readonly Shown[],
): string[] {
  const known = new Set(requirements.map(({ line }) => line))
  return shown.flatMap(({ line, where }) => {
    if (!known.has(line)) return [`${where}: there is no line ${line}`]
    return context.has(line) ? [`${where}: ${line} is context, nothing is built for it`] : []
  })
}

/** The page: per document a count, then each line with where it is shown, or open, or context. */
export function coveragePage(
  requirements: readonly Requirement[],
  context: ReadonlyMap<string, string>,
  shown: readonly Shown[],
): string {
  const places = Map.groupBy(shown, ({ line }) => line)
  const sections = [...Map.groupBy(requirements, ({ document }) => document)].map(([document, lines]) => {
    const asked = lines.filter(({ line }) => !context.has(line))
    const live = asked.filter(({ line }) => places.has(line))
    const rows = lines.map(({ line, sentence }) => `| ${line} | ${sentence} | ${stateOf(line, context, places)} |`)
    return [
      `## ${document}`,
      `${live.length} of ${asked.length} lines live; ${lines.length - asked.length} are context.`,
      ['| Line | What it asks | Where it is shown |', '|---|---|---|', ...rows].join('\n'),
    ].join('\n\n')
  })
  const asked = requirements.filter(({ line }) => !context.has(line))
  const live = asked.filter(({ line }) => places.has(line)).length
  return `# Coverage

Made by \`node test/guards/write.ts\`; do not edit. A line is live when a test or a worked example that names it would fail
if the line's number, rule or word changed. ${live} of ${asked.length} lines are live, ${asked.length - live} open, ${requirements.length - asked.length} only context.

${sections.join('\n\n')}
`
}

function stateOf(
  line: string,
  context: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, readonly Shown[]>,
): string {
  if (context.has(line)) return `context: ${context.get(line)}`
  const where = [...new Set(places.get(line)?.map((shown) => shown.where))].sort()
  if (where.length === 0) return 'open'
  const more = where.length > 3 ? ` and ${where.length - 3} more` : ''
  return (
    where
      .slice(0, 3)
      .map((place) => `\`${place}\``)
      .join(', ') + more
  )
}

/** Everything the page is made from, as the tree has it. */
export function coverageOfTree() {
  const requirements = readRequirements(readFileSync('docs/requirements.md', 'utf8'))
  const listed = parse(readFileSync('docs/requirements-context.yaml', 'utf8')) as { line: string; why: string }[]
  const context = new Map(listed.map(({ line, why }) => [line, why]))
  return { requirements, context, shown: shownInTree() }
}
