import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { faultReasons } from '#exchange/csv/fault.ts'
import { reasonWords, refusalWords } from '#server/reports/words.ts'
import { importWords } from '#web/imports/words.ts'
import { root } from './tree.ts'

const folder = mkdtempSync(join(root, '.build/language-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every folder of words, from the root. */
const wordFolders = readdirSync(join(root, 'src/web'), { recursive: true, withFileTypes: true })
  .filter(({ name, parentPath }) => name === 'da.ts' && parentPath.endsWith('/words'))
  .map(({ parentPath }) => relative(root, parentPath))
  .sort()

/** What the compiler says of a language that is English with a change. */
function complaintOf(change: (text: string) => string): string {
  const english = `import { en } from '../../src/web/words/en.ts'\nimport type { Words } from '../../src/web/words/da.ts'\n`
  writeFileSync(join(folder, 'nb.ts'), english + change(`export const nb: Words = { ...en }\n`))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = '--noEmit --strict --target es2024 --module nodenext --allowImportingTsExtensions --skipLibCheck'
  try {
    execFileSync(process.execPath, [tsc, '--ignoreConfig', ...options.split(' '), join(folder, 'nb.ts')], { cwd: root })
    return ''
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout)
  }
}

describe('a language', () => {
  test('compiles when it has every word', () => {
    expect(complaintOf((text) => text)).toBe('')
  })

  test('does not when it lacks one', () => {
    const lacking = complaintOf((text) => `const { signOut, ...rest } = en\n${text.replace('...en', '...rest')}`)
    expect(lacking).toContain("Property 'signOut' is missing")
  })

  test('is in every folder of words that has Danish ones', () => {
    expect(wordFolders.length).toBeGreaterThan(10)
    for (const words of wordFolders)
      expect(readdirSync(join(root, words)), words).toEqual(expect.arrayContaining(['da.ts', 'en.ts', 'sv.ts']))
  })

  test.each(['da', 'sv'] as const)('says in %s whatever can be wrong with a file', (language) => {
    const { faults, reportFaults } = importWords[language]
    const inReports = [...Object.keys(reasonWords), ...Object.keys(refusalWords)]
    expect([...faultReasons, ...inReports].filter((reason) => !faults[reason])).toEqual([])
    // A word that tables and reports share says two things.
    const shared = faultReasons.filter((reason) => reason in reasonWords)
    expect(Object.keys(reportFaults).sort()).toEqual(shared.sort())
  })
})
