/** Reads governance models from files: whole, or not at all with every reason and its line. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Example, ModelDocument } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { modelProblems } from '#care/governance/model-check.ts'
import type { ModelProblem } from '#care/governance/model-problem.ts'
import { rowName } from '#care/governance/provenance.ts'
import { modelDocument } from '#contract/governance/example.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { laidOver, placeAt, plainValue, readTree, type Tree } from './tree.ts'

/** Something wrong in a model's file: where, what stands there, and what was expected. */
export type FileProblem = {
  readonly file: string
  readonly line: number
  readonly path: string
  readonly found: string
  readonly expected: string
}

/** A model as its files say it; `written` is the document with its shared parts, as it is kept in a database. */
export type LoadedModel = ModelDocument & {
  readonly file: string
  readonly written: unknown
  readonly contentHash: string
}

/** The folder of the presets that come with Frirum. */
export const presetFolder = fileURLToPath(new URL('../../../models/', import.meta.url))

/** The presets' short names, in the order of the alphabet. */
export async function presetIds(): Promise<string[]> {
  const files = await readdir(presetFolder)
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))
    .sort()
}

/** A preset that comes with Frirum, the same object each time. An invalid one is a bug of ours, and throws. */
export async function loadPreset(id: string): Promise<LoadedModel | undefined> {
  if (!(await presetIds()).includes(id)) return undefined
  const known = presets.get(id) ?? readPreset(id)
  presets.set(id, known)
  return known
}

const presets = new Map<string, Promise<LoadedModel>>()

async function readPreset(id: string): Promise<LoadedModel> {
  const loaded = await loadModel(path.join(presetFolder, `${id}.yaml`))
  if (loaded.ok) return loaded.value
  throw new Error(`the preset ${id} is broken:\n${loaded.refusal.map(sayProblem).join('\n')}`)
}

/**
 * Reads one file with the parts it `extends`, which lie in `shared/` beside it or among the presets.
 * A file that cannot be read at all is a problem like any other.
 */
export async function loadModel(file: string): Promise<Result<LoadedModel, readonly FileProblem[]>> {
  const read = await readWithParts(file)
  return read.ok ? understood(file, read.value) : read
}

/** Reads a document that was kept, as {@link LoadedModel} `written`. */
export function readDocument(written: unknown): ModelDocument {
  const { examples, ...model } = modelDocument.parse(written)
  return { model: model satisfies GovernanceModel, examples: examples satisfies readonly Example[] }
}

/** A problem in one line, as compilers write them. */
export const sayProblem = ({ file, line, path, found, expected }: FileProblem): string =>
  `${file}:${line}: ${path || 'the document'}: found ${found}, expected ${expected}`

async function readWithParts(file: string): Promise<Result<Tree, readonly FileProblem[]>> {
  const own = await readFileTree(file)
  if (!own.ok || own.value.kind !== 'map') return own
  const asked = own.value.entries.get('extends')
  if (!asked) return own
  const names = plainValue(asked)
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string' && /^[a-z0-9-]+$/.test(name)))
    return refuse([{ ...asked.at, path: 'extends', found: shown(names), expected: 'names of parts in shared/' }])
  let whole: Tree | undefined
  for (const name of names) {
    const part = await readPart(file, name)
    if (!part.ok) {
      const inPart = part.refusal.map((problem) => (problem.path === '' ? { ...problem, path: 'extends' } : problem))
      return refuse(inPart)
    }
    whole = whole ? laidOver(whole, part.value) : part.value
  }
  const entries = new Map(own.value.entries)
  entries.delete('extends')
  const bare: Tree = { ...own.value, entries }
  return ok(whole ? laidOver(whole, bare) : bare)
}

async function readPart(file: string, name: string): Promise<Result<Tree, readonly FileProblem[]>> {
  const beside = await readFileTree(path.join(path.dirname(file), 'shared', `${name}.yaml`))
  if (beside.ok) return beside
  const preset = await readFileTree(path.join(presetFolder, 'shared', `${name}.yaml`))
  return preset.ok ? preset : beside
}

