import { expect, test } from 'vitest'
import { styleViolations } from './style.ts'
import { filesOfTree, textOf } from './tree.ts'

const isOurCode = (path: string) => /^(?:src|test)\/.*\.tsx?$|^[^/]+\.ts$/.test(path)

test('every file keeps to the house style', () => {
  const files = filesOfTree().filter(isOurCode)
  expect(files).not.toEqual([])
  expect(files.flatMap((file) => styleViolations(file, textOf(file)))).toEqual([])
})

/** Words that must not stand in a file, put together here so that this file does not hold them either. */
const unfinished = ['TO', 'DO'].join('')
const broken = ['FIX', 'ME'].join('')
const marked = 'X'.repeat(3)
const alone = ['on', 'ly'].join('')
const away = ['sk', 'ip'].join('')

test.each<[path: string, source: string, complaint: string]>([
  ['src/care/grants/util.ts', '', "'util' names no thing"],
  ['src/care/grants/date-helpers.ts', '', "'helpers' names no thing"],
  ['src/server/utils/x.ts', '', "'utils' names no thing"],
  ['src/server/grant.manager.ts', '', "'manager' names no thing"],
  ['src/server/grants/x.ts', `export class ${'Grant'}${'Manager'} {}`, 'GrantManager names no thing'],
  ['src/server/grants/x.ts', `const ${'date'}${'Utils'} = {}`, 'dateUtils names no thing'],
  ['src/care/grants/index.ts', '', 'a barrel hides'],
  ['src/care/grants/x.ts', `// ${unfinished}: later`, `'${unfinished}' is a promise`],
  ['src/care/grants/x.ts', `/* ${broken} */`, `'${broken}' is a promise`],
  ['test/stories/x.test.ts', `// ${marked}`, `'${marked}' is a promise`],
  ['src/care/grants/x.test.ts', `test.${alone}('a', () => {})`, `test.${alone} switches tests off`],
  ['src/care/grants/x.test.ts', `describe.concurrent.${away}('a', () => {})`, 'switches tests off'],
  ['src/care/grants/x.ts', `\n// ${'a'.repeat(118)}\n\n${'b'.repeat(121)}`, 'longer than 120: line 2, 4'],
  ['src/care/grants/x.ts', `// don't\nf('a', ${'b'.repeat(121)}, 'c')`, 'longer than 120: line 2'],
  ['src/care/grants/x.ts', '\n'.repeat(501), 'over 500 lines need a sentence'],
  ['test/stories/x.test.ts', `${'\n'.repeat(501)}// Long because it came late.`, 'over 500 lines need a sentence'],
])('refuses %s: %j', (path, source, complaint) => {
  expect(styleViolations(path, source).join('\n')).toContain(complaint)
})

test.each<[path: string, source: string]>([
  ['src/care/grants/utility-bill.ts', ''],
  ['src/care/people/management-plan.ts', ''],
  ['src/care/grants/x.test.ts', `test.skipIf(!there)('a', () => {})`],
  ['src/care/grants/x.ts', `// ${'ø'.repeat(117)}`],
  ['src/care/grants/x.ts', '\n'.repeat(500)],
  ['src/care/grants/x.ts', `/** Long because the table is one. */${'\n'.repeat(600)}`],
  ['test/stories/x.test.ts', 'a'.repeat(130)],
  ['src/care/grants/x.ts', `const said = '${'a'.repeat(130)}'`],
  ['src/care/grants/x.ts', ['const page = `', 'a'.repeat(130), '`'].join('\n')],
])('allows %s: %j', (path, source) => expect(styleViolations(path, source)).toEqual([]))
