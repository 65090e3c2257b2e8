/** What is kept of a planned week: the paper, the table, and visits that have lost their shift. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, newClient } from '#contract/http/client.ts'
import { findPlaces } from '#contract/planning/by-hand.ts'
import { readTeamRoutes, writeTeamShifts } from '#contract/planning/operations.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { demoKey } from './demo-town.ts'
import { hasBrowser, type Opened, opened } from './open.ts'
import { adoptedWeek, proposedWeek } from './planned-week.ts'

let house: Opened
let leader: Client

const adopted = '2026-W42' as Week
const tuesday = '2026-10-13' as LocalDate
const wednesday = '2026-10-14' as LocalDate
const bare = '2026-W43'

async function planning(search: string, width = 1280): Promise<Page> {
  const page = await house.beside('demo leader', { language: 'en', theme: 'light', width })
  page.setDefaultTimeout(25_000)
  await page.goto(`${house.address}/teams/${house.demo.team}/planning?${search}`)
  await page.getByRole('heading', { level: 1, name: /^Routes/ }).waitFor()
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  return page
}

const routes = async () => must(await leader(readTeamRoutes, { params: { team: house.demo.team, week: adopted } }))

/** A carer of Wednesday whom somebody else has room to do a visit for. */
async function somebodyReplaceable() {
  const { team } = house.demo
  const proposal = await proposedWeek(leader, team, adopted, 1, 'asAdopted')
  const calls = (await routes()).visits.filter(({ date, staff }) => date === wednesday && staff.length === 1)
  for (const { citizen, visit, date, staff } of calls) {
    const body = { citizen, visit, date, staff: null }
    const { places } = must(await leader(findPlaces, { params: { team, proposal }, body }))
    const isRoom = places.some((place) => place.date === date && place.staff !== staff[0] && place.moves === 0)
    if (staff[0] && isRoom) return staff[0]
  }
  throw new Error('nobody has room for anything')
}

describe.skipIf(!hasBrowser)('what is kept of a planned week', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    house = await opened({ demo: [] })
    leader = newClient((url, request) => fetch(url, request), house.address, `demo.${demoKey}.leader`)
    await adoptedWeek(leader, house.database, house.demo.team as Id<'Team'>, adopted)
  }, 180_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  test('the day goes on paper as a list of everybody, with nothing to press', async () => {
    const page = await planning(`week=${adopted}&day=${tuesday}`)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    const list = page.locator('.by-carer')
    await list.waitFor()
    const { visits, people } = await routes()
    const calls = visits.filter(({ date }) => date === tuesday)
    const carers = new Set(calls.flatMap(({ staff }) => staff))
    for (const { name } of people.staff.filter(({ id }) => carers.has(id)))
      expect(await list.getByRole('heading', { name: name ?? '', exact: true }).count(), name ?? '').toBe(1)
    expect(await list.locator('.list-row').count()).toBe(calls.flatMap(({ staff }) => staff).length)
    expect(await list.locator('button').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Print the day' }).isVisible()).toBe(false)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.locator('.stop-block').first().waitFor({ state: 'attached' })
    await page.close()
  })

  test('the week is fetched as a table with a line a carer and visit', async () => {
    const page = await planning(`week=${adopted}&day=${tuesday}`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Fetch the week as a table' }).click(),
    ])
    expect(file.suggestedFilename()).toBe(`${adopted}.csv`)
    const [head, ...lines] = readFileSync(await file.path(), 'utf8')
      .trimEnd()
      .split('\r\n')
    expect(head).toContain('Date;From;To;Minutes;Carer')
    expect(lines).toHaveLength((await routes()).visits.flatMap(({ staff }) => staff).length)
    await page.goto(`${house.address}/teams/${house.demo.team}/planning?week=${bare}`)
    await page.getByText('Nobody has adopted routes for the week yet.').waitFor()
    expect(await page.getByRole('link', { name: 'Fetch the week as a table' }).count()).toBe(0)
    await page.close()
  })

  test('what was to be done in a shift that is no more is found a place, one visit at a time', async () => {
    const body = { staff: await somebodyReplaceable(), date: wednesday, shifts: [] }
    must(await leader(writeTeamShifts, { params: { team: house.demo.team }, body }))
    const proposal = await proposedWeek(leader, house.demo.team, adopted, 1, 'asAdopted')
    const page = await planning(`week=${adopted}&day=${wednesday}&proposal=${proposal}`, 390)
    const said = page.locator('.missing strong')
    const missing = async () => Number.parseInt((await said.textContent()) ?? '', 10)
    const before = await missing()
    expect(before).toBeGreaterThan(0)
    if (before > 3) await said.click()
    // Some have no room anywhere, and the sheet says so.
    for (const place of await page.locator('.missing button').all()) {
      await place.click()
      await page.locator('.choose-row, .sheet-in .empty').first().waitFor()
      if ((await page.locator('.choose-row').count()) > 0) break
      await page.getByText('There is no room for it in the week.').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    }
    await page.locator('.choose-row').first().click()
    await page.getByRole('button', { name: 'Put it here' }).first().click()
    await page.getByText(/\d+ visits? (differs?|moves?)/).waitFor()
    await expect.poll(() => missing()).toBe(before - 1)
    await page.close()
  })
})
