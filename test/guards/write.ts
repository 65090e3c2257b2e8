import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawings } from './drawings.ts'
import { root } from './tree.ts'

/** Redraws what is drawn from the code: `node test/guards/write.ts`. */
for (const { path, text } of drawings()) {
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
}
