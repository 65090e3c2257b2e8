/** `node test/benchmarks/frames/write.ts FOLDER` writes the thirty instances as files. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { instances, instanceText } from './instances.ts'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: node test/benchmarks/frames/write.ts FOLDER')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
for (const each of instances) writeFileSync(path.join(folder, `${each.name}.json`), instanceText(each))
console.log(`${instances.length} instances in ${folder}`)
