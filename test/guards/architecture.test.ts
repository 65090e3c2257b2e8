import { describe, expect, test } from 'vitest'
import { careModules, packagesAllowed, pureRooms, rooms } from '../../architecture.ts'
import { codeOfRooms, textOf } from './tree.ts'
import { roomsThatReachThemselves, violations } from './violations.ts'

describe('the house as it stands', () => {
  test('every file keeps to the plan', () => {
    const files = codeOfRooms()
    expect(files).not.toEqual([])
    expect(files.flatMap((file) => violations(file, textOf(file)))).toEqual([])
  })

  test('no room can reach itself through the rooms it uses', () => {
    expect(roomsThatReachThemselves(rooms)).toEqual([])
  })

  test('the plan speaks of its own rooms only, and of each module once', () => {
    const named = Object.values(rooms).flatMap((room: { mayUse: readonly string[]; typesFrom?: readonly string[] }) => [
      ...room.mayUse,
      ...(room.typesFrom ?? []),
    ])
    expect([...named, ...pureRooms, ...Object.keys(packagesAllowed)].filter((room) => !(room in rooms))).toEqual([])
    expect(new Set(careModules).size).toBe(careModules.length)
  })

  test('the runtime knows every room by its #, and the compiler which of them are pure', () => {
    expect(Object.keys(JSON.parse(textOf('package.json')).imports)).toEqual(
      Object.keys(rooms).map((room) => `#${room}/*`),
    )
    const compiled: string[] = JSON.parse(textOf('tsconfig.pure.json')).include
    expect(compiled.filter((folder) => folder.startsWith('src/'))).toEqual(pureRooms.map((room) => `src/${room}`))
  })
})

/** A guard nobody has seen fail is not a guard. */
describe('refuses', () => {
  test.each<[path: string, source: string, complaint: string]>([
    ['src/misc/x.ts', '', "no room is called 'misc'"],
    ['src/x.ts', '', "no room is called 'x.ts'"],
    ['src/care/x.ts', '', "care has no module called ''"],
    ['src/care/nonsense/x.ts', '', "care has no module called 'nonsense'"],
    ['src/care/grants/x.ts', `import { a } from '#nowhere/a.ts'`, "no room is called 'nowhere'"],
    ['src/care/grants/x.ts', `import { a } from '#server/grants/routes.ts'`, 'care may not use server'],
    ['src/care/grants/x.ts', `import type { A } from '#law/denmark/rates.ts'`, 'care may not use law'],
    ['src/care/grants/x.ts', `export * from '#contract/grants/grant.ts'`, 'care may not use contract'],
    ['src/kernel/clock/x.ts', `await import('#care/grants/grant.ts')`, 'kernel may not use care'],
    ['src/kernel/x.ts', `import '#care/grants/grant.ts'`, 'kernel may not use care'],
    ['src/kernel/x.ts', `import {\n  a,\n  b,\n} from '#care/grants/grant.ts'`, 'kernel may not use care'],
    ['src/kernel/x.test.ts', `import { a } from '#care/grants/grant.ts'`, 'kernel may not use care'],
    ['src/contract/grants/x.ts', `import { a } from '#care/grants/grant.ts'`, 'only types from care'],
    ['src/contract/grants/x.ts', `import { type A } from '#care/grants/grant.ts'`, 'only types from care'],
    [
      'src/contract/grants/x.ts',
      `export type A = 1\nimport { a } from '#care/grants/grant.ts'`,
      'contract may use only types from care',
    ],
    ['src/care/settlement/x.ts', `import { a } from '#care/grants/inner/x.ts'`, 'private to care/grants'],
    ['src/server/grants/x.ts', `import { a } from '#care/grants/inner/x.ts'`, 'private to care/grants'],
    ['src/server/grants/x.ts', `import { a } from '#server/plans/inner/x.ts'`, 'private to server/plans'],
    ['src/care/grants/x.ts', `import { a } from '#care/settlement/settle.ts'`, 'grants comes before settlement'],
    ['src/care/grants/x.ts', `import { a } from '../settlement/settle.ts'`, "leave the module by '#'"],
    ['src/care/grants/inner/x.ts', `import { a } from '../../settlement/settle.ts'`, "leave the module by '#'"],
    ['src/kernel/id.ts', `import { a } from './clock/instant.ts'`, "leave the module by '#'"],
    ['src/kernel/clock/zone.ts', `import { a } from '../id.ts'`, "leave the module by '#'"],
    ['src/server/visits/x.ts', `import { database } from '../../../test/database.ts'`, "leave the module by '#'"],
    ['src/server/main.ts', `import { rooms } from '../../architecture.ts'`, "leave the module by '#'"],
    ['src/care/grants/x.ts', `import { a } from '#care/grants/grant.ts'`, "inside a module write './'"],
    ['src/kernel/id.ts', `import { a } from '#kernel/random.ts'`, "inside a module write './'"],
    ['src/care/grants/x.ts', `import { sum } from 'lodash'`, 'care may not bring in lodash'],
    ['src/care/grants/x.ts', `import { readFileSync } from 'node:fs'`, 'care may not bring in node:fs'],
    ['src/care/grants/x.ts', `import { z } from 'zod'`, 'care may not bring in zod'],
    ['src/care/grants/x.ts', `import { test } from 'vitest'`, 'care may not bring in vitest'],
    ['src/care/grants/x.test.ts', `import { sum } from 'lodash'`, 'care may not bring in lodash'],
    ['src/contract/x.ts', `import a from 'constructor'`, 'contract may not bring in constructor'],
    ['src/exchange/csv/x.ts', 'await import(name)', 'may not bring in what it does not name'],
    ['src/server/access/x.ts', `import { house } from '#server/main.ts'`, 'none knows it'],
    ['src/care/visits/x.ts', 'const now = Date.now()', 'care may not ask the time'],
    ['src/care/visits/x.ts', 'const now = new Date()', 'care may not ask the time'],
    ['src/care/visits/x.ts', 'const now = new Date( )', 'care may not ask the time'],
    ['src/care/visits/x.ts', 'const now = new Date', 'care may not ask the time'],
    ['src/law/denmark/x.ts', 'Temporal.Now.plainDateISO()', 'law may not ask the time'],
    ['src/contract/x.ts', 'performance.now()', 'contract may not ask the time'],
    ['src/simulation/towns/x.ts', 'const dice = Math.random', 'simulation may not roll dice'],
    ['src/kernel/x.ts', 'const hour = new Date(0).getHours()', "kernel may not use the machine's own time zone"],
    ['src/kernel/x.ts', 'names.sort((a, b) => a.localeCompare(b))', "kernel may not use the machine's own language"],
    ['src/kernel/x.ts', 'total.toLocaleString()', "kernel may not use the machine's own language"],
    ['src/care/grants/x.ts', `if (place === 'denmark') pay()`, 'care knows no country, and this says denmark'],
    ['src/care/grants/x.ts', 'const isSwedish = true', 'care knows no country'],
    ['src/care/grants/x.ts', `const rates = { DK: 1 }`, 'care knows no country, and this says DK'],
    ['src/care/grants/x.ts', `const country = 'se'`, 'care knows no country'],
    ['src/care/grants/x.ts', `const home = 'https://frirum' // here\nconst inDenmark = 1`, 'care knows no country'],
  ])('%s: %j', (path, source, complaint) => {
    expect(violations(path, source).join('\n')).toContain(complaint)
  })

  test('a plan in which a room comes back to itself, even by types alone', () => {
    expect(roomsThatReachThemselves({ a: { mayUse: ['b'] }, b: { mayUse: ['c'] }, c: { mayUse: ['b'] } })).toEqual([
      'b',
      'c',
    ])
    expect(roomsThatReachThemselves({ a: { mayUse: ['b'] }, b: { mayUse: [], typesFrom: ['a'] } })).toEqual(['a', 'b'])
  })
})

