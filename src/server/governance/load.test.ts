import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadModel, loadPreset, presetFolder, readDocument, sayProblem } from './load.ts'

let folder: string
let syddjurs: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'models-'))
  syddjurs = await readFile(`${presetFolder}syddjurs.yaml`, 'utf8')
})
afterAll(() => rm(folder, { recursive: true }))

/** The problems of Syddjurs with one text in it replaced, each with the text of the line it names. */
async function problemsAfter(found: string, instead: string): Promise<{ said: string[]; lines: string[] }> {
  expect(syddjurs.split(found).length, `'${found}' is not in the model`).toBeGreaterThan(1)
  const text = syddjurs.replace(found, instead)
  const file = path.join(folder, 'model.yaml')
  await writeFile(file, text)
  const loaded = await loadModel(file)
  if (loaded.ok) return { said: [], lines: [] }
  const own = loaded.refusal.filter((problem) => problem.file === file)
  return {
    said: loaded.refusal.map((problem) => sayProblem(problem).replace(/^.*\/([^/]+:\d+)/, '$1')),
    lines: own.map(({ line }) => text.split('\n')[line - 1]?.trim() ?? ''),
  }
}

describe('a problem names file, line, path, what was found and what was expected', () => {
  test('of a number that is none', async () => {
    const { said, lines } = await problemsAfter('horizonWeeks: 12', 'horizonWeeks: twelve')
    expect(said).toEqual([
      expect.stringMatching(
        /^model\.yaml:\d+: categories\.developing\.horizonWeeks: found "twelve", expected a number$/,
      ),
    ])
    expect(lines).toEqual(['horizonWeeks: twelve'])
  })

  test.each([
    ['a fraction', 'horizonWeeks: 12', 'horizonWeeks: 12.5', 'found 12.5, expected a whole number'],
    ['a negative number', 'horizonWeeks: 12', 'horizonWeeks: -12', 'found -12, expected at least 0'],
    [
      'a key nobody knows',
      'horizonWeeks: 12',
      'horizonWeek: 12',
      "found 'horizonWeek', expected a key of a governance model: this one is unknown",
    ],
    ['a key that is missing', '    followUp: developing\n', '', 'found nothing, expected a string, and it is missing'],
    [
      'a word outside the list',
      'basis: weeklyRate',
      'basis: weekly',
      'found "weekly", expected one of grantedTime, performedTime, weeklyRate, frameBudget',
    ],
    [
      'a day that does not exist',
      '"2022-11-28", to: null',
      '"2022-11-31", to: null',
      'found "2022-11-31", expected a day such as 2026-10-25',
    ],
    [
      'an end before the beginning',
      'to: null }\ncurrency',
      'to: "2022-11-01" }\ncurrency',
      'expected a last day on or after the first',
    ],
    [
      'a language left out',
      '{ da: "Takst 1", sv: "Nivå 1", en: "Rate 1" }',
      '{ da: "Takst 1", en: "Rate 1" }',
      'found nothing, expected a string, and it is missing',
    ],
    [
      'a follow-up there is not',
      '    followUp: developing\n',
      '    followUp: quarterly\n',
      'found quarterly, expected one of developing, maintaining, individual, shortNursing, rehabilitationStart, rehabilitation',
    ],
    [
      'a gap between bands',
      'from: 300, below: 900',
      'from: 301, below: 900',
      'found 301, expected 300, where the band before it ends',
    ],
    [
      'a band without a rate',
      '    - { category: individual, band: individual, minor: 1466570 }\n',
      '',
      'expected a rate for individual/individual',
    ],
    [
      'a number without an origin',
      '  - { path: teams, status: assumed,',
      '  - { path: team, status: assumed,',
      'found 12, expected a row in provenance that says where this number comes from',
    ],
    ['an unknown question', 'ask: { kind: faces, seen: 4 }', 'ask: { kind: nose, seen: 4 }', "expected a known 'kind'"],
    ['an example twice', '- id: five-faces', '- id: four-faces', 'found four-faces, expected each name once'],
    [
      'a shared part there is not',
      'extends: [danish-procedure,',
      'extends: [norse-procedure,',
      'found ENOENT, expected a file that can be read',
    ],
    [
      'a shared part that is a path',
      'extends: [danish-procedure,',
      'extends: [../danish-procedure,',
      'expected names of parts in shared/',
    ],
    ['no YAML at all', 'frame: {', 'frame: {{', 'expected YAML'],
    ['a key twice', 'id: syddjurs', 'id: syddjurs\nid: syddjurs', 'found Map keys must be unique, expected YAML'],
  ])('of %s', async (_, found, instead, expected) => {
    const { said } = await problemsAfter(found, instead)
    expect(said.join('\n')).toContain(expected)
    expect(said.every((each) => /^[\w-]+\.yaml:\d+: .+: found .+, expected .+$/.test(each))).toBe(true)
  })

  test('in the shared part, where it stands there', async () => {
    const { said } = await problemsAfter('legal', 'legal').catch(() => ({ said: [] as string[] }))
    expect(said).toEqual([])
    await mkdir(path.join(folder, 'shared'), { recursive: true })
    const shared = await readFile(`${presetFolder}shared/danish-procedure.yaml`, 'utf8')
    await writeFile(path.join(folder, 'shared', 'own-procedure.yaml'), shared.replace('lixAim: 35', 'lixAim: easy'))
    const { said: ofPart } = await problemsAfter('[danish-procedure,', '[own-procedure,')
    expect(ofPart).toEqual([
      expect.stringMatching(/^own-procedure\.yaml:\d+: letters\.lixAim: found "easy", expected a number$/),
    ])
  })

  test('of a file that is not there', async () => {
    const loaded = await loadModel(path.join(folder, 'nowhere.yaml'))
    expect(loaded).toMatchObject({
      ok: false,
      refusal: [{ line: 1, found: 'ENOENT', expected: 'a file that can be read' }],
    })
  })

  test('of a file that holds no model', async () => {
    const file = path.join(folder, 'list.yaml')
    await writeFile(file, '- one\n- two\n')
    expect(await loadModel(file)).toMatchObject({
      ok: false,
      refusal: [{ line: 1, found: '["one","two"]', expected: 'a governance model' }],
    })
  })
})

