import { readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Locator, type Page } from 'playwright-core'
import { readSelf } from '#contract/access/operations.ts'
import { sessionPath } from '#contract/access/session.ts'
import { newClient } from '#contract/http/client.ts'
import { runSettlement } from '#contract/settlement/operations.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, monthOf } from '#kernel/calendar/month.ts'
import { must } from '#kernel/result.ts'
import { lastWholeDay } from '#server/towns/last-day.ts'
import { wholeBrowser } from '../browser/program.ts'
import { root } from '../guards/tree.ts'
import type { Part, Row } from './page.ts'
import { newHome, startServer } from './start.ts'

const slower = 4
const rounds = 3
const paintMost = 1_800
const answerMost = 100
const tenant = 'lyngvig'
const usualWidth = 1280
const usualHeight = 900

export const web: Part = {
  title: 'Pages in the browser',
  how:
    `Debian’s Chromium with its processor made ${slower} times slower (\`Emulation.setCPUThrottlingRate\`), on the server as \`npm start\` runs it ` +
    `with the Danish town. Each page is opened ${rounds} times in a window as large as it that has nothing kept (my day at 390 px, the others at 1280), and worked: ` +
    'visits opened, weeks turned, figures and lists opened, a plan altered by keys. Largest paint and answers are what the browser itself ' +
    'observed (PerformanceObserver, `largest-contentful-paint` and `event`): the answer of a visit to a page is the slowest of its ' +
    'presses and keys, from the press to the paint after it, in steps of 8 ms; of fifty or more the slowest one is left out, as INP is defined. ' +
    'Pages come over the machine’s own network, without delay. JavaScript is what a first view fetches, packed with gzip.',
  measure: async (say) => {
    const before = loadOfMachine()
    const home = newHome()
    const server = await startServer(home, { FRIRUM_DEMO: '1' })
    const browser = await chromium.launch({ executablePath: wholeBrowser, args: ['--no-sandbox'] })
    try {
      const told = await whatThereIs(server.address)
      const seen: Seen[] = []
      for (let round = 0; round < rounds; round++)
        for (const walk of walks) {
          const one = await walked(browser, server.address, walk, told)
          say(`${walk.name}: paint ${Math.round(one.paint)} ms, answer ${one.answer} ms of ${one.answers} presses`)
          seen.push(one)
        }
      const load = `${before} and ${loadOfMachine()}`
      return [...rowsOf(seen), { what: 'Load of the machine before and at the end', value: load, unit: '' }]
    } finally {
      await browser.close()
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  },
}

type Told = { readonly citizen: string; readonly team: string; readonly month: string }

/** The citizen and the team of the demo persons, and a month that was settled. */
async function whatThereIs(address: string): Promise<Told> {
  const as = (person: string) => newClient(fetch, address, `demo.${tenant}.${person}`)
  const { citizen } = must(await as('citizen')(readSelf, {}))
  const { teams } = must(await as('leader')(readSelf, {}))
  const lastDay = lastWholeDay(Date.now(), 'Europe/Copenhagen')
  const month = monthOf(addDays(daysOfMonth(monthOf(lastDay)).from, -1))
  must(await as('controller')(runSettlement, { body: { month, model: null, whatIf: false } }))
  return { citizen: citizen ?? '', team: teams[0]?.id ?? '', month }
}

type Walk = {
  readonly name: string
  readonly as: string | null
  readonly width?: number
  /** Packed JavaScript at most, in kB. */
  readonly kilobytes: number
  readonly path: (told: Told) => string
  readonly work: (page: Page) => Promise<unknown>
}

/** As a hand presses: what a test would look up of the page while it is pressed would count as the page's own time. */
async function pressed(page: Page, what: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const box = await what.boundingBox()
  if (box) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

const pressEach = async (page: Page, selector: string, times: number): Promise<void> => {
  for (let turn = 0; turn < times; turn++) {
    const found = page.locator(selector)
    const count = await found.count()
    if (count > 0) await pressed(page, found.nth(turn % count))
    await page.waitForTimeout(250)
  }
}

const walks: readonly Walk[] = [
  {
    ...{ name: 'the door', as: null, kilobytes: 170, path: () => '/' },
    work: (page) => pressEach(page, '.switch button', 6),
  },
  {
    ...{ name: 'my day', as: 'team-member', width: 390, kilobytes: 170, path: () => '/day' },
    work: async (page) => {
      await pressEach(page, 'summary', 1)
      await pressEach(page, '.stop-head', 5)
      await pressEach(page, '.deviation .chip', 1)
      await pressEach(page, '.why .step', 4)
      await pressEach(page, '.why .quiet', 1)
      await pressEach(page, '.choice .chip', 2)
      await pressEach(page, '.steps a', 2)
    },
  },
  {
    ...{ name: 'the team’s week', as: 'leader', kilobytes: 250, path: () => '/week' },
    work: async (page) => {
      await pressEach(page, '.choice .chip', 4)
      await pressEach(page, '.steps a', 4)
    },
  },
  {
    ...{ name: 'a citizen', as: 'fixed-contact', kilobytes: 250, path: ({ citizen }) => `/citizens/${citizen}` },
    work: async (page) => {
      await pressEach(page, '.steps a', 4)
      await pressEach(page, 'summary', 3)
    },
  },
  {
    ...{ name: 'a change', as: 'fixed-contact', kilobytes: 250, path: ({ citizen }) => `/citizens/${citizen}/change` },
    work: async (page) => {
      const visit = page.locator('.canvas-day button').first()
      await pressed(page, visit)
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowUp']) {
        await page.keyboard.press(key)
        await page.waitForTimeout(250)
      }
      await pressEach(page, '.editor .step', 4)
      await pressEach(page, '.undo-bar button', 2)
    },
  },
  {
    ...{ name: 'the cockpit', as: 'leader', kilobytes: 250, path: () => '/cockpit' },
    work: (page) => pressEach(page, '.figure-link', 6),
  },
  {
    ...{ name: 'a team', as: 'leader', kilobytes: 250, path: ({ team }) => `/teams/${team}` },
    work: (page) => pressEach(page, 'summary, .small-button', 5),
  },
  {
    ...{ name: 'the routes of a week', as: 'leader', kilobytes: 250, path: ({ team }) => `/teams/${team}/planning` },
    work: (page) => pressEach(page, '.choices a, .choices button', 8),
  },
  {
    ...{ name: 'a settled month', as: 'controller', kilobytes: 250, path: ({ month }) => `/settlement/${month}` },
    work: (page) => pressEach(page, '.views a', 5),
  },
  {
    ...{ name: 'models beside each other', as: 'controller', kilobytes: 250 },
    path: () => `/models/compare?a=${encodeURIComponent('syddjurs@2022.1')}&b=${encodeURIComponent('solna@2025.1')}`,
    work: (page) => pressEach(page, 'summary', 5),
  },
  {
    ...{ name: 'who has looked', as: 'leader', kilobytes: 250, path: () => '/access' },
    work: (page) => pressEach(page, '.tabs a', 3),
  },
]

type Seen = {
  readonly name: string
  readonly paint: number
  readonly answer: number
  readonly answers: number
  readonly kilobytes: number
  readonly kilobytesMost: number
}

async function walked(browser: Browser, address: string, walk: Walk, told: Told): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: walk.width ?? usualWidth, height: usualHeight },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
  })
  try {
    if (walk.as) await signIn(context, address, walk.as)
    const page = await context.newPage()
    await page.addInitScript(observe)
    const scripts = new Set<string>()
    page.on('request', (request) => scripts.add(new URL(request.url()).pathname))
    const devtools = await context.newCDPSession(page)
    await makeRoom(devtools, walk.width ?? usualWidth)
    await devtools.send('Network.clearBrowserCache')
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.goto(address + walk.path(told))
    // Looked for only when it is quiet, for the same reason: until then the page does nothing but come.
    await page.waitForLoadState('networkidle')
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 })
    await page.locator('.waiting').first().waitFor({ state: 'detached', timeout: 60_000 })
    await page.waitForLoadState('networkidle')
    const kilobytes = packed(scripts)
    const paint = await page.evaluate(() => (window as unknown as Observed).paint)
    await walk.work(page)
    await page.waitForTimeout(500)
    const answers = (await page.evaluate(() => [...(window as unknown as Observed).answers.values()])).sort(
      (a, b) => b - a,
    )
    const answer = answers[Math.floor(answers.length / 50)] ?? 0
    return { name: walk.name, paint, answer, answers: answers.length, kilobytes, kilobytesMost: walk.kilobytes }
  } finally {
    await context.close()
  }
}

