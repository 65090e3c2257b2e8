import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Example } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { evidence } from './evidence.ts'
import { type example, modelDocument, questionKinds } from './example.ts'
import { governanceModel, modelParts } from './model.ts'

/** Compiles only where each type can stand for the other. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Mutable<T> = T extends (infer Row)[] | readonly (infer Row)[]
  ? Mutable<Row>[]
  : T extends string | number | boolean | null | undefined
    ? T
    : { -readonly [Key in keyof T]: Mutable<T[Key]> }

test('the schema and the care type say the same of a model and of an example', () => {
  const model: Same<z.output<typeof governanceModel>, Mutable<GovernanceModel>> = true
  const given: z.output<typeof example> extends Example ? true : false = true
  expect([model, given, typeof governanceModel.parse]).toEqual([true, true, 'function'])
})

// fulfils: 004-74
test('a finding whose cause is unclear names the comparison that would show it', () => {
  const words = { da: 'x', sv: 'x', en: 'x' }
  const finding = { id: 'found', says: words, source: 'x', on: '2026-01-01', tentative: true }
  const read = (more: object) =>
    evidence.safeParse({ findings: [{ ...finding, ...more }], causes: [], comparisons: [] }).success
  expect(read({ cause: 'certain' })).toBe(true)
  expect(read({ cause: 'unclear' })).toBe(false)
  expect(read({ cause: 'unclear', comparison: 'groups' })).toBe(true)
  expect(read({})).toBe(false)
})

test('the guide names every part of a model and every question an example may ask', () => {
  const guide = readFileSync(new URL('../../../docs/guides/add-a-governance-model.md', import.meta.url), 'utf8')
  const inTables = [...guide.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  const parts = [...Object.keys(modelParts), 'examples']
  expect(Object.keys(modelDocument.shape)).toEqual([...Object.keys(modelParts), 'examples'])
  expect(inTables.filter((name) => name !== 'kind').sort()).toEqual([...parts, ...questionKinds].sort())
})
