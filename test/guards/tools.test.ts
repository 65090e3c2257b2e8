import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { complaintOf, tools } from './tools.ts'
import { root } from './tree.ts'

/** A small house with our settings, in which each tool has something to find. */
const settings = [
  'package.json',
  'tsconfig.json',
  'tsconfig.pure.json',
  'tsconfig.server.json',
  'tsconfig.web.json',
  'tsconfig.test.json',
]
const files: Readonly<Record<string, string>> = {
  'src/kernel/process.ts': 'export const here = process.pid\n',
  'src/kernel/console.ts': `console.log('here')\n`,
  'src/kernel/fetched.ts': `export const page = fetch('here')\n`,
  'src/kernel/later.ts': 'setTimeout(() => {}, 1)\n',
  'src/kernel/listed.ts': 'export const first: number = [1][0]\n',
  'src/kernel/optional.ts': 'export const none: { a?: number } = { a: undefined }\n',
  'src/kernel/kinds.ts': 'export enum Kind { A }\nexport type Name = string\n',
  'src/kernel/borrowed.ts': `import { Name } from './kinds.ts'\nexport type Same = Name\n`,
  'src/kernel/fine.ts': `export const day = Temporal.PlainDate.from('2026-10-25').toString()\n`,
  'src/kernel/cycle.ts': `import { a } from './cycle-back.ts'\nexport const b = (): number => a()\n`,
  'src/kernel/cycle-back.ts': `import { b } from './cycle.ts'\nexport const a = (): number => b()\n`,
  'src/kernel/loose.ts': 'export const loose = (of: any) => of\n',
  'src/kernel/ragged.ts': 'export const ragged   = 1;\n',
  'src/server/main.ts': `import { day } from '#kernel/fine.ts'\nexport const started = [day, process.pid]\n`,
  'test/fine.test.ts': `import { started } from '#server/main.ts'\n\nstarted.push(process.pid)\n`,
}

let house: string
const said: Record<string, string> = {}

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'frirum-house-'))
  for (const name of [...settings, 'biome.json', 'knip.json', '.gitignore'])
    copyFileSync(join(root, name), join(house, name))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  await Promise.all(
    Object.entries(tools).map(async ([name, tool]) => {
      said[name] = await complaintOf(tool, house)
    }),
  )
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

describe('the compiler, in a pure room', () => {
  test.each([
    ['process.ts', "Cannot find name 'process'"],
    ['console.ts', "Cannot find name 'console'"],
    ['fetched.ts', "Cannot find name 'fetch'"],
    ['later.ts', "Cannot find name 'setTimeout'"],
    ['listed.ts', "'number | undefined' is not assignable"],
    ['optional.ts', 'exactOptionalPropertyTypes'],
    ['kinds.ts', 'erasableSyntaxOnly'],
    ['borrowed.ts', 'verbatimModuleSyntax'],
  ])('refuses %s: %s', (file, complaint) => {
    const lines = (said.types ?? '').split('\n').filter((line) => line.startsWith(`src/kernel/${file}(`))
    expect(lines.join('\n')).toContain(complaint)
  })

  test('allows the calendar there, and Node in the server and in tests', () => {
    expect(said.types).not.toMatch(/fine\.|main\.ts/)
  })
})

describe('Biome', () => {
  test.each([
    ['cycle.ts', 'noImportCycles'],
    ['loose.ts', 'noExplicitAny'],
    ['console.ts', 'noConsole'],
    ['ragged.ts', 'format'],
  ])('refuses %s: %s', (file, rule) => {
    expect(said.style).toMatch(new RegExp(`src/kernel/${file.replace('.', '\\.')}\\S* .*${rule}`))
  })

  test('allows what is well made', () => expect(said.style).not.toMatch(/fine\.|main\.ts/))
})

test('knip finds what nothing stands on, and leaves what something does', () => {
  expect(said['dead code']).toMatch(/src\/kernel\/loose\.ts/)
  expect(said['dead code']).not.toMatch(/src\/kernel\/fine\.ts|src\/server\/main\.ts/)
})
