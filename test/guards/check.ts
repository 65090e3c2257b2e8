import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { staleDrawings } from './drawings.ts'
import { root } from './tree.ts'

/** What `npm run check` runs: all that can be said of the code without running it. */
type Step = { readonly name: string; readonly complaint: () => string }

const steps: readonly Step[] = [
  { name: 'types', complaint: () => run('tsc', '--build') },
  { name: 'style', complaint: () => run('biome', 'check', '--error-on-warnings') },
  { name: 'dead code', complaint: () => run('knip', '--no-progress') },
  {
    name: 'drawings',
    complaint: () =>
      staleDrawings()
        .map((path) => `${path}: run node test/guards/write.ts`)
        .join('\n'),
  },
]

const help = `Checks the whole tree without running it: ${steps.map(({ name }) => name).join(', ')}.

  npm run check             all of it
  npm run check -- --help   this

Ends with 1 and the names of what failed. The tests are another matter: npm test.`

/** Nothing when the tool is content, otherwise what it said. */
function run(tool: string, ...asked: string[]): string {
  const bin = join(root, 'node_modules/.bin')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const { status, stdout, stderr, error } = spawnSync(join(bin, tool), asked, { cwd: root, env, encoding: 'utf8' })
  if (status === 0) return ''
  return [stdout, stderr, error?.message].filter(Boolean).join('\n') || `${tool} ended with ${status}`
}

function check(): string[] {
  const failed: string[] = []
  for (const { name, complaint } of steps) {
    const start = performance.now()
    const said = complaint()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${said ? '✗' : '✓'} ${name.padEnd(10)} ${seconds} s`)
    if (said) console.log(`\n${said.trim()}\n`)
    if (said) failed.push(name)
  }
  return failed
}

if (process.argv.includes('--help')) console.log(help)
else {
  const failed = check()
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
