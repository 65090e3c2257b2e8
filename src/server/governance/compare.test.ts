import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Month } from '#kernel/calendar/month.ts'
import { compareDocuments } from './compare.ts'
import { asYaml } from './file.ts'
import { loadModel, loadPreset, presetIds } from './load.ts'

const month = '2026-10' as Month
const sides = <Side>({ one, other }: { readonly one: Side; readonly other: Side }): Side[] => [one, other]
const compared = async (one: string, other: string) =>
  compareDocuments((await loadPreset(one))!, (await loadPreset(other))!, 'en', month)

test('a model beside itself differs in nothing', async () => {
  const { sections, questions, month: both } = await compared('syddjurs', 'syddjurs')
  expect(sections.flatMap(({ rows }) => rows)).toEqual([])
  expect(sections.reduce((sum, { alike }) => sum + alike, 0)).toBeGreaterThan(50)
  expect(questions.every(({ alike }) => alike)).toBe(true)
  expect(both.of.one).toEqual(both.of.other)
})

test('two models differ where they do, in the words of the page', async () => {
  const { sections, questions, month: both } = await compared('solna', 'syddjurs')
  const rows = (id: string) => sections.find((section) => section.id === id)?.rows ?? []
  expect(rows('settlement')[0]?.said.one).toContain('The time performed is paid.')
  expect(sides(rows('frame')[0]!.said)).toEqual([expect.stringContaining('frame'), expect.stringContaining('goal')])
  expect(sides(rows('teams')[0]!.said)).toEqual([
    expect.stringContaining('10 different'),
    expect.stringContaining('4 different'),
  ])
  const much = questions.find(({ id }) => id === 'muchMore')
  expect(much?.alike).toBe(false)
  expect(sides(both.of).map(({ total }) => total)).toEqual(['SEK\u00a08,925.00', 'DKK\u00a018,531.80'])
  expect(sides(both.of).map(({ assumed }) => assumed)).toEqual([true, true])
})

test('a frame budget pays nothing for one citizen, and says so', async () => {
  const { month: both } = await compared('assens', 'aarhus-team')
  expect(sides(both.of).map(({ perTeam }) => perTeam)).toEqual([true, false])
})

test.each(await presetIds())('the file of %s reads back as the same model', async (id) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'model-'))
  try {
    const file = path.join(folder, 'model.yaml')
    const preset = (await loadPreset(id))!
    await writeFile(file, asYaml(preset.written))
    const read = await loadModel(file)
    expect(read.ok && read.value.contentHash).toBe(preset.contentHash)
  } finally {
    await rm(folder, { recursive: true })
  }
})
