/** Runs the worked pages in docs/settlement: each holds a case, and the sums a controller comes to by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingKinds } from '#care/governance/finding-kind.ts'
import { check } from '#care/settlement/case-outcome.fixture.ts'
import { partOfDayHours } from '#care/visits/part-of-day-hours.ts'
import { whichFactWins } from '#care/visits/which-fact-wins.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { loadPreset, presetIds } from '#server/governance/load.ts'

const folder = path.join(import.meta.dirname, '../../../docs/settlement')
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
const block = /```case\n([\s\S]*?)```/

test('every preset has a worked page, and every page a preset', async () => {
  expect(pages.map((name) => name.replace('.md', '')).sort()).toEqual(await presetIds())
})

describe.each(pages)('%s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8')
  const written = block.exec(text)?.[1] ?? ''
  const id = name.replace('.md', '')

  test('comes out as it is worked by hand', async () => {
    const { model } = (await loadPreset(id)) ?? { model: undefined }
    expect(model).toBeDefined()
    expect(written).toContain(`model ${id}\n`)
    if (model) check(written, { [id]: model })
  })

  test('shows by hand every amount it expects', () => {
    const prose = text.replace(block, '')
    const amounts = [...written.matchAll(/^expect .*$/gm)].flatMap(([line]) => line.match(/-?[\d,]+\.\d\d/g) ?? [])
    expect(amounts.length).toBeGreaterThan(0)
    expect(amounts.filter((amount) => !prose.includes(amount))).toEqual([])
  })
})

describe('the page about all models', () => {
  const text = readFileSync(path.join(folder, 'README.md'), 'utf8')

  test('shows the table of facts as the code has it', () => {
    const rows = whichFactWins.map(({ about, kind, because }) => `| ${about} | ${kind} | ${because} |`)
    expect(text).toContain(rows.join('\n'))
  })

  test('shows the hours of the day as the code has them', () => {
    const rows = Object.entries(partOfDayHours).map(
      ([part, { start, end, usual }]) => `| ${[part, ...[start, end, usual].map(writeTimeOfDay)].join(' | ')} |`,
    )
    expect(text).toContain(rows.join('\n'))
  })

  test('explains every finding', () => {
    const [, findings = ''] = text.split('## What somebody must look at')
    expect(findingKinds.filter((kind) => !findings.includes(kind))).toEqual([])
  })
})
