import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizens, decisions, letters, type PersonKey } from '../http/small-town.ts'
import { hasBrowser, type Look, type Opened, opened } from './open.ts'

let house: Opened

describe.skipIf(!hasBrowser)('in the browser', () => {
  beforeAll(async () => {
    house = await opened()
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  describe('what people do', () => {
    test('whoever opens the address reads where they are and whom they can be', async () => {
      const page = await house.as(null)
      await page.getByRole('heading', { level: 1, name: 'Hjemmehjælp inden for en ramme' }).waitFor()
      expect(await page.locator('.lead > div > p').count()).toBe(3)
      await page.getByRole('button', { name: 'Lyngvig helper' }).waitFor()
      expect(await page.locator('.persons button').count()).toBe(8)
      await page.getByRole('button', { name: 'Svenska' }).click()
      await page.getByRole('heading', { level: 1, name: 'Hemtjänst inom en ram' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('sv')
    })

    test('a page asked for before signing in is where one comes to', async () => {
      const page = await house.as(null)
      await page.goto(`${house.address}/citizens/${citizens.north}`)
      await page.getByRole('button', { name: 'Lyngvig helper' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig Grete, 77 år' }).waitFor()
    })

    test('a team member tells that a visit was longer, and takes it back', async () => {
      const page = await house.as('helper', { width: 390 })
      await page.getByRole('button', { name: 'Lyngvig Grete' }).first().waitFor()
      if ((await page.getByRole('button', { name: 'Mere', exact: true }).count()) === 0)
        await page.getByRole('button', { name: 'Lyngvig Grete' }).first().click()
      expect(await page.locator('blockquote').textContent()).toContain('wants to see the harbour')
      await page.getByRole('button', { name: 'Mere', exact: true }).click()
      await page.getByText('45 min').waitFor()
      await page.getByRole('button', { name: 'Dårlig nat' }).click()
      await page.getByText('Mere · 45 min · Dårlig nat').waitFor()
      await page.getByText('Gemt kl.').waitFor()
      await page.getByRole('button', { name: 'Tag tilbage' }).click()
      await page.getByText('Mere · 45 min · Dårlig nat').waitFor({ state: 'detached' })
    })

    test('the compass answers before anything is kept, by keyboard alone', async () => {
      const page = await house.as('contact')
      await page.goto(`${house.address}/citizens/${citizens.north}/change?visit=morning`)
      const longer = page.getByRole('button', { name: '5 minutter mere' })
      await longer.focus()
      await page.keyboard.press('Enter')
      await page.getByText('Det må I selv bestemme.').waitFor()
      expect(await page.locator('.says').textContent()).toContain('35 min mere om ugen')
      await page.getByRole('button', { name: /^Grund:/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByText('Minutter i rammen').waitFor()
      await page.getByRole('button', { name: /gem$|^Gem i planen/ }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Planen er ændret.' }).waitFor()
      await page.getByRole('link', { name: 'Tilbage til Lyngvig Grete' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig Grete, 77 år' }).waitFor()
    })

    test('less than the decision promises is not the team’s to save', async () => {
      const page = await house.as('contact')
      await page.goto(`${house.address}/citizens/${citizens.north}/change?visit=morning`)
      await page.getByText('Lad besøget udgå').click()
      await page.getByText('Borgeren ønsker det', { exact: true }).click()
      await page.getByText('Målene i afgørelsen kan stadig nås').click()
      await page.getByText('Det er til ugunst for borgeren').waitFor()
      expect(await page.getByRole('button', { name: /gem/i }).count()).toBe(0)
    })

    test('the citizen reads who has looked', async () => {
      const page = await house.as('grete')
      await page.getByText('læste siden').first().waitFor()
    })

    test('signing out ends it, and back does not open it again', async () => {
      const page = await house.as('leader')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('button', { name: 'Log ud', exact: true }).click()
      await page.getByRole('heading', { name: 'Hvem vil du være?' }).waitFor()
      await page.goto(`${house.address}/week`)
      await page.getByRole('heading', { name: 'Hvem vil du være?' }).waitFor()
    })

    test('a session that ends while a page is open leads to the door and back', async () => {
      const page = await house.as('helper')
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.context().clearCookies()
      await page.getByRole('link', { name: 'Dagen efter' }).click()
      await page.getByText('Du har været væk').waitFor()
      await page.getByRole('button', { name: 'Lyngvig helper' }).click()
      await page.getByRole('heading', { level: 1, name: 'Torsdag 8. oktober' }).waitFor()
    })

    test('what is nowhere says so', async () => {
      const page = await house.as('helper')
      await page.goto(`${house.address}/nowhere`)
      await page.getByRole('heading', { name: 'Der er ingen side på den adresse.' }).waitFor()
      await page.goto(`${house.address}/citizens/${citizens.alone}`)
      await page.getByRole('alert').waitFor()
    })
  })

  test('on the week of a citizen, what is given, planned and left adds up to the frame', async () => {
    const page = await house.as('contact', { language: 'en' })
    await page.goto(`${house.address}/citizens/${citizens.north}`)
    const said = await page.locator('.meter .headline').first().textContent()
    const minutes = [...(said ?? '').matchAll(/(?:(\d+) h)?\s*(?:(\d+) min)?(?= of room| given| planned|$)/g)]
      .map(([, hours = '0', rest = '0']) => Number(hours) * 60 + Number(rest))
      .filter((count) => count > 0)
    const [left = 0, done = 0, ahead = 0, frame = 0] = minutes
    expect(minutes).toHaveLength(4)
    expect(left + done + ahead).toBe(frame)
  })

  test.each<[string, PersonKey | null, string, number]>([
    ['the door', null, '/', 170],
    ['my day', 'helper', '/day', 170],
    ['a case', 'officer', `/citizens/${citizens.north}/grant?step=frame`, 250],
    ['a letter', 'officer', `/citizens/${citizens.north}/decisions/${decisions.north}/letter`, 250],
    ['a change of plan, the heaviest page', 'contact', `/citizens/${citizens.north}/change`, 250],
  ])('%s needs little: as %s, %s packs its programs into %i kB', async (name, person, path, most) => {
    const page = await house.as(person, { width: 390 })
    const scripts = new Set<string>()
    page.on('request', (request) => scripts.add(new URL(request.url()).pathname))
    await page.goto(house.address + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    const bytes = [...scripts].reduce(
      (sum, script) => sum + (script.endsWith('.js') ? house.packedBytes(script) : 0),
      0,
    )
    console.log(`${name}: ${(bytes / 1000).toFixed(0)} kB of packed JavaScript`)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes / 1000).toBeLessThanOrEqual(most)
  })

  /** Every page, with language, light and width so combined that each pair of values meets somewhere. */
  describe('nothing stands in anybody’s way', () => {
    const pages: readonly (readonly [string, PersonKey | null, string, Partial<Look>])[] = [
      ['the door', null, '/', { width: 390 }],
      ['the door', null, '/', { theme: 'dark', language: 'sv' }],
      ['my day', 'helper', '/day', { width: 390 }],
      ['my day', 'helper', '/day', { width: 390, theme: 'dark', language: 'en' }],
      ['my day', 'contact', '/day', { language: 'sv' }],
      ['a citizen', 'contact', `/citizens/${citizens.north}`, {}],
      ['a citizen', 'contact', `/citizens/${citizens.north}`, { theme: 'dark', width: 390, language: 'sv' }],
      ['one’s own page', 'grete', `/citizens/${citizens.north}`, { language: 'en', width: 390 }],
      ['a change', 'contact', `/citizens/${citizens.north}/change?visit=morning`, { theme: 'dark' }],
      ['a new visit', 'contact', `/citizens/${citizens.north}/change?visit=new`, { width: 390, language: 'en' }],
      ['whoever waits', 'officer', '/grants', { width: 390 }],
      ['whoever waits', 'officer', '/grants', { theme: 'dark', language: 'en' }],
      ['a talk', 'officer', `/citizens/${citizens.north}/grant`, { language: 'sv', width: 390, theme: 'dark' }],
      ['needs', 'officer', `/citizens/${citizens.north}/grant?step=needs`, { width: 390 }],
      ['needs', 'officer', `/citizens/${citizens.north}/grant?step=needs`, { theme: 'dark', language: 'en' }],
      ['the funnel', 'officer', `/citizens/${citizens.north}/grant?step=funnel`, { language: 'sv' }],
      ['a frame', 'officer', `/citizens/${citizens.north}/grant?step=frame`, { width: 390, theme: 'dark' }],
      ['a decision', 'officer', `/citizens/${citizens.north}/grant?step=decision`, { language: 'en', width: 390 }],
      ['a letter', 'officer', `/citizens/${citizens.north}/decisions/${decisions.north}/letter`, { theme: 'dark' }],
      ['a letter', 'officer', `/citizens/${citizens.north}/decisions/${decisions.north}/letter`, { width: 390 }],
      ['one’s own letter', 'grete', `/citizens/${citizens.north}/letters/${letters.north}`, { width: 390 }],
      ['the leaflet', 'grete', '/swap', { theme: 'dark', width: 390, language: 'sv' }],
      ['the agreement', 'contact', `/citizens/${citizens.north}/swap`, { language: 'en' }],
      ['the team’s week', 'leader', '/week', { theme: 'dark' }],
      ['the team’s week', 'officer', '/week', { width: 390, language: 'sv' }],
      ['models', 'helper', '/models', { width: 390, theme: 'dark' }],
      ['a model', 'helper', '/models/base/2026.1', { language: 'en' }],
      ['settlement', 'controller', '/settlement', { theme: 'dark', width: 390 }],
      ['finding a citizen', 'helper', '/citizens', { width: 390, theme: 'dark' }],
      ['finding a citizen', 'officer', '/citizens', { language: 'sv' }],
      ['whom a relative helps', 'daughter', '/citizens', { width: 390, language: 'en' }],
      ['somebody else’s citizen', 'helper', `/citizens/${citizens.alone}`, { width: 390 }],
      ['somebody else’s citizen', 'contact', `/citizens/${citizens.alone}`, { theme: 'dark', language: 'en' }],
      ['who has seen what', 'leader', '/access', { width: 390, theme: 'dark', language: 'sv' }],
      ['who has seen what', 'controller', '/access', {}],
      ['when it was urgent', 'leader', '/access/emergency', { width: 390 }],
      ['when it was urgent', 'controller', '/access/emergency?show=done', { theme: 'dark', language: 'en' }],
      ['who can sign in', 'leader', '/access/people', { width: 390, language: 'en' }],
      ['who can sign in', 'controller', '/access/people', { theme: 'dark', language: 'sv' }],
      ['a door that stayed shut', null, '/?refused=barred', { theme: 'dark', language: 'en' }],
      ['the pieces', null, '/ui', {}],
      ['the pieces', null, '/ui', { theme: 'dark', width: 390 }],
    ]

    test.each(pages)('%s, as %s at %s, %o', async (_, person, path, look) => {
      const page = await house.as(person, look)
      await page.goto(house.address + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('.waiting').first().waitFor({ state: 'detached' })
      expect(await complaintsOf(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      expect(await smallTargets(page, look.width === 390 && path.startsWith('/day') ? 44 : 24)).toEqual([])
    })
  })
})

async function complaintsOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' | ')}`,
  )
}

/** Buttons and chips lower than `least` pixels; links inside sentences are let be. */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate(
    (pixels) =>
      [...document.querySelectorAll('main button, main .button, main .steps a, main select, main .tick, main .input')]
        .map((element) => ({ element, height: element.getBoundingClientRect().height }))
        .filter(({ element, height }) => height > 1 && height < pixels && !element.classList.contains('ground-button'))
        .map(({ element, height }) => `${element.textContent} ${height}`),
    least,
  )
