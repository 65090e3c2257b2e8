import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizens } from '../http/small-town.ts'
import { hasBrowser, type Opened, opened } from './open.ts'

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
})
