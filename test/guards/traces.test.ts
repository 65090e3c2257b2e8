import { expect, test } from 'vitest'
import { tracesIn } from './traces.ts'
import { filesOfTree, textOf } from './tree.ts'

const isText = (text: string) => !text.slice(0, 8000).includes('\0')

test('no file tells where or with what it was written', () => {
  const files = filesOfTree().filter((path) => path !== 'package-lock.json')
  expect(files).not.toEqual([])
  const found = files.flatMap((path) => {
    const text = textOf(path)
    return [...tracesIn(path, path), ...(isText(text) ? tracesIn(path, text) : [])]
  })
  expect(found).toEqual([])
})

/** Put together here, so that this file does not hold what it must not. */
const place = (...names: string[]) => ['', ...names, ''].join('/')
const beside = ['..', 'shared'].join('/')

test.each<[path: string, text: string, trace: string]>([
  ['src/server/main.ts', `\nconst data = '${place('work', 'main')}'`, 'src/server/main.ts:2 tells of a machine'],
  ['docs/x.md', `see ${place('root')}notes`, 'a machine'],
  ['docs/x.md', `(${place('home', 'anna')})`, 'a machine'],
  ['docs/x.md', `[sources](${beside}/seeds)`, 'a folder beside the project'],
  ['src/care/grants/x.ts', `readFileSync('${beside}/seeds')`, 'a folder beside the project'],
  ['test/x.test.ts', place('tmp', ['bash', 'jobs'].join('_')), 'a job of a shell'],
  ['README.md', `with ${['Clau', 'de'].join('')}`, 'a writing machine'],
  ['README.md', `fixes issue ${'#'}12`, 'a thread nobody can open'],
])('refuses %s: %j', (path, text, trace) => expect(tracesIn(path, text).join('\n')).toContain(trace))

test.each<[path: string, text: string]>([
  ['test/requirements.test.ts', `existsSync('${beside}/requirements.md')`],
  ['docs/x.md', `https://example.org${place('work')} and ./homework/x`],
  ['docs/x.md', 'the root of the tree, the shared calendar, a farm'],
])('allows %s: %j', (path, text) => expect(tracesIn(path, text)).toEqual([]))
