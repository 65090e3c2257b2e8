import { staleDrawings } from './drawings.ts'
import { complaintOf, tools } from './tools.ts'

/** What `npm run check` runs: all that can be said of the code without running it. */
const steps: Readonly<Record<string, () => string | Promise<string>>> = {
  types: () => complaintOf(tools.types),
  style: () => complaintOf(tools.style),
  'dead code': () => complaintOf(tools['dead code']),
  drawings: () =>
    staleDrawings()
      .map((path) => `${path} is not as the code is: run node test/guards/write.ts`)
      .join('\n'),
}

const help = `Checks the whole tree without running it: ${Object.keys(steps).join(', ')}.

  npm run check             all of it
  npm run check -- --help   this

Ends with 1 and the names of what failed. The tests are another matter: npm test.`

async function check(): Promise<string[]> {
  const failed: string[] = []
  for (const [name, step] of Object.entries(steps)) {
    const start = performance.now()
    const complaint = await step()
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${complaint ? '✗' : '✓'} ${name.padEnd(10)} ${seconds} s`)
    if (!complaint) continue
    console.log(`\n${complaint}\n`)
    failed.push(name)
  }
  return failed
}

if (process.argv.includes('--help')) console.log(help)
else {
  const failed = await check()
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
