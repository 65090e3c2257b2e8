import { describe, expect, test } from 'vitest'
import { danishAppeals } from '#law/denmark/appeal.ts'
import { danishAreas } from '#law/denmark/areas.ts'
import { fsiiiConcept } from '#law/denmark/fsiii.ts'
import { swedishAppeals } from '#law/sweden/appeal.ts'
import { swedishAreas } from '#law/sweden/areas.ts'

describe('areas of need', () => {
  test('of Denmark are all conditions of home care in the shared language, each once', () => {
    const keys = danishAreas.map(({ code }) => code.slice('FSIII:'.length))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.filter((key) => fsiiiConcept(key)?.kind !== 'homeCareNeed')).toEqual([])
    expect(keys).toHaveLength(37)
  })
  test('of Sweden are nine chapters and two more', () => {
    expect(swedishAreas.filter(({ code }) => /^ICF:d[1-9]$/.test(code))).toHaveLength(9)
    expect(swedishAreas).toHaveLength(11)
  })
  test('are called something else in each language, and the same within none', () => {
    for (const areas of [danishAreas, swedishAreas])
      for (const language of ['da', 'sv', 'en'] as const)
        expect(new Set(areas.map(({ title }) => title[language])).size).toBe(areas.length)
  })
})

test('one complains within four weeks in Denmark and three in Sweden, and no rule claims more than was read', () => {
  expect(danishAppeals).toMatchObject([{ weeks: 4, reviewsFirst: true, finally: 'Ankestyrelsen' }])
  expect(swedishAppeals).toMatchObject([{ weeks: 3, reviewsFirst: false, finally: 'förvaltningsrätten' }])
  const verified = [...danishAppeals, ...swedishAppeals].flatMap(({ laws }) => laws).filter((law) => law.verified)
  expect(verified.map(({ key }) => key)).toEqual(['fl-44'])
})
