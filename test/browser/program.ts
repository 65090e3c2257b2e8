/** The browser that is there: Debian's Chromium, or the one that CHROMIUM names. */
import { existsSync } from 'node:fs'

export const program = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Without a browser these tests cannot run, and say so. */
export const hasBrowser = existsSync(program)
