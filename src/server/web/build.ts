/** Makes the bundle of the web when there is none or its sources are newer, so that `npm start` is all anybody runs. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

/** What the bundle is made from: the web itself and every room it may use. */
const sources = ['src/web', 'src/kernel', 'src/care', 'src/contract', 'vite.config.ts', 'package-lock.json']

const bundleFolder = '.build/web'

/** The folder of a bundle that is as new as its sources; `report` hears of one that had to be made. */
export async function builtWeb(project: string, report: (milliseconds: number) => void): Promise<string> {
  const folder = path.join(project, bundleFolder)
  const made = await changedAt(path.join(folder, 'index.html'))
  const changed = await Promise.all(sources.map((source) => changedAt(path.join(project, source))))
  if (made > Math.max(...changed)) return folder
  const started = performance.now()
  const { build } = await import('vite')
  await build({
    root: path.join(project, 'src/web'),
    configFile: path.join(project, 'vite.config.ts'),
    logLevel: 'error',
  })
  report(performance.now() - started)
  return folder
}

/** When a file, or anything in a folder, last changed; 0 where there is nothing. */
async function changedAt(where: string): Promise<number> {
  const found = await stat(where).catch(() => undefined)
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const entries = await readdir(where, { recursive: true, withFileTypes: true })
  const times = await Promise.all(
    entries.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).mtimeMs),
  )
  return Math.max(found.mtimeMs, ...times)
}
