import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Part } from './page.ts'

const root = path.join(import.meta.dirname, '../..')

export type Started = {
  readonly address: string
  readonly seconds: number
  readonly pid: number
  readonly stop: () => Promise<number>
}

/** Starts the server as `npm start` does, on `home`, and waits until it answers. */
export async function startServer(home: string, env: Record<string, string> = {}): Promise<Started> {
  const begun = performance.now()
  const child = spawn(path.join(root, 'node_modules/.bin/node'), ['src/server/main.ts'], {
    cwd: root,
    env: { ...process.env, FRIRUM_HOME: home, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  child.stdout.on('data', (text) => (printed += text))
  child.stderr.on('data', (text) => (printed += text))
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  while (true) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
    if (address && (await answers(address))) {
      const stop = async () => {
        const since = performance.now()
        child.kill('SIGINT')
        await ended
        return (performance.now() - since) / 1000
      }
      return { address, seconds: (performance.now() - begun) / 1000, pid: child.pid as number, stop }
    }
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed}`)
    if (performance.now() - begun > 120_000) throw new Error(`the server does not answer:\n${printed}`)
    await pause(10)
  }
}

const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/health`).then(
    ({ ok }) => ok,
    () => false,
  )

export const newHome = (): string => mkdtempSync(path.join(tmpdir(), 'frirum-bench-'))

export const start: Part = {
  title: 'Start',
  how: 'The server is started as `npm start` does: once on nothing, so that it makes the database and both towns, and five times on what is there. The clock runs from the start of the process to the first answer over HTTP. The middle of the five is shown.',
  measure: async (say) => {
    const home = newHome()
    try {
      const first = await startServer(home)
      const stopped = await first.stop()
      say(`first start ${first.seconds.toFixed(1)} s`)
      const again: number[] = []
      for (let round = 0; round < 5; round++) {
        const next = await startServer(home)
        again.push(next.seconds)
        await next.stop()
      }
      const middle = again.toSorted((a, b) => a - b)[2] as number
      return [
        {
          what: 'First start, both towns written',
          value: round2(first.seconds),
          unit: 's',
          target: 'at most 60 s',
          met: first.seconds <= 60,
        },
        { what: 'Next start', value: round2(middle), unit: 's', target: 'at most 3 s', met: middle <= 3 },
        { what: 'Stop after Ctrl-C', value: round2(stopped), unit: 's' },
      ]
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
}

const round2 = (seconds: number): number => Math.round(seconds * 100) / 100
