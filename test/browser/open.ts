/** A browser on a small town: Debian's Chromium where there is one, on the real server with the real bundle. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { builtWeb } from '#server/web/build.ts'
import { readWeb } from '#server/web/serve.ts'
import { freshDatabase } from '../database.ts'
import { root } from '../guards/tree.ts'
import { serverOn } from '../http/asked.ts'
import { now, type PersonKey, writeSmallTown } from '../http/small-town.ts'

export const program = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Without a browser these tests cannot run, and say so. */
export const hasBrowser = existsSync(program)
if (!hasBrowser) console.warn(`Skipped: the browser tests, because there is no ${program}. CHROMIUM names another.`)

export type Look = {
  readonly language: 'da' | 'sv' | 'en'
  readonly theme: 'light' | 'dark'
  readonly width: number
}

export type Opened = {
  /** A page signed in as somebody, or at the door; whatever the browser complains of is kept in `complaints`. */
  readonly as: (person: PersonKey | null, look?: Partial<Look>) => Promise<Page>
  readonly address: string
  readonly complaints: string[]
  /** How large a file of the bundle is, packed with gzip. */
  readonly packedBytes: (address: string) => number
  readonly close: () => Promise<unknown>
}

/** @param hasContact whether the town's letters know whom one can ask */
export async function opened({ hasContact = true } = {}): Promise<Opened> {
  const database = await freshDatabase()
  await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1, more: 2, hasContact })
  const web = await readWeb(await builtWeb(root, () => {}))
  const { server, broken } = serverOn(database, { web })
  const address = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser: Browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  return {
    address,
    complaints,
    packedBytes: (name) => web.get(name)?.gzip?.length ?? 0,
    as: async (person, { language = 'da', theme = 'light', width = 1280 } = {}) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'da-DK',
        timezoneId: 'Europe/Copenhagen',
      })
      contexts.push(context)
      await context.addInitScript((chosen) => localStorage.setItem('frirum-language', chosen), language)
      await context.clock.setFixedTime(now)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        const isRefusal = /status of (400|401|404|422)/.test(message.text())
        if (['error', 'warning'].includes(message.type()) && !isRefusal) complaints.push(message.text())
      })
      await page.goto(address)
      if (person) {
        await page.getByRole('button', { name: `Lyngvig ${person}` }).click()
        await page.locator('.who').waitFor()
      }
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
