/** Makes the bundle of the web when there is none or its sources are newer, so that `npm start` is all anybody runs. */
import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What the bundle is made from: the web itself, every room it may use, and how it is built. */
const rooms = ['src/web', 'src/kernel', 'src/care', 'src/contract']
const sources = [...rooms, 'src/server/web', 'vite.config.ts', 'package-lock.json']

const bundleFolder = '.build/web'

const vite = path.join(path.dirname(fileURLToPath(import.meta.resolve('vite/package.json'))), 'bin/vite.js')

/** The folder of a bundle that is as new as its sources; `report` hears of one that had to be made. */
export async function builtWeb(project: string, report: (milliseconds: number) => void): Promise<string> {
  const folder = path.join(project, bundleFolder)
  const made = await changedAt(path.join(folder, 'index.html'))
  const changed = await Promise.all(sources.map((source) => changedAt(path.join(project, source))))
  if (made > Math.max(...changed)) return folder
  const started = performance.now()
  // A program of its own: its memory goes when it is done, and what this one is run as makes no other bundle.
  await promisify(execFile)(
    process.execPath,
    [
      vite,
      'build',
      path.join(project, 'src/web'),
      '--config',
      path.join(project, 'vite.config.ts'),
      '--logLevel=error',
    ],
    { cwd: project, env: { ...process.env, NODE_ENV: 'production' } },
  )
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
