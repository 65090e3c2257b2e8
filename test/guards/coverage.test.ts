import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { coverageOfTree, coveragePage, readRequirements, taggedLines, wrongTags } from './coverage.ts'

test('the requirements page holds 356 lines, each once', () => {
  const lines = readRequirements(readFileSync('docs/requirements.md', 'utf8')).map(({ line }) => line)
  expect(new Set(lines).size).toBe(lines.length)
  const counts = Map.groupBy(lines, (line) => line.slice(0, 3))
  expect([...counts].map(([document, { length }]) => [document, length])).toEqual([
    ['000', 53],
    ['001', 72],
    ['002', 67],
    ['003', 62],
    ['004', 102],
  ])
})

test('every tag names a line that asks for something', () => {
  const { requirements, context, shown } = coverageOfTree()
  expect(wrongTags(requirements, new Set(context.keys()), shown)).toEqual([])
})

const some = [
  { line: '002-45', sentence: 'Ten percent.', document: 'Two' },
  { line: '002-46', sentence: 'The citizen shapes it.', document: 'Two' },
  { line: '002-11', sentence: 'Who sat there.', document: 'Two' },
]

test.each([
  ['// fulfils: 002-45', ['002-45']],
  ['test("x, fulfils: 002-45, 004-100", …)', ['002-45', '004-100']],
  ['fulfils 002-45', []],
  ['see 002-45', []],
])('reads the tags of %s', (text, lines) => expect(taggedLines(text)).toEqual(lines))

test('a tag of a line that does not exist, or of context, is wrong', () => {
  const context = new Set(['002-11'])
  expect(wrongTags(some, context, [{ line: '002-45', where: 'a' }])).toEqual([])
  expect(wrongTags(some, context, [{ line: '009-99', where: 'a' }])).toEqual(['a: there is no line 009-99'])
  expect(wrongTags(some, context, [{ line: '002-11', where: 'a' }])).toHaveLength(1)
})

test('context is never counted, and what nothing shows is open', () => {
  const page = coveragePage(some, new Map([['002-11', 'who sat there']]), [{ line: '002-45', where: 'a.test.ts' }])
  expect(page).toContain('1 of 2 lines live; 1 are context.')
  expect(page).toContain('| 002-46 | The citizen shapes it. | open |')
  expect(page).toContain('| 002-11 | Who sat there. | context: who sat there |')
  expect(page).toContain('| 002-45 | Ten percent. | `a.test.ts` |')
})
