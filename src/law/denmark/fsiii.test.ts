import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fsiiiConcept } from './fsiii.ts'

describe('a code of the shared language', () => {
  test('is known by its key and by its UUID, in small or capital letters', () => {
    const cleaning = fsiiiConcept('H1.8')
    expect(cleaning).toMatchObject({ code: 'FSIII:H1.8', kind: 'homeCareIntervention', means: null })
    expect(fsiiiConcept('43608562-e356-4990-8b96-e35128bbdc4f')).toBe(cleaning)
    expect(fsiiiConcept('43608562-E356-4990-8B96-E35128BBDC4F')).toBe(cleaning)
  })

  test.each([
    ['B1', '0'],
    ['B2', '1'],
    ['B3', '2'],
    ['B4', '3'],
    ['B5', '4'],
    ['B6', '9'],
    ['E1', 'continues'],
    ['E2', 'changedInsideFrame'],
    ['E3', 'ended'],
    ['E4', 'newAssessment'],
    ['C', 'performance'],
    ['D2', 'importance:limited'],
  ])('%s means %s', (key, means) => expect(fsiiiConcept(key)?.means).toBe(means))

  test.each(['H9.9', 'h1.8', ' H1.8', 'F1', '', 'constructor', '43608562-e356-4990-8b96-e35128bbdc4e'])(
    '%j is none',
    (code) => expect(fsiiiConcept(code)).toBeUndefined(),
  )
})

const map = '../shared/data/fhir/fsiii_code_map.json'
const system = '../shared/data/fhir/kl-term/codesystems/CodeSystem-FSIII.json'

describe.skipIf(!existsSync(map))('beside the published classification (left out where it is not at hand)', () => {
  type Published = { code: string; concept?: Published[] }
  const pairs = existsSync(map) ? (JSON.parse(readFileSync(map, 'utf8')) as Record<string, { uuid: string }>) : {}

  test('every key stands with its own UUID', () => {
    const ours = Object.keys(pairs).flatMap((key) => fsiiiConcept(key) ?? [])
    expect(ours).toHaveLength(37 + 5 + 54 + 12 + 40 + 52 + 17 + 6 + 4 + 2 + 6)
    for (const { code, uuid } of ours) expect(pairs[code.slice(6)]?.uuid, code).toBe(uuid)
  })

  test.each([
    ['homeCareNeed', 'd49d6b0c-c067-4469-b92d-3842822c4971'],
    ['nursingNeed', '4db72d65-7ec1-45b4-89c3-5017c35d085e'],
    ['homeCareIntervention', 'b07bbb6d-16b2-4cee-b5a5-771ca5beb67c'],
    ['nursingIntervention', 'cac857f7-2957-4fc7-a814-9e7fc450270a'],
    ['level', '2c02a704-deee-4878-9378-1167613b3da6'],
    ['outcome', 'ad78224f-b339-462c-9f2c-90b3120605cb'],
  ])('%s: every leaf of the tree is one, and nothing else is', (kind, root) => {
    const { concept: trees } = JSON.parse(readFileSync(system, 'utf8')) as { concept: Published[] }
    const leaves = (tree: Published): string[] => (tree.concept ? tree.concept.flatMap(leaves) : [tree.code])
    const published = leaves(trees.find(({ code }) => code === root) as Published)
    const headings = published.filter((code) => fsiiiConcept(code)?.kind === 'interventionGroup')
    expect(headings.length).toBe(kind === 'homeCareIntervention' ? 4 : 0)
    for (const code of published) if (!headings.includes(code)) expect(fsiiiConcept(code)?.kind, code).toBe(kind)
    const known = Object.keys(pairs).filter((key) => fsiiiConcept(key)?.kind === kind)
    expect(known).toHaveLength(published.length - headings.length)
  })
})
