/**
 * What a first view of each page fetches of programs: within its measure, and hardly more than it was. Sizes stand in
 * `sizes.json`, kB packed with gzip; `WRITE_SIZES=1 npx vitest run test/browser/first-view.test.ts` writes them anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, type Opened, opened } from './open.ts'
import { type State, states } from './states.ts'

const file = path.join(import.meta.dirname, 'sizes.json')
const known: Readonly<Record<string, number>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const found: Record<string, number> = {}
const writes = process.env['WRITE_SIZES'] === '1'

/** At most, in kB; pages that open on a phone at a door need little. */
const mostOf = (route: string): number => (route === '/' || route === '/day' ? 170 : 250)
const grownMost = 1.05

const pages = [...Map.groupBy(states, ({ route }) => route)].map(([route, [first]]) => ({
  route,
  state: first as State,
}))

describe.skipIf(!hasBrowser)('the first view', () => {
  let house: Opened
  beforeAll(async () => {
    house = await opened({ demo: ['2026-09'] })
  }, 180_000)
  afterAll(async () => {
    if (writes) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`)
    await house.close()
  })

  test.each(pages)('of $route is small, and is what it was', async ({ route, state }) => {
    const page = await house.beside(state.as, { language: 'da', theme: 'light', width: 390 })
    const addresses = new Set<string>()
    const asked: string[] = []
    page.on('request', (request) => addresses.add(new URL(request.url()).pathname))
    page.on('request', (request) => asked.push(request.url().slice(house.address.length)))
    const answer = await page.goto(house.address + (typeof state.path === 'string' ? state.path : state.path(house)))
    const told = `${answer?.headers()['link']} ${await answer?.text()}`
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.close()
    const ahead = [...(answer?.headers()['link'] ?? '').matchAll(/<(\/api\/[^>]+)>/g)].map(([, address]) => address)
    expect(
      ahead.filter((address) => asked.filter((one) => one === address).length !== 1),
      'asked for ahead, and then again',
    ).toEqual([])
    const scripts = [...addresses].filter((address) => address.endsWith('.js'))
    expect(
      scripts.filter((address) => house.packedBytes(address) === 0),
      'asked for, and not there',
    ).toEqual([])
    expect(
      scripts.filter((address) => !told.includes(address)),
      'not told of with the page itself, so fetched late',
    ).toEqual([])
    const size = scripts.reduce((sum, address) => sum + house.packedBytes(address), 0) / 1000
    found[route] = Math.round(size * 10) / 10
    expect(size).toBeGreaterThan(50)
    expect(size).toBeLessThanOrEqual(mostOf(route))
    if (writes) return
    expect(known[route], `${route} has no size in sizes.json`).toBeDefined()
    expect(size, `it was ${known[route]} kB`).toBeLessThanOrEqual((known[route] ?? 0) * grownMost)
  })

  test('holds no schemas: the server has read every answer before it left', async () => {
    const page = await house.beside(null, { language: 'da', theme: 'light', width: 390 })
    const texts: Promise<string>[] = []
    page.on('response', (response) => response.url().endsWith('.js') && texts.push(response.text()))
    await page.goto(house.address)
    await page.waitForLoadState('networkidle')
    expect((await Promise.all(texts)).filter((text) => /ZodError|invalid_type/.test(text))).toEqual([])
    expect(texts.length).toBeGreaterThan(1)
    await page.close()
  })

  test.skipIf(writes)('has no size of a page that is gone', () => {
    expect(Object.keys(known).sort()).toEqual(pages.map(({ route }) => route).sort())
  })
})
