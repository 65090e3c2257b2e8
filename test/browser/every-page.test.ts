/**
 * Every page in every state, seen in pairs of language, light and width: nobody is kept out by how it is made, nothing
 * runs over its edge, and what one presses is large enough. Each look is kept as a picture in `.build/screens`.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languages } from '#web/words/format.ts'
import { root } from '../guards/tree.ts'
import { hasBrowser, type Look, type Opened, opened } from './open.ts'
import { looksOf, themes, widths } from './pairs.ts'
import { type State, states } from './states.ts'

const pictures = path.join(root, '.build/screens')
const looks = looksOf(states)
/** Every look takes minutes; without `LOOKS=all` each state is seen in one, another look from state to state. */
const looked =
  process.env.LOOKS === 'all'
    ? looks
    : [...Map.groupBy(looks, ({ route, state }) => `${route} ${state}`).values()].flatMap(
        (ofState, nth) => ofState[nth % ofState.length] ?? [],
      )
if (looked.length < looks.length)
  console.log(`${looked.length} of ${looks.length} looks at pages; LOOKS=all takes every one`)

describe('the list of what is looked at', () => {
  test('names every route of the router, and none that is not there', () => {
    const written = readFileSync(path.join(root, 'src/web/router.tsx'), 'utf8')
    const routes = [...written.matchAll(/^ {2}path: '([^']+)'/gm)].map(([, route]) => route)
    expect(routes.length).toBeGreaterThan(15)
    expect([...new Set(states.map(({ route }) => route))].sort()).toEqual(routes.sort())
  })

  test('meets each pair of language, light and width on every route, and three languages in every state', () => {
    const pairsOf = ({ language, theme, width }: Look) => [
      `${language} ${theme}`,
      `${language} ${width}`,
      `${theme} ${width}`,
    ]
    const all = languages.flatMap((language) =>
      themes.flatMap((theme) => widths.flatMap((width) => pairsOf({ language, theme, width }))),
    )
    for (const [route, ofRoute] of Map.groupBy(looks, ({ route }) => route))
      expect([...new Set(ofRoute.flatMap(({ look }) => pairsOf(look)))].sort(), route).toEqual([...new Set(all)].sort())
    for (const ofState of Map.groupBy(looks, ({ route, state }) => `${route} ${state}`).values()) {
      expect(new Set(ofState.map(({ look }) => look.language)).size).toBeGreaterThanOrEqual(3)
      expect(new Set(ofState.map(({ look }) => look.theme)).size).toBe(2)
      expect(new Set(ofState.map(({ look }) => look.width)).size).toBe(2)
    }
  })
})

describe.skipIf(!hasBrowser)('every page in every state', () => {
  let house: Opened
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    house = await opened({ demo: ['2026-08', '2026-09'] })
  }, 180_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  const named = looked.map(({ look, ...state }) => ({ look, state, name: nameOf(state, look) }))

  test.concurrent.each(named)(
    '$name',
    async ({ state, look, name }) => {
      const page = await house.beside(state.as, look)
      try {
        await shown(page, house, state)
        await wholeInSight(page, look.width)
        await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true })
        expect(await complaintsOf(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        expect(
          await page.evaluate(() => document.querySelector('.top nav')?.clientHeight ?? 0),
          'one row',
        ).toBeLessThan(64)
        expect(await smallTargets(page, look.width === 390 && state.route === '/day' ? 48 : 24)).toEqual([])
      } finally {
        await page.close()
      }
    },
    120_000,
  )
})

function nameOf({ route, state }: State, { language, theme, width }: Look): string {
  const page = route === '/' ? 'door' : route.slice(1)
  return `${page} ${state} ${language} ${theme} ${width}`.replaceAll(/[^a-z0-9]+/gi, '-')
}

async function shown(page: Page, house: Opened, { as, path: where, until, server }: State): Promise<void> {
  // Who one is has been answered before; what the page itself asks for is not.
  if (server)
    await page.route(
      (url) => url.pathname.startsWith('/api/') && url.pathname !== '/api/self',
      (route) => (server === 'away' ? route.abort('failed') : undefined),
    )
  await page.goto(house.address + (typeof where === 'string' ? where : where(house)))
  await page.locator(as ? '.top' : 'main').waitFor()
  if (server === 'slow') return page.locator('.waiting').first().waitFor()
  if (server === 'away') return page.getByRole('alert').first().waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  await until?.(page)
  await settled(page)
}

/** All that the page asked for is here and drawn. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
}

/** What lies far below the edge of a window is not drawn, nor looked at by axe; no page here is longer than this. */
async function wholeInSight(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(10_000, Math.max(900, height)) })
}

async function complaintsOf(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // Legacy is what axe calls looking without a second page, which only frames of other origins need; there are none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html)
        .slice(0, 3)
        .join(' | ')}`,
  )
}

/** What is pressed and smaller than `least` pixels either way; a link inside a sentence is as high as its line. */
const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((pixels) => {
    const pressed = 'a[href], button, select, input, summary, textarea, [role=button], [role=radio], [role=tab]'
    const inSentence = (element: Element) =>
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim()
    const room = (element: Element) => {
      // A box that is ticked is pressed by its words too.
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
      return { width, height, least: Math.round(Math.min(width, height)) }
    }
    const onlyHeard = (element: Element): boolean =>
      element.parentElement !== null && (element.parentElement.clientWidth === 1 || onlyHeard(element.parentElement))
    const wanted = (element: Element) => (element.closest('main') ? pixels : 24)
    return [...document.querySelectorAll(pressed)]
      .filter((element) => element.checkVisibility() && !inSentence(element) && !onlyHeard(element))
      .filter((element) => !element.matches('.only-heard, .only-heard *, .skip, [tabindex="-1"][type=file]'))
      .map((element) => ({ element, ...room(element) }))
      .filter(
        ({ element, width, height }) => width > 1 && height > 1 && Math.min(width, height) < wanted(element) - 0.5,
      )
      .map(({ element, width, height }) => {
        const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)
        return `${element.tagName.toLowerCase()}.${element.className} “${text}” ${Math.round(width)} × ${Math.round(height)}`
      })
  }, least)
