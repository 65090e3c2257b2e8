/** The browsers that are there: Debian's, or the one that CHROMIUM names. */
import { existsSync } from 'node:fs'

/** The browser people have, whole; what they wait for is measured in it. */
export const wholeBrowser = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The same without windows of its own, where it is installed: it shows the same pages in half the time. */
const windowless = '/usr/bin/chromium-headless-shell'
export const program = !process.env.CHROMIUM && existsSync(windowless) ? windowless : wholeBrowser

/** Without a browser these tests cannot run, and say so. */
export const hasBrowser = existsSync(program)