describe('allows', () => {
  test.each<[path: string, source: string]>([
    ['src/care/grants/grant.ts', `import { roundUp } from './inner/rounding.ts'`],
    ['src/care/grants/inner/rounding.ts', `import { x } from '../grant.ts'`],
    ['src/care/settlement/x.ts', `import { a } from '#care/grants/grant.ts'`],
    ['src/kernel/id.ts', `import type { Instant } from '#kernel/clock/instant.ts'\nimport { a } from './random.ts'`],
    ['src/contract/grants/grant.ts', `import { z } from 'zod'\nimport type { Grant } from '#care/grants/grant.ts'`],
    ['src/contract/grants/grant.ts', `export type {\n  Grant,\n  Goal,\n} from '#care/grants/grant.ts'`],
    ['src/contract/grants/grant.test.ts', `import { grant } from '#care/grants/grant.ts'`],
    ['src/care/grants/x.test.ts', `import fc from 'fast-check'\nimport { expect } from 'vitest'\nimport 'node:fs'`],
    ['src/server/grants/routes.ts', `import { a } from '#care/grants/grant.ts'\nconst now = Date.now()`],
    ['src/server/visits/x.test.ts', `import { database } from '../../../test/database.ts'`],
    ['src/care/visits/x.ts', `type Source = 'staff' | 'import'\nconst from = 'export'`],
    ['src/server/command/start.ts', `import { house } from '#server/main.ts'`],
    ['src/care/visits/x.ts', '/** Never `new Date()`, nor Math.random. */\nconst then = new Date(0).getUTCHours()'],
    ['src/care/visits/x.ts', `// Denmark and Sweden differ here.\nconst currency = 'DKK'`],
    ['src/care/visits/x.ts', 'const quote = /\'/ // Denmark\nconst other = /[/"]/ // Sweden'],
    ['src/care/visits/x.ts', `names.sort((a, b) => a.localeCompare(b, language))`],
    ['src/law/denmark/rates.ts', `const country = 'DK'`],
    ['src/care/grants/x.ts', `// import { a } from '#server/grants/routes.ts'`],
  ])('%s: %j', (path, source) => expect(violations(path, source)).toEqual([]))
})
