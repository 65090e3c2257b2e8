import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Answered, Asked } from './child.ts'

const child = fileURLToPath(new URL('./child.ts', import.meta.url))

/** One run in a process of its own. */
export async function ran(asked: Asked): Promise<Answered> {
  const { stdout } = await promisify(execFile)(process.execPath, [child, JSON.stringify(asked)])
  return JSON.parse(stdout) as Answered
}

/** Something to run, and the file that its raw result is written to. */
export type Task = {
  readonly result: string
  readonly run: () => Promise<{ readonly told: string; readonly raw: object }>
}

/**
 * Runs what has no result yet, so many side by side, until the minutes are over; a later call goes on from there. The
 * minutes of the wall bound when runs begin, never how long one searches.
 */
export async function ranAll(tasks: readonly Task[], sideBySide: number, minutes: number, say: (text: string) => void) {
  const end = performance.now() + minutes * 60_000
  const open = tasks.filter(({ result }) => !existsSync(result))
  say(`${open.length} runs to do`)
  const lane = async () => {
    for (let task = open.shift(); task && performance.now() < end; task = open.shift()) {
      const { told, raw } = await task.run()
      mkdirSync(path.dirname(task.result), { recursive: true })
      writeFileSync(
        task.result,
        `${JSON.stringify(raw, undefined, 1).replace(/\[\s+([\d.]+),\s+([\d.]+)\s+\]/g, '[$1, $2]')}\n`,
      )
      say(told)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane))
}

/** How long a call may take, in minutes, and how many runs go side by side. */
export const minutesOf = (usual: number): number => Number(process.env.FRIRUM_BENCH_MINUTES ?? usual)
export const sideBySideOf = (usual: number): number => Number(process.env.FRIRUM_BENCH_SIDE_BY_SIDE ?? usual)
