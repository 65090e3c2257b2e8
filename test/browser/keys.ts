/** Working a page by its keys alone, as somebody does who has no mouse and does not know the page by heart. */

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { LocalDate } from '#kernel/calendar/local-date.ts'

/** More than any page has; whoever has pressed Tab so often has met everything. */
const tabsMost = 400

/** Goes on with Tab until the focus is there, and sees to it that it can be seen. */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.first().waitFor()
  for (let pressed = 0; pressed < tabsMost; pressed++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return seen(target)
    await page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${target}`)
}

/** Goes there and presses Enter. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await reach(page, target)
  await page.keyboard.press(key)
}

/** Goes to a field and types. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field)
  await page.keyboard.type(text)
}

/** Goes to a field for a day and writes one of the same number as its month, in whatever order the browser asks. */
export async function writeDay(page: Page, field: Locator, day: LocalDate): Promise<void> {
  const [year, month, number] = day.split('-')
  if (month !== number) throw new Error(`${day} can be read in two ways`)
  await reach(page, field)
  for (let part = 0; part < 2; part++) await page.keyboard.press('ArrowLeft')
  for (const figure of `${month}${number}${year}`) {
    await page.keyboard.press(figure)
    await page.waitForTimeout(20)
  }
  expect(await field.inputValue()).toBe(day)
}

/** Goes to a list of choices and down it until the one of this name is chosen; nothing throws one back on the way. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await reach(page, field)
  await field.first().locator('option').filter({ hasText: option }).first().waitFor({ state: 'attached' })
  const chosen = () => field.first().evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.text ?? '')
  const isIt = (text: string) => (typeof option === 'string' ? text === option : option.test(text))
  await page.keyboard.press('Home')
  const went = await field.first().evaluateHandle((node) => {
    const list = node as HTMLSelectElement
    const all = [list.selectedIndex]
    const note = () => all.at(-1) !== list.selectedIndex && all.push(list.selectedIndex)
    const timer = setInterval(note)
    return { all, stop: () => clearInterval(timer) }
  })
  for (let before = ''; !isIt(await chosen()); ) {
    if (before === (await chosen())) throw new Error(`${option} is not among the choices of ${field}`)
    before = await chosen()
    await page.keyboard.press('ArrowDown')
  }
  const all = await went.evaluate(({ all, stop }) => {
    stop()
    return all
  })
  expect(all, `down ${field}`).toEqual(all.toSorted((a, b) => a - b))
}

async function seen(target: Locator): Promise<void> {
  const shown = await target.first().evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return { outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2, shadow: boxShadow !== 'none' }
  })
  expect(shown.outline || shown.shadow, `the focus on ${target} can be seen`).toBe(true)
}

/** From now on every press of a mouse, pen or finger on the page is counted. */
export async function countPointers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const count = () => sessionStorage.setItem('pointers', String(Number(sessionStorage.getItem('pointers')) + 1))
    for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, count, { capture: true })
  })
}

/** How often the page was pressed with anything but a key. */
export const pointersOn = (page: Page): Promise<number> =>
  page.evaluate(() => Number(sessionStorage.getItem('pointers')))
