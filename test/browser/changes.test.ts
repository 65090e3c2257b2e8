import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChangesAwaiting } from '#contract/changes/operations.ts'
import { newClient } from '#contract/http/client.ts'
import { readPlans } from '#contract/plans/operations.ts'
import { citizens } from '../http/small-town.ts'
import { hasBrowser, type Look, type Opened, opened } from './open.ts'

let house: Opened

/** Thirty minutes every morning around half past seven, in a frame of eight hours; it is Wednesday 7 October 2026. */
const address = (search = '') => `${house.address}/citizens/${citizens.north}/change${search}`
const patient = { timeout: 10_000 }
const english = { language: 'en' } as const

async function changing(
  person: 'contact' | 'officer' | 'grete',
  look: Partial<Look> = english,
  search = '',
): Promise<Page> {
  const page = await house.as(person, look)
  await page.goto(address(search))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  return page
}

const block = (page: Page, day: string) => page.getByRole('button', { name: new RegExp(`, ${day}`) })
const summary = async (page: Page) =>
  (await page.locator('.changes li').allInnerTexts()).map((text) => text.split('\n')[1])
const said = (page: Page, text: string) => page.locator('.says').getByText(text).first().waitFor()

async function drag(page: Page, day: string, by: { x?: number; y?: number; edge?: boolean }): Promise<void> {
  await block(page, day).scrollIntoViewIfNeeded()
  const box = (await block(page, day).boundingBox())!
  const from = { x: box.x + box.width / 2, y: by.edge ? box.y + box.height - 3 : box.y + 8 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2)
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0))
  await page.mouse.up()
}

