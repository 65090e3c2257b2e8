import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultReasons } from '#exchange/csv/fault.ts'
import { kindNames, kinds } from '#exchange/csv/kinds.ts'
import { columnsByName } from '#exchange/csv/table.ts'
import { faultWords } from '#server/imports/fault-words.ts'

const guide = readFileSync('docs/guides/import-csv.md', 'utf8')

/** The rows of the first table under a heading, without its head. */
function tableUnder(heading: string): string[][] {
  const part = guide.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = part.split('\n')
  const start = lines.findIndex((line) => line.startsWith('|'))
  const stop = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  return lines.slice(start + 2, stop).map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  )
}

const namesIn = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name)

describe('the guide to tables', () => {
  it.each(kindNames)('names every column of %s, and no other, in three languages', (kind) => {
    const written = tableUnder(kind).map(([en, da, sv, needed]) => [
      namesIn(en),
      namesIn(da),
      namesIn(sv),
      needed === 'yes',
    ])
    const columns = Object.values(kinds[kind].columns)
    expect(written).toEqual(columns.map(({ names, needed }) => [names.en, names.da, names.sv, needed]))
  })

  it('says what each column is for, and each reason in the words of the command', () => {
    for (const kind of kindNames) for (const row of tableUnder(kind)) expect(row[4]).toMatch(/\w/)
    expect(tableUnder('Reasons')).toEqual(faultReasons.map((reason) => [`\`${reason}\``, faultWords[reason]]))
  })
})

describe('a column name', () => {
  it.each(kindNames)('of %s means one column only, with or without Nordic letters', (kind) => {
    const known = columnsByName(kinds[kind])
    for (const [key, { names }] of Object.entries(kinds[kind].columns))
      for (const name of [...names.en, ...names.da, ...names.sv])
        expect([name, known.get(name.toLowerCase().replace(/[\s_\-.:/]/g, ''))]).toEqual([name, key])
  })

  it('may be written in ASCII', () => {
    const known = columnsByName(kinds.plans)
    expect(['noegle', 'nogle', 'forloeb'].map((name) => known.get(name))).toEqual(['key', 'key', undefined])
    expect(known.get('tidpaadoegnet')).toBe('partOfDay')
    expect(known.get('gangeriveckan')).toBe('timesAWeek')
  })
})
