/** The planning board in the browser: proposed, moved by hand and by keys, covered when somebody is ill, adopted. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, newClient } from '#contract/http/client.ts'
import { editProposal, findPlaces } from '#contract/planning/by-hand.ts'
import { readTeamRoutes } from '#contract/planning/operations.ts'
import { adoptProposal, readProposal } from '#contract/planning/proposals.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'
import { demoKey } from './demo-town.ts'
import { hasBrowser, type Opened, opened } from './open.ts'
import { adoptedWeek, newTestId, proposedWeek } from './planned-week.ts'

let house: Opened
let leader: Client

/** It is Wednesday 7 October 2026; the week after is adopted, the one after that is only rostered. */
const adopted = '2026-W42' as Week
const bare = '2026-W43'
const patient = { timeout: 10_000 }

const at = (search: string) => `${house.address}/teams/${house.demo.team}/planning?${search}`

async function planning(search = `week=${adopted}&day=2026-10-13`, width = 1280): Promise<Page> {
  const page = await house.beside('demo leader', { language: 'en', theme: 'light', width })
  page.setDefaultTimeout(25_000)
  // A proposal in the browser takes its time; here it has one second.
  await page.route(/\/weeks\/[^/]+\/proposals$/, async (route) => {
    const body = route.request().postDataJSON()
    await route.continue({ postData: JSON.stringify({ ...body, seconds: 1 }) })
  })
  await page.goto(at(search))
  await page.getByRole('heading', { level: 1, name: /^Routes/ }).waitFor()
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
  return page
}

const blocks = (page: Page) => page.locator('.stop-block')
/** The first block of the day that stands alone in its hour, by its place. */
const blockAt = (page: Page, nth: number) => blocks(page).nth(nth)
const proposalOf = (page: Page) => new URL(page.url()).searchParams.get('proposal')
/** Something differs from what is adopted; others may have moved along. */
const differs = (page: Page) => page.getByText(/\d+ visits? (differs?|moves?)/).waitFor()

/** Picks a visit up by keys and waits until it is known where it can go. */
async function pickedUp(page: Page, nth: number) {
  const block = blockAt(page, nth)
  await block.focus()
  await page.keyboard.press('Enter')
  await page.locator('.band').first().waitFor()
  return block
}

/** The middle of a place on the board where the held visit would lie elsewhere than it does. */
async function placeElsewhere(page: Page): Promise<{ x: number; y: number }> {
  const held = (await page.locator('.stop-block.taken').first().boundingBox())!
  for (const band of await page.locator('.band').all()) {
    const box = (await band.boundingBox())!
    const x = box.x + box.width / 2
    if (Math.abs(box.y - held.y) > 30) return { x, y: box.y + box.height / 2 }
  }
  throw new Error('there is no place in another lane')
}

/** The adopted week with one visit moved so many times, each time out of the proposal before; the last of them. */
async function movedTimes(times: number): Promise<string> {
  const { team } = house.demo
  let proposal = await proposedWeek(leader, team, adopted, 1, 'asAdopted')
  const { proposal: known } = must(await leader(readProposal, { params: { team, proposal } }))
  for (const visit of known?.visits.filter(({ date }) => date === '2026-10-15') ?? []) {
    const { citizen, visit: key, date, start } = visit
    const named = { citizen, visit: key, date }
    const found = must(await leader(findPlaces, { params: { team, proposal }, body: { ...named, staff: null } }))
    const here = found.places.find(
      (place) => place.date === date && place.staff === visit.staff[0] && place.from <= start && place.to >= start,
    )
    if (!here || here.to - here.from < 10) continue
    for (let step = 0; step < times; step++) {
      const id = newTestId<'Proposal'>()
      const wish = { start: step % 2 === 0 ? (start === here.to ? here.from : here.to) : start }
      must(await leader(editProposal, { params: { team, proposal }, body: { id, edits: [{ ...named, wish }] } }))
      proposal = id
    }
    return proposal
  }
  throw new Error('no visit of the day can be moved')
}

