import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProvider } from '#server/access/provider/settings.ts'
import { newProvider } from '#server/access/provider.ts'
import { builtWeb } from '#server/web/build.ts'
import { readWeb } from '#server/web/serve.ts'
import { freshDatabase } from '../database.ts'
import { root } from '../guards/tree.ts'
import { serverOn } from '../http/asked.ts'
import { identityProvider, secret } from '../http/identity-provider.ts'
import { citizens, now, numbers, writeSmallTown } from '../http/small-town.ts'
import { hasBrowser, type Opened, opened, program } from './open.ts'

let house: Opened

describe.skipIf(!hasBrowser)('at the doors', () => {
  beforeAll(async () => {
    house = await opened()
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

  test('every page of a demonstration says that it is one', async () => {
    const page = await house.as(null)
    for (const path of ['/', '/ui', '/nowhere']) {
      await page.goto(house.address + path)
      await page.getByText('Demonstration: alle personer er opdigtede.').waitFor()
    }
    const inside = await house.as('leader')
    await inside.getByText('Demonstration: alle personer er opdigtede.').waitFor()
  })

  test('whoever is in and opens the address comes to where their day begins', async () => {
    const page = await house.as('leader')
    await page.goto(house.address)
    await page.waitForURL('**/week')
  })

  test('a door that stayed shut says why', async () => {
    const page = await house.as(null)
    await page.goto(`${house.address}/?refused=providerAway`)
    await page.getByRole('alert').filter({ hasText: 'svarer ikke lige nu' }).waitFor()
    await page.goto(`${house.address}/?refused=<b>`)
    await heading(page, 'Hjemmehjælp inden for en ramme')
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
  })

  test('signing out everywhere ends what is open elsewhere', async () => {
    const [desk, phone] = [await house.as('contact'), await house.as('contact')]
    await desk.getByRole('button', { name: 'Log ud alle steder' }).click()
    await desk.getByRole('heading', { name: 'Hvem vil du være?' }).waitFor()
    await phone.getByRole('link', { name: 'Teamets uge' }).click()
    await phone.getByText('Du har været væk').waitFor()
  })

  test('signing out says that it deletes what was begun, and then does', async () => {
    const page = await house.as('contact')
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('frirum-draft-')))
    await page.goto(`${house.address}/citizens/${citizens.north}/change?visit=morning`)
    await page.getByRole('button', { name: '5 minutter mere' }).click()
    await page.getByText('Det må I selv bestemme.').waitFor()
    expect(await kept()).toHaveLength(1)
    await page.getByRole('button', { name: 'Log ud', exact: true }).click()
    await page.getByRole('button', { name: 'Log ud og slet kladden' }).click()
    await page.getByRole('heading', { name: 'Hvem vil du være?' }).waitFor()
    expect(await kept()).toEqual([])
  })

  test('nobody is led on to another site', async () => {
    const page = await house.as(null)
    await page.goto(`${house.address}/?to=//evil.test/x`)
    await page.getByRole('button', { name: 'Lyngvig controller' }).click()
    await page.waitForURL(`${house.address}/settlement`)
  })

  test('a relative sees whom they have a mandate from, and opens it', async () => {
    const page = await house.as('daughter')
    await heading(page, 'Dem, hvis hjælp du må se')
    await page.getByRole('link', { name: 'Lyngvig Grete' }).click()
    await heading(page, 'Lyngvig Grete, 77 år')
    await page.getByRole('link', { name: 'Ændr planen' }).waitFor()
  })

  test('a citizen is found by the whole number and a purpose, by keyboard alone', async () => {
    const page = await house.as('helper')
    await page.getByRole('link', { name: 'Find borger' }).click()
    await page.getByLabel('Cpr-nummer').fill('251248')
    await page.keyboard.press('Enter')
    await page.getByText('Det er ikke et helt cpr-nummer.').waitFor()
    await page.getByLabel('Cpr-nummer').fill(numbers.north)
    await page.keyboard.press('Enter')
    await heading(page, 'Lyngvig Grete, 77 år')
  })

  test('somebody else’s citizen is opened with a reason, and the leader says whether it was in order', async () => {
    const page = await house.as('helper', { width: 390 })
    await page.goto(`${house.address}/citizens/${citizens.south}`)
    await heading(page, 'Den her borger er ikke en af dine i dag')
    const open = page.getByRole('button', { name: 'Åbn borgeren' })
    expect(await open.isDisabled()).toBe(true)
    await page.getByLabel('Hvorfor haster det?').fill('Poul ringede fra trappen, og hans eget team svarer ikke.')
    await open.click()
    await heading(page, /Lyngvig Poul/)
    await page.getByText('Åbnet fordi det hastede.').waitFor()

    const leader = await house.as('leader')
    await leader.getByRole('link', { name: 'Hvem har kigget' }).click()
    await leader.getByRole('link', { name: 'Når det hastede' }).click()
    await leader.getByRole('heading', { level: 2, name: 'Lyngvig helper åbnede Lyngvig Poul' }).waitFor()
    await leader.getByText('Poul ringede fra trappen').waitFor()
    await leader.getByLabel('En bemærkning, hvis der er en').fill('Han var faldet.')
    await leader.getByRole('button', { name: 'Det var i orden', exact: true }).click()
    await leader.getByText('Der er intet at se på.').waitFor()
    await leader.getByRole('link', { name: 'Er set' }).click()
    await leader.getByText('Han var faldet.').waitFor()
    await leader.getByRole('link', { name: 'Se, hvad der blev læst' }).click()
    await heading(leader, 'Hvem har set hvad')
    await leader
      .getByRole('cell', { name: /læste siden/ })
      .first()
      .waitFor()
  })

  test('a number that is nobody’s of theirs leads gently to the same way in', async () => {
    const page = await house.as('contact')
    await page.goto(`${house.address}/citizens`)
    await page.getByLabel('Cpr-nummer').fill(numbers.south)
    await page.getByRole('button', { name: 'Søg' }).click()
    await page.getByText('Der er ingen med det nummer').waitFor()
    expect(await page.getByLabel('Hvorfor haster det?').count()).toBe(0)
    await page.getByRole('button', { name: 'Det haster' }).click()
    await page.getByRole('button', { name: 'Søg' }).click()
    await page.getByLabel('Hvorfor haster det?').fill('Naboen ringede, og ingen andre er i nærheden.')
    await page.getByRole('button', { name: 'Åbn borgeren' }).click()
    await heading(page, /Lyngvig Poul/)
  })

  test('the log is narrowed to a person, a citizen and a day, and taken out as a table', async () => {
    const page = await house.as('controller')
    await page.goto(`${house.address}/access`)
    await heading(page, 'Hvem har set hvad')
    await page.getByRole('combobox', { name: 'Hvem' }).selectOption({ label: 'Lyngvig helper, medarbejder i teamet' })
    await page.waitForURL('**/access?person=helper')
    await page.getByRole('link', { name: 'Lyngvig Grete' }).first().click()
    await page.waitForURL(/citizen=/)
    await page.getByLabel('Dag').fill('2026-10-06')
    await page.getByText('Ingen opslag passer').waitFor()
    await page.getByLabel('Dag').fill('2026-10-07')
    await page
      .getByRole('rowheader', { name: /Lyngvig helper/ })
      .first()
      .waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent som tabel' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('access-2026-10-07.csv')
  })

  test('an odd day or citizen in the address of the log is not asked for', async () => {
    const page = await house.as('controller')
    for (const odd of ['day=1800-01-01', 'day=2026-02-30', 'citizen=x', 'person=5']) {
      await page.goto(`${house.address}/access?${odd}`)
      await page.getByRole('rowheader').first().waitFor()
    }
    expect(await page.getByLabel('Dag').getAttribute('min')).toBe('2000-01-01')
  })

  test.each([
    ['leader', '/citizens/x'],
    ['leader', '/teams/x/planning'],
    ['leader', '/cockpit?team=x'],
    ['controller', '/imports?file=x'],
  ] as const)('%s at %s, an address that leads nowhere, is not told to try again', async (person, path) => {
    const page = await house.as(person)
    await page.goto(house.address + path)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByRole('button', { name: 'Prøv igen' }).count()).toBe(0)
    expect(await page.getByText('Det lykkedes ikke.').count()).toBe(0)
  })

  test('a day of nobody known is the usual one', async () => {
    const page = await house.as('helper')
    await page.goto(`${house.address}/day?of=foo`)
    await page.locator('[aria-pressed=true]').first().waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  test.each([
    ['leader', 'da'],
    ['controller', 'da'],
    ['officer', 'sv'],
  ] as const)('the whole menu of a %s stands in the header at 1280 pixels (%s)', async (person, language) => {
    const page = await house.as(person, { language, width: 1280 })
    const cut = await page.locator('.top nav').evaluate((nav) => nav.scrollWidth - nav.clientWidth)
    expect(cut).toBe(0)
  })

  test('somebody is kept out, at once and everywhere, and let in again', async () => {
    const page = await house.as('private')
    const leader = await house.as('leader')
    await leader.goto(`${house.address}/access/people`)
    await leader.getByRole('button', { name: 'Hold ude Lyngvig private' }).click()
    await leader.getByRole('button', { name: 'Ja, hold ude Lyngvig private' }).click()
    await leader.getByRole('button', { name: 'Luk ind igen Lyngvig private' }).waitFor()
    await page.getByRole('link', { name: 'Teamets uge' }).click()
    await page.getByText('Du har været væk').waitFor()
    await leader.getByRole('button', { name: 'Luk ind igen Lyngvig private' }).click()
    await leader.getByRole('button', { name: 'Hold ude Lyngvig private' }).waitFor()
  })
})

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

test.skipIf(!hasBrowser)(
  'in a real browser: to the provider, in, and out at both',
  async () => {
    const database = await freshDatabase()
    await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
    const port = await freePort()
    const ourAddress = `http://127.0.0.1:${port}`
    const accounts = { helper: { name: 'Birgit Holm', groups: ['carers'], employee: 'helper' } }
    const idp = await identityProvider(accounts, { sendsTo: ourAddress, always: 'helper' })
    const settings = readProvider(
      `{ issuer: '${idp.issuer}', clientId: frirum, ourAddress: '${ourAddress}', called: Lyngvig Kommune,
       municipality: { always: lyngvig }, staff: { claim: employee },
       role: { claim: groups, values: [{ is: carers, means: teamMember }] } }`,
      '',
      secret,
    )
    if (!settings.ok) throw new Error(settings.refusal.faults.join())
    const web = await readWeb(await builtWeb(root, () => {}))
    const { server } = serverOn(database, { web, demo: false, provider: newProvider(settings.value) })
    await server.listen({ port, host: '127.0.0.1' })
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
    try {
      const page = await (await browser.newContext({ locale: 'da-DK' })).newPage()
      await page.clock.setFixedTime(now)
      await page.goto(`${ourAddress}/citizens/${citizens.north}`)
      expect(await page.getByText('Demonstration').count()).toBe(0)
      await page.getByRole('link', { name: 'Log ind med Lyngvig Kommune' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig Grete, 77 år' }).waitFor()
      await page.getByText('Birgit Holm').first().waitFor()
      await page.reload()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig Grete, 77 år' }).waitFor()
      await page.getByRole('button', { name: 'Log ud', exact: true }).click()
      await page.waitForURL(`${idp.issuer}/session/end**`)
      await page.goto(`${ourAddress}/day`)
      await page.getByRole('link', { name: 'Log ind med Lyngvig Kommune' }).waitFor()
    } finally {
      await browser.close()
      await server.close()
      await idp.close()
      await database.close()
    }
  },
  120_000,
)
