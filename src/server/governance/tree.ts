/** A YAML document with the place of each value in its file, and how a shared part and a model become one. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { rowName } from '#care/governance/provenance.ts'

export type Place = { readonly file: string; readonly line: number }
export type Tree =
  | { readonly kind: 'map'; readonly at: Place; readonly entries: ReadonlyMap<string, Tree> }
  | { readonly kind: 'list'; readonly at: Place; readonly items: readonly Tree[] }
  | { readonly kind: 'leaf'; readonly at: Place; readonly value: unknown }

/** What keeps a text from being YAML, with its place. */
export type YamlProblem = Place & { readonly message: string }

/**
 * Reads one document, `<<` as "all that this has, and"; problems of the notation itself come back in place of the
 * tree.
 */
export function readTree(file: string, text: string): Tree | readonly YamlProblem[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeOf = (offset: number): Place => ({ file, line: lines.linePos(offset).line })
  const problems = [...document.errors, ...document.warnings]
  if (problems.length) return problems.map(({ pos, message }) => ({ ...placeOf(pos[0]), message }))

  /** An anchor stands before its aliases; the parser has refused one that does not. */
  const anchored = new Map<string, Tree>()
  const treeOf = (node: unknown, around: Place): Tree => {
    if (isAlias(node)) return { ...(anchored.get(node.source) as Tree), at: around }
    const tree = bareTreeOf(node, around)
    const { anchor } = (node ?? {}) as { anchor?: string }
    if (anchor) anchored.set(anchor, tree)
    return tree
  }
  const bareTreeOf = (node: unknown, around: Place): Tree => {
    const at = (node as Node | null)?.range ? placeOf((node as Node).range?.[0] ?? 0) : around
    if (isMap(node)) {
      const entries = new Map<string, Tree>()
      for (const { key, value } of node.items) {
        const offset = (key as Node).range?.[0]
        const name = String(isScalar(key) ? key.value : key)
        const held = treeOf(value, offset === undefined ? at : placeOf(offset))
        if (name === '<<' && held.kind === 'map') for (const [each, under] of held.entries) entries.set(each, under)
        else entries.set(name, held)
      }
      return { kind: 'map', at, entries }
    }
    if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => treeOf(item, at)) }
    return { kind: 'leaf', at, value: isScalar(node) ? node.value : null }
  }
  return treeOf(document.contents, { file, line: 1 })
}

/** The bare value of a tree. */
export function plainValue(tree: Tree): unknown {
  if (tree.kind === 'leaf') return tree.value
  if (tree.kind === 'list') return tree.items.map(plainValue)
  return Object.fromEntries([...tree.entries].map(([key, held]) => [key, plainValue(held)]))
}

/**
 * A part with what is laid over it: a mapping is merged key by key, a list of named rows row by row with new rows at
 * the end, and anything else is replaced.
 */
export function laidOver(below: Tree, above: Tree): Tree {
  if (below.kind === 'map' && above.kind === 'map') {
    const entries = new Map(below.entries)
    for (const [key, held] of above.entries) {
      const under = entries.get(key)
      entries.set(key, under ? laidOver(under, held) : held)
    }
    return { kind: 'map', at: above.at, entries }
  }
  if (below.kind !== 'list' || above.kind !== 'list') return above
  const items = [...below.items]
  const names = items.map(nameOf)
  if (names.includes(undefined)) return above
  for (const item of above.items) {
    const name = nameOf(item)
    const at = name === undefined ? -1 : names.indexOf(name)
    const under = items[at]
    if (!under) items.push(item)
    else {
      items[at] = laidOver(under, item)
      // A second row of that name above stands by itself, so that it is found to be there twice.
      names[at] = undefined
    }
  }
  return { kind: 'list', at: above.at, items }
}

/** Where the value at `keys` stands, or the closest thing around it. A list's rows are asked by name or by place. */
export function placeAt(tree: Tree, keys: readonly (string | number)[]): Place {
  const [key, ...rest] = keys
  if (key === undefined) return tree.at
  const held =
    tree.kind === 'map'
      ? tree.entries.get(String(key))
      : tree.kind === 'list'
        ? (tree.items.find((item, index) => rowName(plainValue(item), index) === key) ?? tree.items[Number(key)])
        : undefined
  return held ? placeAt(held, rest) : tree.at
}

/** What a row is called among its own: rows of provenance go by their path. */
function nameOf(row: Tree): string | undefined {
  const value = plainValue(row)
  const named = rowName(value, -1)
  if (named !== '-1') return named
  const path = (value as { path?: unknown } | null)?.path
  return typeof path === 'string' ? path : undefined
}
