import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { citizens, teams } from '../http/small-town.ts'
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

  /** The id of every fact that is sent from now on, once for each time it is sent. */
  const sentFrom = (page: Awaited<ReturnType<Opened['as']>>): string[] => {
    const ids: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/visits'))
        ids.push(...request.postDataJSON().facts.map(({ id }: { id: string }) => id))
    })
    return ids
  }
  const atNextVisit = async () => {
    const page = await house.as('helper', { width: 390 })
    await page.locator('.stop.next').waitFor()
    return page
  }

  test('what is begun about a visit of yesterday does not stand under the same visit of today', async () => {
    const page = await house.as('contact', { width: 390 })
    await page.clock.setFixedTime('2026-10-07T04:00:00Z')
    await page.goto(`${house.address}/day?of=contact`)
    await page.locator('.stop.next', { hasText: 'Lyngvig Grete' }).waitFor()
    await page.getByRole('link', { name: 'Dagen før' }).click()
    await page.getByRole('heading', { level: 1, name: 'tirsdag 6. oktober' }).waitFor()
    await page.getByRole('button', { name: /Lyngvig Grete/ }).click()
    await page.getByRole('button', { name: 'Mere' }).click()
    await page.getByLabel('Eller skriv selv').fill('Skrevet om i går')
    await page.getByRole('link', { name: 'Dagen efter' }).click()
    await page.getByRole('heading', { level: 1, name: 'onsdag 7. oktober' }).waitFor()
    await page.locator('.stop.next .deviation').waitFor()
    expect(await page.locator('.why').count()).toBe(0)
    await page.getByRole('link', { name: 'Dagen før' }).click()
    expect(await page.getByLabel('Eller skriv selv').inputValue()).toBe('Skrevet om i går')
  })

  test('pressed twice it is told once, and taken back once; meanwhile nobody can give it up', async () => {
    const page = await atNextVisit()
    const sent = sentFrom(page)
    let isHeld = true
    await page.route('**/api/visits', async (route) => {
      while (isHeld) await page.waitForTimeout(50)
      await route.continue()
    })
    await page.getByRole('button', { name: 'Set noget' }).click()
    const twice = (button: HTMLElement | SVGElement) => {
      for (let press = 0; press < 2; press++) (button as HTMLElement).click()
    }
    await page.getByRole('button', { name: 'Spiser mindre' }).evaluate(twice)
    await page.getByRole('button', { name: 'Gemmer …' }).waitFor()
    expect(await page.getByRole('button', { name: 'Fortryd' }).isDisabled()).toBe(true)
    // Closed and opened again, it is still under way.
    const head = page.locator('.stop.next .stop-head')
    await head.click()
    await head.click()
    expect(await page.locator('.stop.next .chips button').first().isDisabled()).toBe(true)
    isHeld = false
    await page.getByText('Set noget · Spiser mindre').first().waitFor()
    expect(sent).toHaveLength(1)
    await page.locator('.stop.next').getByRole('button', { name: 'Tag tilbage' }).evaluate(twice)
    await page.getByText('Set noget · Spiser mindre').first().waitFor({ state: 'detached' })
    expect(sent).toHaveLength(2)
  })

  test('what failed is told of until it is given up, and goes under one id however often it is sent', async () => {
    const page = await atNextVisit()
    const sent = sentFrom(page)
    await page.route('**/api/visits', (route) => route.abort())
    await page.getByRole('button', { name: 'Ikke hjemme' }).click()
    await page.getByRole('button', { name: 'Hos familien' }).click()
    await page.getByText('Ikke gemt endnu').waitFor()
    await page.getByRole('button', { name: 'Hos familien' }).click()
    await page.getByText('Ikke gemt endnu').waitFor({ state: 'detached' })
    await page.getByText('Ikke gemt endnu').waitFor()
    expect(new Set(sent).size).toBe(1)
    await page.getByRole('button', { name: 'Fortryd' }).click()
    await page.getByText('Ikke gemt endnu').waitFor({ state: 'detached' })
  })

  test('less is shorter than the plan, and more is longer', async () => {
    const page = await atNextVisit()
    const [length, fewer] = [page.locator('.stepper output'), page.getByRole('button', { name: '5 minutter mindre' })]
    await page.getByRole('button', { name: 'Mere', exact: true }).click()
    while (await fewer.isEnabled()) await fewer.click()
    expect(await length.textContent()).toBe('35 min')
    await page.getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('button', { name: 'Mindre', exact: true }).click()
    const longer = page.getByRole('button', { name: '5 minutter mere' })
    while (await longer.isEnabled()) await longer.click()
    expect(await length.textContent()).toBe('25 min')
  })

  test('long words without blanks stay within a phone, on the day and at the citizen', async () => {
    const page = await house.as('helper', { width: 390 })
    await page.getByText('2 besøg tidligere i dag').click()
    await page.getByRole('button', { name: /Lyngvig Grete/ }).click()
    await page.getByRole('button', { name: 'Set noget', exact: true }).click()
    await page.getByLabel('Eller skriv selv').fill('x'.repeat(300))
    await page.getByRole('button', { name: 'Gem', exact: true }).click()
    await page.locator('.undo', { hasText: 'xxx' }).waitFor()
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await over()).toBeLessThanOrEqual(0)
    await page.getByRole('link', { name: 'Åbn Lyngvig Grete' }).click()
    await page.locator('.written', { hasText: 'xxx' }).waitFor()
    expect(await over()).toBeLessThanOrEqual(0)
  })

  test('where more than six come to somebody, it is said how many more', async () => {
    const page = await house.as('contact', { width: 390 })
    await page.route(`**/api/citizens/${citizens.north}`, async (route) => {
      const answer = await route.fetch()
      const teller = (place: number) => ({ key: `${place}`, name: `Teller ${place}`, visits: 1, last: today })
      const tellers = Array.from({ length: 8 }, (_, place) => teller(place))
      await route.fulfill({ response: answer, json: { ...(await answer.json()), tellers } })
    })
    await page.goto(`${house.address}/citizens/${citizens.north}`)
    await page.getByText('og 2 til').waitFor()
    expect(await page.getByText(/^Teller \d/).count()).toBe(6)
  })

  test.each([
    ['/day?date=9999-12-31', 'onsdag 7. oktober'],
    ['/day?date=0001-01-01', 'onsdag 7. oktober'],
    ['/week?week=9999-W52', /41/],
    [`/citizens/${citizens.north}?week=9999-W52`, /Lyngvig Grete/],
  ])('the address %s, beyond the days there are, shows today', async (address, title) => {
    const page = await house.as('contact', { width: 390 })
    await page.goto(house.address + address)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})