describe('a shared part', () => {
  test('is laid under the model: keys merged, named rows merged row by row, other values replaced', async () => {
    const loaded = await loadPreset('syddjurs')
    const minor = loaded?.model.delegations.find(({ decision }) => decision === 'moreTimeMinor')
    expect(minor).toEqual({
      decision: 'moreTimeMinor',
      decidedBy: 'fixedContact',
      consent: ['citizen'],
      competence: null,
      minorMinutesPerWeek: 60,
    })
    expect(loaded?.model.effects).toHaveLength(23)
    const elder = await loadPreset('elder-act-2025')
    const inside = elder?.model.effects.find(({ situation }) => situation === 'moreTimeInsideFrame')
    expect(inside).toEqual({
      situation: 'moreTimeInsideFrame',
      effect: 'insideFrame',
      follows: ['log', 'tellCitizen'],
      law: 'ael-course',
    })
  })

  test('gives every Danish model the words of a letter, and their source the word of it', async () => {
    const [other, rich] = [await loadPreset('syddjurs'), await loadPreset('vesthimmerland')]
    expect(other?.model.letters.words).toEqual(rich?.model.letters.words)
    const statusIn = (model: typeof rich) => model?.model.provenance.find((row) => row.path === 'letters.words')?.status
    expect([statusIn(other), statusIn(rich)]).toEqual(['assumed', 'stated'])
    expect(rich?.model.letters).toMatchObject({ lixAim: 35, lixBlocks: 45 })
    // fulfils: 003-49, 003-50, 003-51, 003-52, 003-53, 003-54, 003-55
    // fulfils: 003-56, 003-57, 003-58, 003-59, 003-60, 003-61, 003-62
    expect(rich?.model.letters.words.map(({ avoid, say }) => `${avoid} – ${say}`)).toEqual([
      'selvstændigt – kan du selv/gør du selv',
      'revisitation – gennemgået sagen igen',
      'genvurdering – sagen behandles igen',
      'funktionsniveau – det du kan',
      'selvhjulpen – du kan klare det selv',
      'varig lidelse – sygdom/skade som ikke bedres',
      'ernæring – støtte og hjælp til måltider',
      'bevilling – du kan få hjælp til …',
      'funktionsevne – du kan',
      'gangfunktion – du kan gå',
      'møbelstøttende – gå ved at støtte til møbler og vægge',
      'indikationer – der er tegn på at',
      'i henhold til – ud fra kommunens rammer for hjælp',
      'kompenserende – du får hjælp til det, du ikke selv kan',
    ])
  })
})

describe('a document that is kept', () => {
  test('reads back as what was loaded, also through JSON', async () => {
    const loaded = await loadPreset('minute-control')
    const { model, examples } = readDocument(JSON.parse(JSON.stringify(loaded?.written)))
    expect({ model, examples }).toEqual({ model: loaded?.model, examples: loaded?.examples })
  })

  test('has the same hash in whatever order its keys were written, and another for another number', async () => {
    const file = path.join(folder, 'same.yaml')
    const hashOf = async (text: string) => {
      await writeFile(file, text)
      const loaded = await loadModel(file)
      return loaded.ok ? loaded.value.contentHash : JSON.stringify(loaded.refusal)
    }
    const own = await hashOf(syddjurs)
    expect(own).toMatch(/^[0-9a-f]{64}$/)
    expect(
      await hashOf(
        syddjurs.replace('  membersMost: 12\n  facesMostIn14Days: 4\n', '  facesMostIn14Days: 4\n  membersMost: 12\n'),
      ),
    ).toBe(own)
    expect(await hashOf(syddjurs.replace('facesMostIn14Days: 4', 'facesMostIn14Days: 5'))).not.toBe(own)
  })
})

test('a preset that does not exist is undefined', async () => {
  expect(await loadPreset('utopia')).toBeUndefined()
  expect(await loadPreset('shared/danish-procedure')).toBeUndefined()
})
