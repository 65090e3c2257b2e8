/** A browser on a small town: Debian's Chromium where there is one, on the real server with the real bundle. */
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { sessionPath } from '#contract/access/session.ts'
import { type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { builtWeb } from '#server/web/build.ts'
import { readWeb } from '#server/web/serve.ts'
import type { Language } from '#web/words/format.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { root } from '../guards/tree.ts'
import { writeAdoptedDay } from '../http/adopted-day.ts'
import { serverOn } from '../http/asked.ts'
import { now, type PersonKey, writeSmallTown } from '../http/small-town.ts'
import { type DemoTown, demoKey, writeDemoTown } from './demo-town.ts'
import { hasBrowser, program } from './program.ts'

export { hasBrowser, program }

if (!hasBrowser) console.warn(`Skipped: the browser tests, because there is no ${program}. CHROMIUM names another.`)

export type Look = {
  readonly language: Language
  readonly theme: 'light' | 'dark'
  readonly width: number
}

/** Somebody of the small town, somebody of the demo town (`demo leader`), or nobody: whoever stands at the door. */
export type Visitor = PersonKey | `demo ${DemoPerson}` | null
type DemoPerson = 'citizen' | 'relative' | 'team-member' | 'fixed-contact' | 'leader' | 'case-officer' | 'controller'

export type Opened = {
  /** A page signed in as somebody, or at the door; whatever the browser complains of is kept in `complaints`. */
  readonly as: (person: PersonKey | null, look?: Partial<Look>) => Promise<Page>
  /** A new page in a window of somebody's that is kept: quick, for those who look at many and leave nothing behind. */
  readonly beside: (who: Visitor, look: Look) => Promise<Page>
  readonly address: string
  readonly database: TestDatabase
  readonly complaints: string[]
  /** The part of the demo town, where one was asked for. */
  readonly demo: DemoTown
  /** How large a file of the bundle is, packed with gzip. */
  readonly packedBytes: (address: string) => number
  readonly close: () => Promise<unknown>
}

/** A day far enough ahead that nobody else's test sees the routes of it. */
export const routedDay = localDate('2026-11-03')

/**
 * `demo` names the months that the demo town has settled; without it there is only the small town, whose letters know
 * whom one can ask if `hasContact`, and whose northern team has adopted routes for the day `routesOn`.
 */
export async function opened({
  demo,
  hasContact = true,
  routesOn = routedDay,
}: {
  readonly demo?: readonly string[]
  readonly hasContact?: boolean
  readonly routesOn?: LocalDate
} = {}): Promise<Opened> {
  const database = await freshDatabase()
  const town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2, hasContact })
  await writeAdoptedDay(database, town, routesOn)
  const demoTown = demo ? await writeDemoTown(database, demo) : undefined
  const web = await readWeb(await builtWeb(root, () => {}))
  const { server, broken } = serverOn(database, { web })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  const complaints: string[] = []
  const windows = new Map<string, Promise<BrowserContext>>()

  const newWindow = async ({ language, theme, width }: Look): Promise<BrowserContext> => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: 'da-DK',
      timezoneId: 'Europe/Copenhagen',
    })
    await context.addInitScript((chosen) => localStorage.setItem('frirum-language', chosen), language)
    await context.clock.setFixedTime(now)
    return context
  }
  const newPage = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      const isRefusal = /status of (400|401|404|409|422)/.test(message.text())
      const isAsked = /net::ERR_FAILED/.test(message.text())
      // Where the machine is slow what was fetched ahead lies there a while.
      const isEarly = /preloaded using link preload but not used within a few seconds/.test(message.text())
      const isComplaint = ['error', 'warning'].includes(message.type()) && !isRefusal && !isAsked && !isEarly
      if (isComplaint) complaints.push(message.text())
    })
    return page
  }
  const signedIn = async (who: Visitor, look: Look): Promise<BrowserContext> => {
    const context = await newWindow(look)
    if (who === null) return context
    const [tenant, person] = who.startsWith('demo ') ? [demoKey, who.slice(5)] : ['lyngvig', who]
    const answer = await context.request.post(address + sessionPath, {
      headers: { origin: address },
      data: { tenant, person },
    })
    if (answer.status() !== 201) throw new Error(`${who} was not let in: ${answer.status()}`)
    return context
  }

  return {
    address,
    database,
    complaints,
    get demo() {
      if (!demoTown) throw new Error('nobody asked for the demo town')
      return demoTown
    },
    packedBytes: (name) => web.get(name)?.gzip?.length ?? 0,
    as: async (person, { language = 'da', theme = 'light', width = 1280 } = {}) => {
      const page = await newPage(await newWindow({ language, theme, width }))
      await page.goto(address)
      if (person) {
        await page.getByRole('button', { name: `Lyngvig ${person}` }).click()
        await page.locator('.who').waitFor()
      }
      return page
    },
    // The language lies in the window, so a window speaks one; light and width are the page's own.
    beside: async (who, look) => {
      const key = `${who} ${look.language}`
      const kept = windows.get(key) ?? signedIn(who, look)
      windows.set(key, kept)
      const page = await newPage(await kept)
      await page.setViewportSize({ width: look.width, height: 900 })
      await page.emulateMedia({ colorScheme: look.theme, reducedMotion: 'reduce' })
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      await database.close()
      if (broken.length) throw new Error(JSON.stringify(broken))
    },
  }
}