/** How many of so many steps the keys take back, each pressed in the very moment the page offers it. */
const stepsTakenBack = (page: Page, many: number): Promise<number> =>
  page.evaluate(async (most) => {
    const isOffered = () =>
      [...document.querySelectorAll('button')].some(
        (one) => one.textContent === 'One step back' && one.ariaDisabled === 'false',
      )
    const shown = () => new URL(location.href).searchParams.get('proposal')
    const seen = new Set([shown()])
    let was = false
    const look = () => {
      seen.add(shown())
      if (isOffered() && !was && seen.size <= most)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
      was = isOffered()
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { subtree: true, childList: true, attributes: true })
    look()
    for (let waited = 0; seen.size <= most && waited < 200; waited++) await new Promise((go) => setTimeout(go, 100))
    watch.disconnect()
    return seen.size - 1
  }, many)

describe.skipIf(!hasBrowser)('the planning board', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    house = await opened({ demo: [] })
    leader = newClient((url, request) => fetch(url, request), house.address, `demo.${demoKey}.leader`)
    await adoptedWeek(leader, house.database, house.demo.team as Id<'Team'>, adopted)
  }, 180_000)
  afterAll(async () => {
    await house.close()
    expect(house.complaints).toEqual([])
  })

  // fulfils: 000-26
  test('from a week that nobody has planned to one that is adopted', async () => {
    const page = await planning(`week=${bare}`)
    await page.getByText('Nobody has adopted routes for the week yet.').waitFor()
    await page.getByRole('button', { name: 'Propose routes' }).click()
    await page.getByText('You are looking at a proposal.').waitFor()
    expect(await blocks(page).count()).toBeGreaterThan(10)
    const before = must(await leader(readTeamRoutes, { params: { team: house.demo.team, week: bare } }))
    expect(before.adopted).toBeNull()

    await page.reload()
    await page.getByText('You are looking at a proposal.').waitFor()
    await page.getByRole('button', { name: 'See what changes' }).click()
    await page.getByRole('heading', { name: 'What changes for whom' }).waitFor()
    const first = page.locator('.who-changes > li').first()
    expect(await page.getByText('Measured against what is adopted now.').count()).toBe(0)
    const days = page.locator('.take-days .tick')
    for (const day of await days.all()) await day.click()
    expect(await page.getByRole('button', { name: 'Adopt for 0 citizens' }).isDisabled()).toBe(true)
    for (const day of await days.all()) await day.click()
    const tick = first.locator('.tick').first()
    const name = await tick.textContent()
    await tick.click()
    const params = { team: house.demo.team, proposal: proposalOf(page) as Id<'Proposal'> }
    const { people } = must(await leader(readProposal, { params })).proposal!
    // Whoever is left out is nowhere in what is adopted, and has a name all the same.
    await page.route(/\/adopt$/, async (route) => {
      const response = await route.fetch()
      const left = [{ citizen: people.citizens.find((one) => one.name === name)?.id, why: 'noGrant', by: null }]
      await route.fulfill({ response, json: { ...(await response.json()), left } })
    })
    await page.getByRole('button', { name: /^Adopt for \d+ citizens/ }).click()
    await page.getByRole('heading', { name: 'The routes are adopted.' }).waitFor()
    await page.getByText(/^Adopted .* \(no\. 1\)\./).waitFor()
    expect(await page.locator('.adopted-told li strong').allTextContents()).toEqual([name])
    await page.getByText(/visits? ha(s|ve) nobody to make (it|them)/).waitFor()
    await page.getByText(/^Adopted .* by [A-Z]\S+ .+ \(no\. 1\)\./).waitFor()
    const after = must(await leader(readTeamRoutes, { params: { team: house.demo.team, week: bare } }))
    expect(after.visits.length).toBeGreaterThan(50)
    await page.close()
  })

  test('looking for routes is stopped, and the week stays as it was', async () => {
    const page = await planning(`week=${bare}`)
    await page.unrouteAll()
    await page.getByRole('button', { name: 'Propose routes anew' }).click()
    await page.getByRole('button', { name: 'Stop looking' }).click()
    await page.getByText('The proposal was stopped. Nothing has changed.').waitFor()
    await page.getByRole('button', { name: 'Close the proposal' }).click()
    await page.getByText(/^Adopted .* \(no\. 1\)\./).waitFor()
    await page.close()
  })

  // fulfils: 004-20
  test('a visit is dragged to somebody else, taken back and done again', async () => {
    const page = await planning()
    const box = (await blockAt(page, 2).boundingBox())!
    await page.mouse.move(box.x + 8, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 30, box.y + 24)
    await page.locator('.band').first().waitFor()
    const to = await placeElsewhere(page)
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.mouse.up()
    await page.getByText(/is now at \d\d:\d\d with/).waitFor()
    await differs(page)
    const made = proposalOf(page)
    const back = page.getByRole('button', { name: 'One step back' })
    await back.click()
    await page.getByText('Nothing differs from what is adopted.').waitFor()
    expect(await page.getByText(/is now at/).count()).toBe(0)
    expect(await back.isDisabled()).toBe(true)
    expect(await back.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+Shift+Z')
    await expect.poll(() => proposalOf(page), patient).toBe(made)
    await differs(page)
    await page.close()
  })

  test('where it does not fit it goes back, and it is said why', async () => {
    const page = await planning()
    const box = (await blockAt(page, 2).boundingBox())!
    await page.mouse.move(box.x + 8, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(box.x + 30, box.y + 24)
    await page.locator('.why-shut').first().waitFor()
    const shut = (await page.locator('.track.shut').first().boundingBox())!
    const why = await page.locator('.why-shut').first().textContent()
    await page.mouse.move(shut.x + shut.width / 2, shut.y + 30, { steps: 4 })
    await page.mouse.up()
    await page
      .locator('.said')
      .getByText(why ?? '')
      .waitFor()
    await page
      .locator('.said')
      .getByText(/is where it was\.$/)
      .waitFor()
    await page.getByText('Nothing differs from what is adopted.').waitFor()
    await page.close()
  })

  test('what the server did not keep goes back to where it was, and nothing is lost', async () => {
    const page = await planning()
    await page.route(/\/edits$/, (route) => route.abort('failed'))
    await blockAt(page, 3).click()
    await page.getByRole('button', { name: 'Move the visit' }).click()
    await page.locator('.band').first().waitFor()
    const was = await page.locator('.stop-block.taken').first().getAttribute('data-block')
    const to = await placeElsewhere(page)
    await page.mouse.click(to.x, to.y)
    await page.getByText('The move was not kept. The visit is where it was.').waitFor()
    expect(await page.locator(`[data-block="${was}"]`).count()).toBe(1)
    await page.getByText('Nothing differs from what is adopted.').waitFor()
    await page.close()
  })

  test('by keys alone: picked up, moved, put down, let go', async () => {
    const page = await planning()
    await pickedUp(page, 2)
    await page.keyboard.press('Escape')
    await page.locator('.holding').waitFor({ state: 'detached' })
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.block)
    const first = await focused()
    await page.keyboard.press('ArrowDown')
    expect(await focused()).not.toBe(first)
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBeTruthy()
    expect(await page.locator('.stop-block[tabindex="0"]').count()).toBe(1)
    await pickedUp(page, 2)
    const held = page.locator('.holding')
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press(step % 8 === 7 ? 'ArrowDown' : 'ArrowRight')
      if (/There is room|agreed hours|way$|moves?$/.test((await held.getByRole('status').textContent()) ?? '')) break
    }
    await page.keyboard.press('Enter')
    await page.getByText(/is now at \d\d:\d\d with/).waitFor()
    await differs(page)
    await page.close()
  })

  test('by tapping: from its sheet into the hand, and down where it was tapped', async () => {
    const page = await planning()
    await blockAt(page, 3).click()
    await page.getByRole('button', { name: 'Move the visit' }).click()
    await page.locator('.band').first().waitFor()
    const to = await placeElsewhere(page)
    await page.mouse.click(to.x, to.y)
    await page.getByText(/is now at \d\d:\d\d with/).waitFor()
    await page.close()
  })

  test('outside the agreed hours only after it was said how far', async () => {
    const page = await planning(undefined, 390)
    await page.locator('button.list-row').nth(2).click()
    await page.getByRole('button', { name: 'Where it can go' }).click()
    const rows = page.locator('.choose-row:visible')
    await rows.first().waitFor()
    const far = page.locator('.choose-row[aria-expanded="true"]').getByText(/min outside the agreed hours/)
    const later = page.getByRole('button', { name: '5 minutes later' })
    for (let at = 0; at < (await rows.count()) && !(await far.isVisible()); at++) {
      await rows.nth(at).click()
      while ((await later.isEnabled()) && !(await far.isVisible())) await later.click()
    }
    const [minutes] = /\d+ min outside/.exec((await far.textContent()) ?? '') ?? []
    await page.getByRole('button', { name: 'Put it here' }).click()
    await page.getByText(`That is ${minutes} the agreed hours.`).waitFor()
    await page.close()
  })

  test('on a phone, from a list of places', async () => {
    const page = await planning(undefined, 390)
    await page.locator('button.list-row').nth(2).click()
    await page.getByRole('button', { name: 'Where it can go' }).click()
    await page.locator('.choose-row').nth(1).click()
    await page.getByRole('button', { name: 'Put it here' }).first().click()
    await differs(page)
    await page.close()
  })

  test('fifty steps are taken back, one by one', async () => {
    const last = await movedTimes(50)
    const page = await planning(`week=${adopted}&day=2026-10-15&proposal=${last}`)
    const back = page.getByRole('button', { name: 'One step back' })
    await expect.poll(() => back.isEnabled(), patient).toBe(true)
    expect(await stepsTakenBack(page, 50)).toBe(50)
    await page.getByText('Nothing differs from what is adopted.').waitFor()
    await expect.poll(() => back.isDisabled(), patient).toBe(true)
    await page.keyboard.press('Control+Shift+Z')
    await differs(page)
    await page.close()
  }, 60_000)

  test('why not: a wish is answered with what it would cost, or with what stands in the way', async () => {
    const page = await planning()
    await blockAt(page, 2).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Why not …?').click()
    await sheet.getByRole('button', { name: 'Ask' }).click()
    await sheet.getByText('This is where it is now.').waitFor()
    expect(await sheet.getByRole('button', { name: 'Move it there' }).count()).toBe(0)
    await sheet.getByLabel('At (when it suits)').fill('22:30')
    await sheet.getByRole('button', { name: 'Ask' }).click()
    await sheet.locator('[role=status]').filter({ hasText: /\w/ }).waitFor()
    await page.close()
  })

  test('somebody is ill: three ways to cover it, one is opened and adopted', async () => {
    const page = await planning(`week=${adopted}&day=2026-10-14`)
    await page.locator('.lane-name').first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Report absence' }).click()
    await sheet.getByText(/left behind\.$/).waitFor()
    await sheet.getByRole('button', { name: 'Find three ways to cover them' }).click()
    await page.getByRole('heading', { name: 'Three ways to cover it' }).waitFor()
    const fewest = page.getByRole('button', { name: 'Open Fewest changes' })
    await fewest.waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Open Most known faces' }).waitFor({ timeout: 30_000 })
    await fewest.click()
    await page.getByRole('button', { name: 'See what changes' }).click()
    await page.getByRole('button', { name: 'Adopt all of it' }).click()
    await page.getByRole('heading', { name: 'The routes are adopted.' }).waitFor()
    await page.close()
  }, 60_000)

  // fulfils: 000-37
  test('a shift is written from the lane, and what it breaks of the rules of working time is told with its law', async () => {
    const week = must(await leader(readTeamRoutes, { params: { team: house.demo.team, week: '2026-W45' } }))
    const works = (date: string) => week.shifts.filter((shift) => shift.date === date && shift.end === 15 * 60)
    const both = works('2026-11-02').find(({ staff }) => works('2026-11-03').some((next) => next.staff === staff))
    const name = week.people.staff.find(({ id }) => id === both?.staff)?.name
    const before = await proposedWeek(leader, house.demo.team, '2026-W45')
    const page = await planning('week=2026-W45&day=2026-11-02')
    await page.locator('.lane-name').filter({ hasText: name! }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'One more shift' }).click()
    await sheet.getByLabel('From', { exact: true }).last().fill('16:00')
    await sheet.getByLabel('To', { exact: true }).last().fill('16:00')
    await sheet.getByRole('button', { name: 'Save the shift' }).click()
    await sheet.getByText('A shift cannot end at the minute it begins.').waitFor()
    await sheet.getByLabel('To', { exact: true }).last().fill('23:00')
    await sheet.getByRole('button', { name: 'Save the shift' }).click()
    await sheet.getByText('The shift is saved.').waitFor()
    await sheet
      .getByText(new RegExp(`^${name} has at most .* at least 11 h`))
      .first()
      .waitFor()
    expect(await sheet.getByRole('heading', { name: 'Working time' }).count()).toBe(1)
    await sheet.getByRole('button', { name: 'Close' }).click()
    expect(await page.locator('.lane-name').filter({ hasText: name! }).count()).toBe(2)
    await page.goto(at(`week=2026-W45&day=2026-11-02&proposal=${before}`))
    await page.getByText(`The roster has changed since: ${name} Mon 2.`).waitFor()
    await page.close()
  })

  test('when an extra visit could fit is asked of the week as it is', async () => {
    const page = await planning()
    await page.getByText('An extra visit').click()
    await page.getByRole('combobox', { name: /^Citizen/ }).selectOption({ index: 2 })
    await page.getByRole('button', { name: 'When could it be?' }).click()
    await page.locator('.extra + [role=status] li').first().waitFor()
    expect(await page.locator('.extra + [role=status] li').first().textContent()).toMatch(/\d\d:\d\d/)
    await page.close()
  })

  test('two at once: what somebody else adopted meanwhile is told before anything is adopted over it', async () => {
    const page = await planning()
    await page.getByRole('button', { name: 'Propose routes anew' }).click()
    await page.getByRole('button', { name: 'See what changes' }).click()
    await page.getByRole('button', { name: 'Adopt all of it' }).waitFor()
    const other = await proposedWeek(leader, house.demo.team, adopted)
    const params = { team: house.demo.team, proposal: other }
    must(await leader(adoptProposal, { params, body: { id: newTestId<'Adoption'>(), agreed: [] } }))
    await page.getByRole('button', { name: 'Adopt all of it' }).click()
    await page.getByText(/has adopted other routes meanwhile/).waitFor()
    await page.close()
  })

  test('two at once: who adopted the very same is told', async () => {
    const page = await planning()
    await page.getByRole('button', { name: 'Propose routes anew' }).click()
    await page.getByRole('button', { name: 'See what changes' }).click()
    await page.getByRole('button', { name: 'Adopt all of it' }).waitFor()
    const params = { team: house.demo.team, proposal: proposalOf(page) as Id<'Proposal'> }
    const { proposal } = must(await leader(readProposal, { params }))
    const agreed = [...new Set(proposal?.changes.map(({ citizen }) => citizen))]
    const { left } = must(await leader(adoptProposal, { params, body: { id: newTestId<'Adoption'>(), agreed } }))
    expect(left).toEqual([])
    await page.getByRole('button', { name: 'Adopt all of it' }).click()
    await page.getByText(/has adopted the same routes meanwhile/).waitFor()
    await page.close()
  })

  test('a week that is over and never had routes says so', async () => {
    const page = await planning('week=2026-W30')
    await page.getByText('The week is over. Nobody adopted routes for it.').waitFor()
    await page.close()
  })
})
