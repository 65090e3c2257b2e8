import { careModules } from '../../architecture.ts'

export type Source = { readonly path: string; readonly text: string }
type Term = { readonly name: string; readonly path: string; readonly line: number; readonly doc: string }

/** A module's face; what stands in its private folders has no name outside. */
const face = /^src\/care\/([^/]+)\/[^/]+(?<!\.test)\.ts$/
const declared = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^export (?:declare )?(?:type|interface) (\w+)/gm

function termsOf({ path, text }: Source): Term[] {
  if (!face.test(path)) return []
  return Array.from(text.matchAll(declared), (match) => ({
    name: match[2] ?? '',
    path,
    line: text.slice(0, match.index + match[0].length).split('\n').length,
    doc: (match[1] ?? '').replace(/^\s*\* ?/gm, '').trim(),
  }))
}

const isPlain = ({ doc }: Term) => /@plain\b/.test(doc)
const word = ({ doc }: Term, tag: string) => new RegExp(`@${tag}[ \\t]+([^@\\n]+)`).exec(doc)?.[1]?.trim()

/** Every type of care that has no official term and does not say that none is needed. */
export function missingTerms(sources: readonly Source[]): string[] {
  return sources.flatMap(termsOf).flatMap((term) => {
    const missing = ['da', 'sv'].filter((tag) => !word(term, tag))
    if (isPlain(term) || missing.length === 0) return []
    return [`${term.path}:${term.line} ${term.name} has no ${missing.map((tag) => `@${tag}`).join(' and no ')}`]
  })
}

/** What the doc says first, on one line, with links as their words. */
function meaning({ doc }: Term): string {
  const said = doc.replace(/^@[\s\S]*|\s@(?:da|sv|plain)\b[\s\S]*/, '').replace(/\{@link (\w+)\}/g, '$1')
  const line = said.replace(/\s+/g, ' ').trim()
  return (/^.*?[.!?](?=\s+[\p{Lu}`]|$)/u.exec(line)?.[0] ?? line).replaceAll('|', '\\|')
}

export function glossaryOf(sources: readonly Source[]): string {
  const terms = sources.flatMap(termsOf).filter((term) => !isPlain(term))
  const chapters = careModules.flatMap((module) => {
    const own = terms.filter(({ path }) => path.startsWith(`src/care/${module}/`))
    if (own.length === 0) return []
    const rows = own.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(row)
    return ['', `## ${module}`, '', '| Term | Dansk | Svenska | Meaning | File |', '|---|---|---|---|---|', ...rows]
  })
  return [...opening, ...chapters, ''].join('\n')
}

const opening = [
  '# Glossary',
  '',
  'One word for each thing, everywhere in the code, with the official Danish and Swedish terms beside it.',
  'Drawn from the types of `care` by `node test/guards/write.ts`, in the order the work happens.',
]

function row(term: Term): string {
  const file = term.path.replace('src/care/', '')
  const cells = [`**${term.name}**`, word(term, 'da') ?? '', word(term, 'sv') ?? '', meaning(term)]
  return `| ${cells.join(' | ')} | [${file}](../${term.path}) |`
}
