import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withFrames } from '../frames/section.ts'
import { ablationSection } from './ablation.ts'
import { pageOfPlanner } from './page.ts'
import { plotsOf } from './plots.ts'

const docs = path.join(import.meta.dirname, '../../../docs')

/** Writes the page of instances, and its plots, from all raw results there are of this search. */
export function writePlannerPage(code: string) {
  const plots = plotsOf(code)
  // Plots of an earlier choice would stand there for nobody.
  rmSync(path.join(docs, 'planning-plots'), { recursive: true, force: true })
  mkdirSync(path.join(docs, 'planning-plots'), { recursive: true })
  for (const { file, svg } of plots) writeFileSync(path.join(docs, 'planning-plots', file), svg)
  const page = `${pageOfPlanner(code, plots)}${ablationSection(code)}`
  writeFileSync(path.join(docs, 'planning-benchmark.md'), withFrames(page))
}
