/** In the browser a schema of the contract only takes what it is told: a page that asks it for more would find nothing. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { codeOfRooms, root, textOf } from './tree.ts'

type Import = { readonly module: string; readonly names: readonly string[] }

/** What a file takes from the contract at run time. */
const takenFrom = (code: string): Import[] =>
  [...code.matchAll(/^import \{([^}]+)\} from '#contract\/([^']+)'/gm)].map(([, names = '', module = '']) => ({
    module,
    names: names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  }))

/** Where a file asks a schema for anything but to take an answer. */
function asksOfSchemas(code: string, isSchema: (name: string) => boolean): string[] {
  const names = takenFrom(code).flatMap((one) => one.names.filter(isSchema))
  return names.flatMap((name) =>
    [...code.matchAll(new RegExp(`\\b${name}\\.(?!parse\\()\\w+`, 'g'))].map(([found]) => found),
  )
}

test('no page asks a schema for what the browser does not have', async () => {
  const web = codeOfRooms().filter((file) => file.startsWith('src/web/') && !/\.test\.tsx?$/.test(file))
  const modules = new Set(web.flatMap((file) => takenFrom(textOf(file)).map(({ module }) => module)))
  const schemas = new Set<string>()
  for (const module of modules)
    for (const [name, value] of Object.entries(await import(path.join(root, 'src/contract', module))))
      if (value instanceof z.core.$ZodType) schemas.add(name)
  expect(schemas.size).toBeGreaterThan(3)
  expect(web.flatMap((file) => asksOfSchemas(textOf(file), (name) => schemas.has(name)))).toEqual([])
})

test('a page that would is found', () => {
  const code =
    "import { factKind, type visitFact } from '#contract/visits/fact.ts'\nfactKind.options; factKind.parse(1)\n"
  expect(asksOfSchemas(code, () => true)).toEqual(['factKind.options'])
})
