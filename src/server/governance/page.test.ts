import { beforeAll, describe, expect, test } from 'vitest'
import { type Language, languages } from '#care/governance/words.ts'
import { type LoadedModel, loadPreset, presetIds } from './load.ts'
import { da } from './page/words/da.ts'
import { en } from './page/words/en.ts'
import { sv } from './page/words/sv.ts'
import { modelPage } from './page.ts'

const ids = await presetIds()
let presets: ReadonlyMap<string, LoadedModel>
beforeAll(async () => {
  presets = new Map(await Promise.all(ids.map(async (id) => [id, (await loadPreset(id))!] as const)))
})
const page = (id: string, language: Language, format: 'html' | 'markdown') =>
  modelPage(presets.get(id)!, language, format)

test('every word is said in every language', () => {
  const keysOf = (value: object): string[] =>
    Object.entries(value).flatMap(([key, held]) =>
      typeof held === 'object' ? keysOf(held).map((under) => `${key}.${under}`) : [key],
    )
  expect(keysOf(sv)).toEqual(keysOf(da))
  expect(keysOf(en)).toEqual(keysOf(da))
})

describe.each(ids)('the page of %s', (id) => {
  test.each(languages)('in %s says the title, every section and that its examples are true', (language) => {
    const text = page(id, language, 'markdown')
    const { model, examples } = presets.get(id)!
    expect(text.startsWith(`# ${model.title[language]}\n`)).toBe(true)
    expect(text).toContain(`✓ ${{ da, sv, en }[language].page.allTrue(examples.length)}`)
    for (const { title } of examples) expect(text).toContain(`#### ✓ ${title[language].replaceAll('_', '\\_')}`)
    expect(text).not.toMatch(/undefined|\[object|NaN|Invalid/)
  })

  test.each(languages)('in %s uses no word of the program', (language) => {
    const shown = page(id, language, 'markdown').replace(/[`“][^`”]*[`”]/g, '')
    const roles = 'teamMember|fixedContact|caseOfficer|teamMeeting'
    const others = '[a-z]+[A-Z][a-z]+Time|(more|less)Time\\w+|weeklyRate|tellCitizen|[a-z]+Minor|noBand|priceClass'
    const inner = new RegExp(`\\b(${roles}|${others})\\b`)
    expect(inner.exec(shown)?.[0]).toBeUndefined()
  })

  test('is one HTML file that loads nothing and says its language', () => {
    const html = page(id, 'da', 'html')
    expect(html).toMatch(/^<!doctype html>\n<html lang="da">/)
    expect(html.match(/(?:src|href)="(?!#|data:,)[^"]*"/g)).toBeNull()
    expect(html).not.toMatch(/<script|@import|url\(/)
    const opened = [...html.matchAll(/<(section|table|details|ul|dl|div|td|tr|p)\b/g)].length
    const closed = [...html.matchAll(/<\/(section|table|details|ul|dl|div|td|tr|p)>/g)].length
    expect(opened).toBe(closed)
  })
})

describe('the page of Syddjurs', () => {
  test('shows bands, rates and where they come from', () => {
    const text = page('syddjurs', 'da', 'markdown')
    expect(text).toContain('| Udviklende | Takst 1 | under 5 t | 12 uger | 3–12 måneder |')
    expect(text).toContain('| Takst 3 | 15 t til 25 t |')
    expect(text).toContain('| over 25 t; hjælp ud over døgnets 24 timer |')
    expect(text).toMatch(/\| Fastholdende \| Takst 2 \| 4\.184,60\skr\. \|/)
    expect(text).toContain("- **Antaget.** Syddjurs' egne takster står ikke i kilden.")
    expect(text).toContain("- **Fra kilden.** Syddjurs på VIVE's webinar, 28. november 2022 (linje 004-55")
  })

  test('says who decides, by which law, and whether that was read', () => {
    const text = page('syddjurs', 'en', 'markdown')
    expect(text).toContain(
      '| a little more than the frame<br>at most 1 h a week in all | a small favour | the fixed contact | the citizen |',
    )
    expect(text).toContain('| less than promised | adverse | the case officer |')
    expect(text).toContain('Serviceloven § 88<br>not verified |')
  })
})

describe('an example that does not hold', () => {
  const broken = () => {
    const { model, examples } = presets.get('syddjurs')!
    const teams = { ...model.teams!, facesMostIn14Days: 5 }
    return { model: { ...model, teams }, examples }
  }

  test('is said first, opened, and shown beside what came out', () => {
    const html = modelPage(broken(), 'en', 'html')
    const { examples } = presets.get('syddjurs')!
    expect(html).toContain(`2 of ${examples.length} examples do not answer as they should.`)
    expect(html).toMatch(/<details class="example bad" id="example-five-faces" open>/)
    const text = modelPage(broken(), 'en', 'markdown')
    expect(text).toContain('| Answer | Should be | Was |')
    expect(text).toContain('| At most | 4 | 5 |')
    expect(text).toContain('| The promise is kept | no | yes |')
  })
})

test('what a municipality writes is text, never markup', () => {
  const { model, examples } = presets.get('assens')!
  const title = { da: '<b>Hej</b> & "du" | *nu*', sv: 'x', en: 'x' }
  const document = { model: { ...model, title }, examples }
  expect(modelPage(document, 'da', 'html')).toContain('<h1>&#60;b&#62;Hej&#60;/b&#62; &#38; &#34;du&#34; | *nu*</h1>')
  expect(modelPage(document, 'da', 'html')).not.toContain('<b>Hej</b>')
})