/**
 * Makes the window as large as the page it shows, with its frame. Below the edge of a smaller one nothing is presented,
 * and the answer to a press there would last until the next thing that is.
 */
async function makeRoom(devtools: CDPSession, width: number): Promise<void> {
  const { windowId } = await devtools.send('Browser.getWindowForTarget')
  await devtools.send('Browser.setWindowBounds', { windowId, bounds: { width: width + 40, height: usualHeight + 200 } })
}

/** What the browser observes of itself, kept on its window. */
type Observed = { paint: number; answers: Map<number, number> }

/** Runs in the page before anything else. Events that belong to one press have one number, and the longest counts. */
function observe(): void {
  const seen = window as unknown as Observed
  seen.paint = 0
  seen.answers = new Map()
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.paint = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
      if (entry.interactionId > 0)
        seen.answers.set(entry.interactionId, Math.max(seen.answers.get(entry.interactionId) ?? 0, entry.duration))
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
}

async function signIn(context: BrowserContext, address: string, person: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate(
    async ([to, body]) =>
      void (await fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body })),
    [sessionPath, JSON.stringify({ tenant, person })] as const,
  )
  await page.close()
}

const packed = (addresses: ReadonlySet<string>): number =>
  [...addresses]
    .filter((address) => address.endsWith('.js'))
    .reduce((sum, address) => sum + gzipSync(readFileSync(path.join(root, '.build/web', address))).length / 1000, 0)

