/** The main tasks of everybody who works here, each done from where they would begin, by keys alone. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import { citizens } from '../http/small-town.ts'
import { choose, countPointers, pointersOn, press, reach, write, writeDay } from './keys.ts'
import { hasBrowser, type Opened, opened, type Visitor } from './open.ts'

let house: Opened
let page: Page

const english = { language: 'en', theme: 'light', width: 1280 } as const

async function begin(who: Visitor, path: string): Promise<void> {
  page = await house.beside(who, english)
  page.setDefaultTimeout(15_000)
  await countPointers(page)
  await page.goto(house.address + path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' })
const focusedTag = () => page.evaluate(() => document.activeElement?.tagName)
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const text = (said: string | RegExp) => page.locator('main').getByText(said).first().waitFor()

describe.skipIf(!hasBrowser)('by keys alone', () => {
  beforeAll(async () => {
    house = await opened({ demo: [] })
  }, 180_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })
  afterEach(async () => {
    expect(await pointersOn(page)).toBe(0)
    await page.close()
  })

  test('1. sign in, go past the menu to the page, and sign out', async () => {
    await begin(null, '/')
    await press(page, button(/^Lyngvig helper/))
    await heading('Wednesday 7 October')
    await page.reload()
    await heading('Wednesday 7 October')
    await page.keyboard.press('Tab')
    await press(page, link('Go to the content'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await press(page, button('Sign out'))
    await page.getByRole('heading', { name: 'Whom would you like to be?' }).waitFor()
  })

  test('2. tell that a visit was longer, and take it back', async () => {
    await begin('helper', '/day?date=2026-10-06')
    const visit = button(/Lyngvig Grete/).first()
    await reach(page, visit)
    if ((await visit.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('Enter')
    await press(page, button('More'))
    await press(page, button('A bad night'))
    await page.getByText('More · 45 min · A bad night').waitFor()
    await press(page, button('Take back'))
    await page.getByText('More · 45 min · A bad night').waitFor({ state: 'detached' })
  })

  test('3. see what a citizen’s frame has left, this week and the next', async () => {
    await begin('demo leader', '/week')
    await press(page, page.getByRole('rowheader').getByRole('link').first())
    await page.locator('.meter .headline').first().waitFor()
    await press(page, link('The week after').first())
    await page.waitForURL(/week=2026-W42/)
    await page.getByRole('heading', { name: 'The frame in week 42' }).waitFor()
    await page.goBack()
    await page.goBack()
    await page.waitForURL(/\/week$/)
  })

  test('4. change the plan with the compass, and without dragging', async () => {
    await begin('contact', `/citizens/${citizens.north}`)
    await press(page, link('Change the plan'))
    await heading('Change the plan of Lyngvig Grete')
    await reach(page, button(/, Friday/))
    await page.keyboard.press('Delete')
    await page.locator('.changes li').first().waitFor()
    expect(await focusedTag()).not.toBe('BODY')
    await page.keyboard.press('Control+z')
    await page.locator('.changes li').first().waitFor({ state: 'detached' })
    await reach(page, button(/, Friday/))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await text('35 min more a week')
    await text('You may decide this yourselves.')
    await press(page, button(/^Ground/))
    await text('Minutes in the frame')
    await press(page, button(/^Agreed with the citizen: save$|^Save in the plan$/))
    await heading('The plan is changed.')
    expect(await focusedTag()).toBe('H1')
  })

  test('5. start a package that the team may start', async () => {
    await begin('contact', `/citizens/${citizens.north}/change`)
    await press(page, page.locator('summary').filter({ hasText: 'Something else' }))
    await press(page, button('A package'))
    await choose(page, page.getByRole('combobox').first(), /infection/)
    await press(page, button('Add to the change'))
    await text(/The package .*infection/)
    // The one that runs already ends before.
    await press(page, button(/^The first of the month/))
    await press(page, button(/^Agreed with the citizen: save$|^Save in the plan$/))
    await heading('The plan is changed.')
  })

  test('6. make a swap, and take it out of the draft again', async () => {
    await begin('contact', `/citizens/${citizens.north}/change`)
    await press(page, page.locator('summary').filter({ hasText: 'Something else' }))
    await press(page, button('A swap'))
    await choose(page, page.getByLabel('What is given up?'), /cleaning/)
    await choose(page, page.getByLabel('What is had instead?'), /walk/)
    await press(page, button('Add to the change'))
    await text(/instead of/)
    await page.locator('.compass').waitFor()
    await page.keyboard.press('Control+z')
    await page.locator('.changes li').first().waitFor({ state: 'detached' })
  })

  test('9. settle a month, open what to look at, and say that it is looked at', async () => {
    await begin('demo controller', '/settlement')
    await press(page, button('Settle September 2026'))
    await press(page, link('September 2026'))
    await heading('September 2026')
    await press(page, link('To look at'))
    await page.locator('.finding').first().waitFor()
    await press(page, page.locator('.finding .decide button').first())
    await page.locator('.finding .mark-told').first().waitFor()
  })

  test('10. import a file, without dragging it', async () => {
    await begin('controller', '/imports')
    // Waited for from here on: told only with the key, the browser may have opened its own by then.
    const opened = page.waitForEvent('filechooser')
    await press(page, button('Choose a file'))
    const chooser = await opened
    const buffer = Buffer.from('cpr;navn;område\n250948-9996;Lyngvig Nancy;harbour\n')
    await chooser.setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
    await text('It looks like people.')
    await press(page, button('See what is understood'))
    await text('All of it was understood.')
    await press(page, button('Take all of it in'))
    await text('It is taken in.')
  })

  test('11. see who has looked, at everybody and at one', async () => {
    await begin('leader', '/day')
    await press(page, link('Who looked'))
    await heading('Who has seen what')
    await choose(page, page.getByRole('combobox', { name: /^Who/ }), /^Lyngvig contact/)
    await page.waitForURL(/person=contact/)
    await page
      .getByRole('rowheader', { name: /Lyngvig contact/ })
      .first()
      .waitFor()
  })

  test('12. compare two models', async () => {
    await begin('helper', '/models')
    await choose(page, page.getByRole('combobox').nth(0), /Syddjurs/)
    await choose(page, page.getByRole('combobox').nth(1), /Solna/)
    await press(page, button('Compare'))
    await page.waitForURL(/\/models\/compare\?/)
    await page.getByRole('table').first().waitFor()
  })

  test('13. open a figure of the cockpit, to the citizens behind it', async () => {
    await begin('demo leader', '/cockpit')
    await press(page, link('Room in the frames'))
    await page.waitForURL(/figure=room/)
    await press(page, page.locator('#behind-room').getByRole('link').first())
    await page.waitForURL(/\/citizens\//)
  })

  test('14. find a citizen by number, and open one when it is urgent', async () => {
    await begin('helper', '/citizens')
    await write(page, page.getByRole('textbox').first(), '251248-9996')
    await page.keyboard.press('Enter')
    await heading('Lyngvig Grete, aged 77')
  })

  test('15. write a day, figure by figure; one that cannot be is told', async () => {
    await begin('leader', '/access')
    await writeDay(page, page.getByLabel('Day', { exact: true }), localDate('2026-09-09'))
    await page.waitForURL(/day=2026-09-09/)
    await page.close()
    await begin('contact', `/citizens/${citizens.north}/change`)
    await reach(page, button(/, Friday/))
    await page.keyboard.press('ArrowDown')
    await press(page, button('Another day'))
    const from = page.getByLabel('From which day?', { exact: true }).last()
    await writeDay(page, from, localDate('2026-11-11'))
    await writeDay(page, from, localDate('2026-09-09'))
    await text('Not before 7 October 2026. It is still 11 November 2026.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await from.inputValue()).toBe('2026-11-11')
  })
})
