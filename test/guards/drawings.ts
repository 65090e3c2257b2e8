import { coverageOfTree, coveragePage } from './coverage.ts'
import { drawn, redraw } from './draw.ts'
import { glossaryOf, type Source } from './glossary.ts'
import { codeOfRooms, textOf } from './tree.ts'

/** Each drawn file as it should be now. */
export function drawings(): { path: string; text: string }[] {
  const plan = Object.entries(drawn).reduce((text, [name, draw]) => redraw(text, name, draw()), textOf(planPath))
  return [
    { path: planPath, text: plan },
    { path: 'docs/glossary.md', text: glossaryOf(careSources()) },
    { path: 'docs/coverage.md', text: coverage() },
  ]
}

const planPath = 'docs/architecture.md'

export function careSources(): Source[] {
  const paths = codeOfRooms().filter((path) => path.startsWith('src/care/'))
  return paths.toSorted().map((path) => ({ path, text: textOf(path) }))
}

function coverage(): string {
  const { requirements, context, shown } = coverageOfTree()
  return coveragePage(requirements, context, shown)
}

export const staleDrawings = (): string[] =>
  drawings()
    .filter(({ path, text }) => !isFresh(path, text))
    .map(({ path }) => path)

function isFresh(path: string, text: string): boolean {
  try {
    return textOf(path) === text
  } catch {
    return false
  }
}