/** Processes that wait for a core or have one, in the middle of the last minute. */
const loadOfMachine = (): string => (loadavg()[0] ?? 0).toFixed(1)

function rowsOf(seen: readonly Seen[]): readonly Row[] {
  const pages = [...Map.groupBy(seen, ({ name }) => name)].map(([name, all]) => ({
    ...{
      name,
      paint: share(
        all.map(({ paint }) => paint),
        0.5,
      ),
      answer: share(
        all.map(({ answer }) => answer),
        0.5,
      ),
    },
    ...{ kilobytes: all[0]?.kilobytes ?? 0, most: all[0]?.kilobytesMost ?? 0 },
  }))
  const answer = share(
    seen.map((one) => one.answer),
    0.75,
  )
  const slowest = Math.max(...pages.map(({ paint }) => paint))
  const presses = seen.reduce((sum, { answers }) => sum + answers, 0)
  return [
    {
      ...{
        what: 'Largest paint (LCP) of the slowest page, middle of its visits',
        value: Math.round(slowest),
        unit: 'ms',
      },
      ...{ target: `at most ${paintMost} ms`, met: slowest <= paintMost },
    },
    {
      ...{ what: 'Answer to a press (INP), 75 of 100 visits', value: Math.round(answer), unit: 'ms' },
      ...{ target: `at most ${answerMost} ms`, met: answer <= answerMost },
    },
    { what: 'Presses and keys timed', value: presses, unit: '' },
    ...pages.map(({ name, paint, answer: own, kilobytes, most }) => ({
      what: `${name}: largest paint, answer, JavaScript`,
      value: `${Math.round(paint)} ms, ${Math.round(own)} ms, ${kilobytes.toFixed(0)} kB`,
      unit: '',
      target: `at most ${most} kB`,
      met: kilobytes <= most,
    })),
  ]
}

const share = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