describe.skipIf(!hasBrowser)('changing the plan in the browser', () => {
  beforeAll(async () => {
    house = await opened()
  }, 120_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  describe('a visit is moved and stretched', () => {
    test('by dragging it: another hour, another day, another length', async () => {
      const page = await changing('contact')
      await drag(page, 'Tuesday', { y: 40 })
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:30 · 30 min'])
      await drag(page, 'Tuesday', { y: 20, edge: true })
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:30 · 1 h'])
      await said(page, '3 h 30 min more a week')
      await page.getByRole('button', { name: 'One step back' }).click()
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:30 · 30 min'])
      await page.getByRole('button', { name: 'Undo all of it' }).click()
      await expect.poll(() => summary(page), patient).toEqual([])
    })

    test('sideways only onto a day it does not have, and a press that trembles is no drag', async () => {
      const page = await changing('contact', english, '?visit=morning')
      await page.getByRole('button', { name: 'Thu', exact: true }).click()
      const box = (await block(page, 'Wednesday').boundingBox())!
      await drag(page, 'Wednesday', { x: box.width + 4 })
      await expect.poll(() => summary(page), patient).toEqual(['Mon, Tue, Thu, Fri, Sat, Sun · Morning · 30 min'])
      await drag(page, 'Monday', { x: box.width + 4 })
      await drag(page, 'Monday', { x: 2, y: 2 })
      await expect.poll(() => summary(page), patient).toEqual(['Mon, Tue, Thu, Fri, Sat, Sun · Morning · 30 min'])
    })

    test('by keys alone, and whoever listens hears where it came to', async () => {
      const page = await changing('contact')
      await block(page, 'Friday').focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:00 · 35 min'])
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Friday')
      await page.getByText('08:00 Lyngvig purpose 35 min, Friday, changed').first().waitFor({ state: 'attached' })
      await page.keyboard.press('ArrowRight')
      await page.getByText('The visit comes that day already.').waitFor({ state: 'attached' })
      await page.keyboard.press('Control+z')
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:00 · 30 min'])
      await page.keyboard.press('Control+Shift+Z')
      await expect.poll(() => summary(page), patient).toEqual(['every day · 08:00 · 35 min'])
      await block(page, 'Friday').focus()
      await page.keyboard.press('Delete')
      await expect.poll(() => summary(page), patient).toEqual(['dropped'])
    })

    test('by tapping, on one day alone', async () => {
      const page = await changing('contact')
      await block(page, 'Sunday').click()
      await page.getByRole('button', { name: 'Let only Sunday differ' }).click()
      await page.getByRole('button', { name: 'Later', exact: true }).click()
      await expect
        .poll(() => summary(page), patient)
        .toEqual(['Mon, Tue, Wed, Thu, Fri, Sat · Morning · 30 min', 'Sun · 07:45 · 30 min'])
      await said(page, 'The same time a week')
    })

    test('more than fifty steps are taken back, one by one', async () => {
      const page = await changing('contact', english, '?visit=morning')
      for (let step = 0; step < 55; step++) await page.getByRole('button', { name: 'Later', exact: true }).click()
      await expect.poll(() => summary(page), patient).toEqual(['every day · 21:15 · 30 min'])
      for (let step = 0; step < 55; step++) await page.keyboard.press('Control+z')
      await expect.poll(() => summary(page), patient).toEqual([])
      await expect.poll(() => page.getByRole('button', { name: 'One step back' }).isDisabled(), patient).toBe(true)
    }, 60_000)
  })

  describe('several things at once', () => {
    test('have one answer, and are saved as one: a new visit drawn on the canvas, a longer one, a pause', async () => {
      const page = await changing('contact')
      const tuesday = (await page.locator('.canvas-day').nth(1).boundingBox())!
      await page.mouse.dblclick(tuesday.x + 40, tuesday.y + 40 * 8 + 5)
      await page.getByLabel('Which help?').selectOption({ label: 'walk' })
      await page.getByLabel('What is it for?').fill('A walk by the harbour')
      await block(page, 'Monday').click()
      await page.getByRole('button', { name: '5 minutes more' }).click()
      await page.getByText('Something else').click()
      await page.getByRole('button', { name: 'Add to the change' }).click()
      await expect.poll(() => page.locator('.changes li').count(), patient).toBe(3)
      await said(page, 'It is inside the frame.')
      expect(await page.locator('.compass').count()).toBe(1)
      await page.getByText('The first of the month').click()
      await page.getByRole('button', { name: 'Agreed with the citizen: save' }).click()
      await page.getByRole('heading', { name: 'The plan is changed.' }).waitFor()
      const client = newClient((url, request) => fetch(url, request), house.address, 'demo.lyngvig.contact')
      const plans = await client(readPlans, { params: { citizen: citizens.north }, query: { from: '2026-11-01' } })
      expect(plans.ok && plans.value.items.map(({ holds, plan }) => [holds.from, plan.visits.length])).toEqual([
        ['2026-11-01', 0],
        ['2026-11-08', 2],
      ])
    })

    test('what was made is taken back before it begins', async () => {
      const page = await changing('contact')
      await page.getByRole('button', { name: 'Agreed with the citizen: take back' }).first().click()
      await page.locator('.lately').getByText('taken back', { exact: true }).first().waitFor()
    })

    test('leaving keeps the draft on the device, and it can be gone on with or thrown away', async () => {
      const page = await changing('contact', english, '?visit=morning')
      await page.getByRole('button', { name: '5 minutes more' }).click()
      await page.getByRole('link', { name: 'Back to Lyngvig Grete' }).click()
      await page.getByRole('heading', { level: 1, name: 'Lyngvig Grete, aged 77' }).waitFor()
      await page.goto(address())
      await page.getByRole('button', { name: 'Go on with it' }).click()
      await expect.poll(() => summary(page), patient).toEqual(['every day · Morning · 35 min'])
      await page.reload()
      await page.getByRole('button', { name: 'Throw it away' }).click()
      await page.reload()
      await page.getByRole('heading', { name: 'The compass says' }).waitFor()
      expect(await page.getByRole('button', { name: 'Go on with it' }).count()).toBe(0)
    })
  })

  test('what is not theirs is taken to the one who decides, with a note, and shown as waiting', async () => {
    const page = await changing('contact', { ...english, width: 390 }, '?visit=morning')
    await page.getByText('Drop the visit').click()
    await page.getByText('The citizen wants it', { exact: true }).click()
    await said(page, "It is to the citizen's disadvantage.")
    await page.getByLabel('What should the one who decides know?').fill('She sleeps until ten.')
    await page.getByRole('button', { name: 'Take it to the one who decides' }).click()
    await page.getByRole('heading', { name: 'The change awaits a decision.' }).waitFor()
    await page.getByRole('button', { name: 'Another change' }).click()
    await page.locator('.lately').getByText('awaits a decision', { exact: true }).waitFor()
    const officer = newClient((url, request) => fetch(url, request), house.address, 'demo.lyngvig.officer')
    const waiting = await officer(listChangesAwaiting, {})
    expect(waiting.ok && waiting.value.items).toMatchObject([
      { citizen: citizens.north, note: 'She sleeps until ten.' },
    ])
  })

  test('somebody with no grant is told that there is nothing to change within', async () => {
    const page = await house.as('officer', english)
    await page.goto(`${house.address}/citizens/${citizens.alone}/change`)
    await page.getByText('Nothing is granted to change within.').waitFor()
    await page.getByRole('link', { name: /^Back to/ }).waitFor()
  })
})
