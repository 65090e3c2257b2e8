/** Every number a model steers by must matter to one of its own examples. */
import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Example, ModelDocument } from '#care/examples/example.ts'
import { runExample } from '#care/examples/run.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { modelProblems } from '#care/governance/model-check.ts'
import { figuresOf, rowName } from '#care/governance/provenance.ts'
import { governanceModel } from '#contract/governance/model.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { type LoadedModel, loadModel, presetFolder, presetIds, sayProblem } from '#server/governance/load.ts'

const wanted = [
  'aarhus-team',
  'assens',
  'buurtzorg',
  'elder-act-2025',
  'minute-control',
  'solna',
  'syddjurs',
  'vesthimmerland',
]

test('the eight presets are there, and nothing else', async () => {
  expect(await presetIds()).toEqual(wanted)
  expect(readdirSync(presetFolder).sort()).toEqual([...wanted.map((id) => `${id}.yaml`), 'shared'].sort())
})

describe.each(wanted)('%s', (id) => {
  test('reads without a problem and has at least eight examples, all true', async () => {
    const { model, examples } = await loaded(id)
    expect(model.id).toBe(id)
    expect(examples.length).toBeGreaterThanOrEqual(8)
    const untrue = examples.map((example) => ({ example, run: runExample(model, example) }))
    expect(untrue.filter(({ run }) => !run.passed).map(({ example, run }) => [example.id, run.got])).toEqual([])
  })

  test('no number and no date of it can change without an example that says so', async () => {
    expect(unprovenChanges(await loaded(id))).toEqual([])
  })

  test('steers on the days that are settled in the stories and the towns', async () => {
    const { model } = await loaded(id)
    const days = id === 'minute-control' ? ['2021-02-01', '2026-10-31'] : ['2026-10-01', '2026-10-31']
    for (const day of days) expect(model.valid.from <= day && model.valid.to === null).toBe(true)
  })
})

test('a number that no example asks about is found', async () => {
  const { model, examples } = await loaded('syddjurs')
  const without = examples.filter(({ ask }) => ask.kind !== 'faces')
  expect(unprovenChanges({ model, examples: without })).toEqual([
    'teams.facesMostIn14Days: 4 could be 5',
    'teams.facesMostIn14Days: 4 could be 3',
    'teams.facesMostIn14Days: 4 could be 8',
  ])
})

test('a first day that no example asks about is found', async () => {
  const { model, examples } = await loaded('solna')
  const without = examples.filter(({ ask }) => ask.kind !== 'validity')
  expect(unprovenChanges({ model, examples: without })).toEqual([
    'valid.from: 2025-07-01 could be 2025-06-30',
    'valid.from: 2025-07-01 could be 2025-07-02',
  ])
})

test('a first day of a rule that no example asks about is found', async () => {
  const { model, examples } = await loaded('solna')
  const without = examples.filter(({ id }) => id !== 'working-time-from')
  expect(unprovenChanges({ model, examples: without })).toEqual([
    'workingTime.swedishAgreement.valid.from: 2023-10-01 could be 2023-09-30',
    'workingTime.swedishAgreement.valid.from: 2023-10-01 could be 2023-10-02',
  ])
})

test('a number that says nowhere where it comes from is found', async () => {
  const { model } = await loaded('syddjurs')
  const provenance = model.provenance.filter(({ path }) => !path.startsWith('teams'))
  expect(modelProblems({ ...model, provenance }).map(({ kind, path }) => [kind, path])).toEqual([
    ['noProvenance', 'teams.membersMost'],
    ['noProvenance', 'teams.facesMostIn14Days'],
  ])
})

async function loaded(id: string): Promise<LoadedModel> {
  const read = await loadModel(`${presetFolder}${id}.yaml`)
  if (!read.ok) throw new Error(read.refusal.map(sayProblem).join('\n'))
  return read.value
}

/** Every number one up, one down and doubled, every date a day earlier and later: the changes no example notices. */
function unprovenChanges({ model, examples }: ModelDocument): string[] {
  const slow: readonly string[] = ['settlement', 'workingTime']
  const quickFirst = examples.toSorted((a, b) => slow.indexOf(a.ask.kind) - slow.indexOf(b.ask.kind))
  const figures = figuresOf(model).flatMap(({ path, keys, value }) =>
    [...new Set([value + 1, value - 1, value * 2])]
      .filter((other) => other !== value)
      .map((other) => ({ path, keys, value, other })),
  )
  const dates = periodsOf(model).flatMap(({ path, keys, value }) =>
    [addDays(value, -1), addDays(value, 1)].map((other) => ({ path, keys, value, other })),
  )
  return [...figures, ...dates]
    .map((change) => ({ ...change, mutant: changed(model, change.keys, change.other) }))
    .filter(({ mutant }) => governanceModel.safeParse(mutant).success && !isNoticed(mutant, quickFirst))
    .map(({ path, value, other }) => `${path}: ${value} could be ${other}`)
}

type Edge = { readonly path: string; readonly keys: readonly (string | number)[]; readonly value: LocalDate }

/** The first and last day of the model and of each dated rule in it. */
function periodsOf(part: unknown, names: readonly string[] = [], keys: readonly (string | number)[] = []): Edge[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, held]): Edge[] => {
    if (names.length === 0 && ['examples', 'evidence', 'provenance'].includes(key)) return []
    const name = Array.isArray(part) ? rowName(held, Number(key)) : key
    const [path, under] = [
      [...names, name],
      [...keys, Array.isArray(part) ? Number(key) : key],
    ]
    if (key !== 'valid') return periodsOf(held, path, under)
    return (['from', 'to'] as const).flatMap((edge) => {
      const value = (held as GovernanceModel['valid'])[edge]
      return value === null ? [] : [{ path: [...path, edge].join('.'), keys: [...under, edge], value }]
    })
  })
}

function changed(model: GovernanceModel, keys: readonly (string | number)[], value: unknown): GovernanceModel {
  const [key, ...rest] = keys
  if (key === undefined) return value as GovernanceModel
  const held = (model as unknown as Record<string | number, unknown>)[key]
  const under = changed(held as GovernanceModel, rest, value)
  const copy = Array.isArray(model) ? [...model] : { ...model }
  return Object.assign(copy, { [key]: under }) as GovernanceModel
}

const isNoticed = (mutant: GovernanceModel, examples: readonly Example[]): boolean =>
  examples.some((example) => !runExample(mutant, example).passed)
