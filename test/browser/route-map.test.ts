/** The map of a day's routes: what is chosen in the list is chosen on the map, how one moves about, and who is asked. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtWeb } from '#server/web/build.ts'
import { readWeb } from '#server/web/serve.ts'
import { readTiles } from '#server/web/tiles.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { root } from '../guards/tree.ts'
import { type Asked, serverOn } from '../http/asked.ts'
import { hasBrowser, program } from './program.ts'

/** A picture of one white point. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsLq5lgAAAABJRU5ErkJggg==',
  'base64',
)

describe.skipIf(!hasBrowser)('the map of routes', () => {
  let database: TestDatabase
  let servers: Asked[]
  let addresses: string[]
  let browser: Browser
  beforeAll(async () => {
    database = await freshDatabase()
    const web = await readWeb(await builtWeb(root, () => {}))
    const tiles = readTiles('https://tiles.example/{z}/{x}/{y}.png', '© Example')
    if (!tiles || tiles === 'credit') throw new Error('this is an address')
    servers = [serverOn(database, { web }), serverOn(database, { web, tiles })]
    addresses = await Promise.all(servers.map(({ server }) => server.listen({ port: 0, host: '127.0.0.1' })))
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    for (const { server } of servers) await server.close()
    await database.close()
  })

  /** The page of pieces in English, what it fetched from elsewhere, and what the browser complained of. */
  async function pieces(address = addresses[0] as string) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const elsewhere: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) elsewhere.push(request.url())
    })
    page.on('console', (message) => {
      // Nobody is signed in here, and the server says so.
      if (message.type() === 'error' && !message.text().includes('status of 401')) complaints.push(message.text())
    })
    await page.route('https://*.example/**', (route) => route.fulfill({ contentType: 'image/png', body: picture }))
    await page.addInitScript(() => localStorage.setItem('frirum-language', 'en'))
    await page.goto(`${address}/ui`)
    await page.getByRole('heading', { name: 'Map of routes' }).waitFor()
    const map = page.getByRole('img', { name: /^Map with/ })
    await map.scrollIntoViewIfNeeded()
    return { page, map, elsewhere, complaints }
  }
  const route = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} \\d`) })
  const stop = (page: Page, name: string) =>
    page.getByRole('button', { name: new RegExp(`^\\d \\d\\d:\\d\\d ?${name}`) })
  const scale = (page: Page) => page.locator('.scale text').textContent()
  const where = (page: Page) => page.locator('.map-stage svg > g[transform]').first().getAttribute('transform')

  test('what is chosen in the list is chosen on the map, and the other way round', async () => {
    const { page, map } = await pieces()
    await stop(page, 'Inge Dahl').click()
    await page.getByText('Inge Dahl: 07:20 Karl Sø, 12:10 Nina Bro.').waitFor()
    expect(await map.locator('.home.chosen').textContent()).toBe('1Inge Dahl')

    await map.locator('.pill', { hasText: '1·3' }).click({ force: true })
    await page.getByText('Grete Holm: 07:30 Maja Lund, 12:00 Maja Lund.').waitFor()
    expect(await stop(page, 'Grete Holm').first().getAttribute('aria-pressed')).toBe('true')

    expect(await route(page, 'Nina Bro').getAttribute('aria-expanded')).toBe('false')
    await route(page, 'Nina Bro').click()
    expect(await map.getAttribute('aria-label')).toContain('3 routes')
    await map.locator('.end-name', { hasText: 'Nina Bro' }).click({ force: true })
    expect(await route(page, 'Nina Bro').getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })

  test('whoever has no known home is named, and stands in the list all the same', async () => {
    const { page } = await pieces()
    await page.getByText('Not on the map, for nobody has written where the home is: Edith Lund.').waitFor()
    expect(await stop(page, 'Edith Lund').textContent()).toContain('not on the map')
    await page.close()
  })

  test('keys, buttons and the wheel with Ctrl bring it nearer; the wheel alone is the page’s', async () => {
    const { page, map } = await pieces()
    const [first, middle] = [await scale(page), await where(page)]
    await map.focus()
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    const near = await scale(page)
    expect(near).not.toBe(first)
    await page.keyboard.press('ArrowRight')
    expect(await where(page)).not.toBe(middle)
    await page.keyboard.press('0')
    expect([await scale(page), await where(page)]).toEqual([first, middle])
    await page.getByRole('button', { name: 'Zoom out' }).click()
    expect(await where(page)).toBe(middle)
    await page.getByRole('button', { name: 'Show all of it' }).click()

    await map.hover()
    await page.mouse.wheel(0, 40)
    expect(await scale(page)).toBe(first)
    await page.keyboard.down('Control')
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100)
    await page.keyboard.up('Control')
    await expect.poll(() => scale(page)).not.toBe(first)
    await page.close()
  })

  test('dragging moves it and chooses nobody', async () => {
    const { page, map } = await pieces()
    const before = await where(page)
    const said = await page.locator('.map-chosen').textContent()
    const box = (await map.locator('.pill', { hasText: '1·3' }).boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.move(box.x + 5, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + 60, box.y + 30, { steps: 4 })
    await page.mouse.up()
    expect(await where(page)).not.toBe(before)
    expect(await page.locator('.map-chosen').textContent()).toBe(said)
    await page.close()
  })

  test('without tiles nobody else is asked for anything', async () => {
    const { page, elsewhere, complaints } = await pieces()
    await page.waitForLoadState('networkidle')
    expect(elsewhere).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('with tiles they are the named host’s and nobody else’s, and it says whose they are', async () => {
    const { page, elsewhere, complaints } = await pieces(addresses[1])
    await page.getByText('© Example').waitFor()
    await page.waitForLoadState('networkidle')
    expect(elsewhere.length).toBeGreaterThan(4)
    for (const address of elsewhere) expect(address).toMatch(/^https:\/\/tiles\.example\/1[3-6]\/\d+\/\d+\.png$/)
    expect(complaints).toEqual([])
    await page.evaluate(() => {
      new Image().src = 'https://others.example/1.png'
    })
    await expect.poll(() => complaints.join()).toContain("img-src 'self' https://tiles.example")
    await page.close()
  })
})
