import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { teams } from '../http/small-town.ts'
import { hasBrowser, type Opened, opened } from './open.ts'

const today = '2026-10-07'

describe.skipIf(!hasBrowser)('my day', () => {
  let house: Opened
  beforeAll(async () => {
    house = await opened({ routesOn: localDate(today) })
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  const stops = (page: Awaited<ReturnType<Opened['as']>>) => page.locator('.stop .name')

  // fulfils: 004-20
  test('opens on one’s own route: what is over is folded, the next visit is marked and open, the rest in order', async () => {
    const page = await house.as('helper', { width: 390 })
    await page.getByText('Din vagt 07:00–15:00').waitFor()
    const [heading, next] = [page.getByRole('heading', { level: 1 }), page.locator('.stop.next')]
    expect(await heading.textContent()).toBe('onsdag 7. oktober')
    expect(await next.textContent()).toMatch(/^Næste12:00 · 30 min/)
    expect(await next.getByRole('button').first().getAttribute('aria-expanded')).toBe('true')
    await page.getByText('2 besøg tidligere i dag').click()
    expect(await stops(page).allTextContents()).toEqual(['Lyngvig Grete', 'Lyngvig neighbour', 'Lyngvig neighbour'])
    await page.getByText('08:30 · 30 min · sammen med Lyngvig contact').waitFor()
    await page.getByText('3 t fri, plads til pause').waitFor()
  })

  test('the way there is one press, and goes to no page of anybody’s', async () => {
    const page = await house.as('helper', { width: 390 })
    expect(await page.getByRole('link', { name: 'Vej derhen' }).getAttribute('href')).toBe(
      'geo:56.06,7.55?q=56.06,7.55',
    )
  })

  test('the whole team’s day is one press away, says who goes, and stays in the address', async () => {
    const page = await house.as('helper', { width: 390 })
    await page.getByRole('button', { name: 'Hele teamet' }).click()
    await page.getByText('5 besøg').waitFor()
    expect(page.url()).toContain('of=team')
    await page.reload()
    await page.getByText('5 besøg').waitFor()
    await page.getByRole('button', { name: 'Min rute' }).click()
    await page.getByRole('link', { name: '1 besøg er ikke på nogens rute' }).click()
    await page.getByText('5 besøg').waitFor()
  })

  test('after an interruption one is where one was, with the words one had begun', async () => {
    const page = await house.as('helper', { width: 390 })
    await page.getByText('2 besøg tidligere i dag').click()
    await page.getByRole('button', { name: /Lyngvig Grete/ }).click()
    await page.getByRole('button', { name: 'Set noget' }).click()
    await page.getByLabel('Eller skriv selv').fill('Spurgte efter sin datter')
    await page.reload()
    expect(await page.getByLabel('Eller skriv selv').inputValue()).toBe('Spurgte efter sin datter')
    await page.getByRole('button', { name: 'Gem', exact: true }).click()
    await page.getByText('Set noget · Spurgte efter sin datter').first().waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('told')))).toEqual([])
  })

  test('what a colleague told stands there with their name; being absent marks what was one’s own', async () => {
    const other = await house.as('contact', { width: 390 })
    await other.evaluate(
      async ([team, staff, date]) => {
        await fetch(`/api/teams/${team}/absences`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ staff, date, from: '11:00' }),
        })
      },
      [teams.north, '00000003-0000-7000-8000-000000000001', today] as const,
    )
    await other.getByRole('button', { name: 'Hele teamet' }).click()
    await other.getByText('Lyngvig helper er meldt fraværende').waitFor()
    await other.getByText('2 besøg tidligere i dag').click()
    await other.getByText('Set noget · Spurgte efter sin datter · Lyngvig helper').waitFor()
    const page = await house.as('helper', { width: 390 })
    await page.getByText('Du er meldt fraværende fra kl. 11:00. Det, der var dit, er mærket.').waitFor()
    expect(await page.locator('.stop.next').textContent()).toContain('nogen må tage det')
  })

  test('at night it is still the day on which the night began', async () => {
    const page = await house.as('contact', { width: 390 })
    await page.route('**/days/2026-10-07?of=mine', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), goesOn: '2026-10-06' } })
    })
    await page.goto(`${house.address}/day`)
    await page.getByRole('heading', { level: 1, name: 'tirsdag 6. oktober' }).waitFor()
    await page.getByRole('link', { name: 'Dagen efter' }).click()
    await page.getByRole('heading', { level: 1, name: 'onsdag 7. oktober' }).waitFor()
  })
})
