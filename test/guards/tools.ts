import { execFile } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './tree.ts'

/** The tools that look at the whole tree without running it, and how each is asked. */
export const tools = {
  types: ['tsc', '--build'],
  style: ['biome', 'check', '--error-on-warnings', '--colors=off'],
  'dead code': ['knip', '--no-progress', '--no-config-hints'],
} as const satisfies Record<string, readonly [string, ...string[]]>

/** Nothing when the tool is content with the tree in `folder`, otherwise what it said. */
export function complaintOf([tool, ...asked]: readonly [string, ...string[]], folder = root): Promise<string> {
  const bin = join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const { promise, resolve } = Promise.withResolvers<string>()
  execFile(join(bin, tool), asked, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
    const said = [stdout, stderr].filter(Boolean).join('\n').trim()
    resolve(error ? said || error.message : '')
  })
  return promise
}