async function readFileTree(file: string): Promise<Result<Tree, readonly FileProblem[]>> {
  const problem = (line: number, found: string, expected: string) => ({ file, line, path: '', found, expected })
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return refuse([problem(1, (error as NodeJS.ErrnoException).code ?? String(error), 'a file that can be read')])
  }
  const tree = readTree(file, text)
  if (!('kind' in tree)) return refuse(tree.map(({ line, message }) => problem(line, message, 'YAML')))
  if (tree.kind !== 'map') return refuse([problem(1, shown(plainValue(tree)), 'a governance model')])
  return ok(tree)
}

function understood(file: string, tree: Tree): Result<LoadedModel, readonly FileProblem[]> {
  const written = plainValue(tree)
  const parsed = modelDocument.safeParse(written)
  if (!parsed.success) return refuse(parsed.error.issues.flatMap((issue) => schemaProblems(tree, written, issue)))
  const { examples, ...rest } = parsed.data
  const model: GovernanceModel = rest
  const problems = [...modelProblems(model), ...exampleNamesTwice(examples)]
  if (problems.length) return refuse(problems.map((problem) => locatedProblem(tree, problem)))
  const contentHash = createHash('sha256').update(canonical(written)).digest('hex')
  return ok({ model, examples, file, written, contentHash })
}

type Issue = NonNullable<ReturnType<typeof modelDocument.safeParse>['error']>['issues'][number]

function schemaProblems(tree: Tree, written: unknown, issue: Issue): FileProblem[] {
  const keys = issue.path as (string | number)[]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const expected = 'a key of a governance model: this one is unknown'
      return { ...placeAt(tree, [...keys, key]), path: named(written, [...keys, key]), found: `'${key}'`, expected }
    })
  }
  const found = at(written, keys)
  const expected = found === undefined ? `${expectation(issue)}, and it is missing` : expectation(issue)
  return [{ ...placeAt(tree, keys), path: named(written, keys), found: shown(found), expected }]
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small')
    return issue.origin === 'array' ? `at least ${issue.minimum} of them` : `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_format' || issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_union' && issue.discriminator) return `a known '${issue.discriminator}'`
  return issue.message
}

const sentences: { readonly [kind in ModelProblem['kind']]: (expected: string) => string } = {
  twice: () => 'each name once',
  unknownReference: (known) => `one of ${known || 'nothing: the model has none'}`,
  gapInBands: (edge) => `${edge}, where the band before it ends`,
  overlappingBands: (edge) =>
    edge === 'null' ? 'no band after one without an upper edge' : `${edge}, where the band before it ends`,
  emptyBand: (edge) => `an upper edge ${edge}`,
  noProvenance: () => 'a row in provenance that says where this number comes from',
  endsBeforeItBegins: (from) => `a day from ${from} on`,
  oneClockOnly: () => 'one of months, weeks and days',
  missingRule: (rule) => `${rule} beside it`,
  idleRule: (basis) => `no such rule where the basis is ${basis}`,
  overruledEffect: (effect) => `${effect}: nothing else holds, whatever a model says`,
  noRate: (rate) => `a rate for ${rate}`,
  notInSelection: (selection) => `one of ${selection}`,
  overlappingRules: (other) => `days on which ${other} does not hold`,
  cannotTellApart: (cause) => `two groups that differ in ${cause} alone`,
}

function locatedProblem(tree: Tree, { kind, path, found, expected }: ModelProblem): FileProblem {
  return { ...placeAt(tree, path.split('.')), path, found, expected: sentences[kind](expected) }
}

function exampleNamesTwice(examples: readonly Example[]): ModelProblem[] {
  const ids = examples.map(({ id }) => id)
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => ({ kind: 'twice', path: `examples.${id}`, found: id, expected: 'once' }))
}

function at(value: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], value)
}

/** The path as people say it, with rows by their names. */
function named(written: unknown, keys: readonly (string | number)[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? rowName(at(written, keys.slice(0, index + 1)), key) : key))
    .join('.')
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** JSON with keys in the order of the alphabet, so that the order somebody wrote them in makes no other document. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}
