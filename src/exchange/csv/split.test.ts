import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestRecord } from './dialect.ts'
import { newSplitter } from './split.ts'
import { pieces, type Written, written } from './write.fixture.ts'

const split = (...texts: string[]) => {
  const splitter = newSplitter()
  return [...texts.flatMap((text) => splitter.push(text)), ...splitter.end()]
}

const dialects: fc.Arbitrary<Written> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  lastNewline: fc.boolean(),
})
const cell = fc.string({ unit: fc.constantFrom('a', 'å', '1', ' ', '"', ',', ';', '\t', '\n', '=', '𝄞'), maxLength: 6 })
/** A header whose names hold no delimiter, as the delimiter is told by it, and rows as wide. */
const tables = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.constant(['a', 'b', 'c', 'd', 'e'].slice(0, width)),
      fc.array(fc.array(cell, { minLength: width, maxLength: width })),
    ),
  )

describe('any rows, written in any dialect and cut anywhere', () => {
  it('read back the same, each with the line it begins on', () => {
    fc.assert(
      fc.property(tables, dialects, fc.array(fc.nat()), ([header, body], dialect, cuts) => {
        // A carriage return inside a cell of a file whose lines end so is a line break too.
        const rows = [header, ...body].map((cells) =>
          dialect.newline === '\r' ? cells.map((each) => each.replaceAll('\n', '\r')) : cells,
        )
        const records = split(...pieces(written(rows, dialect), cuts))
        expect(records.map((record) => 'cells' in record && record.cells)).toEqual(rows)
        let line = 1
        for (const [index, record] of records.entries()) {
          expect(record.line).toBe(line)
          line += 1 + (rows[index] as string[]).join('').split(dialect.newline === '\r' ? '\r' : '\n').length - 1
        }
      }),
      { numRuns: 500 },
    )
  })

  it('never come out otherwise for being cut, broken quotes included', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', '"', '"', ';', '\n', '\r', ' '), maxLength: 60 })
    fc.assert(
      fc.property(letters, fc.array(fc.nat()), (text, cuts) => {
        expect(split(...pieces(`a;b\n${text}`, cuts))).toEqual(split(`a;b\n${text}`))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what people send', () => {
  it('tells the delimiter by the column names, and by a line that says it', () => {
    expect(split('a,b\n1;2,3\n').at(-1)).toEqual({ line: 2, cells: ['1;2', '3'] })
    expect(split('a\tb\n1;2\t3').at(-1)).toEqual({ line: 2, cells: ['1;2', '3'] })
    expect(split('"name; in full";b;c\n1;2;3')[0]).toEqual({ line: 1, cells: ['name; in full', 'b', 'c'] })
    expect(split('sep=|\r\na|b\r\n1,5|2')).toEqual([
      { line: 2, cells: ['a', 'b'] },
      { line: 3, cells: ['1,5', '2'] },
    ])
  })

  it('takes a quotation mark inside a cell as text, and blanks around a quoted cell as none', () => {
    expect(split('a;b\n5" pipe; "x;y" ;\n')[1]).toEqual({ line: 2, cells: ['5" pipe', 'x;y', ''] })
  })

  it('gives up a line whose quotes cannot be right, and goes on after it', () => {
    expect(split('a;b\n"x"y;1\nz;2\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, reason: 'strayQuote', text: '"x"y;1' },
      { line: 3, cells: ['z', '2'] },
    ])
    expect(split('a;b\n"x;1\nz;2\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, reason: 'openQuote', text: '"x;1' },
      { line: 3, cells: ['z', '2'] },
    ])
  })

  it('holds no more than a record in memory, however long a quote stays open or a line goes on', () => {
    const long = `"${'x;y\n'.repeat(longestRecord / 4)}`
    const cuts = Array.from({ length: 50 }, (_, index) => index * 3_777)
    const records = split(...pieces(`a;b\n${long}\n${'y'.repeat(longestRecord + 1)}\nz;2\n`, cuts))
    expect(records[1]).toMatchObject({ line: 2, reason: 'openQuote' })
    expect(records[2]).toEqual({ line: 3, cells: ['x', 'y'] })
    expect(records.at(-2)).toMatchObject({ line: longestRecord / 4 + 3, reason: 'tooLong' })
    expect(records.at(-1)).toEqual({ line: longestRecord / 4 + 4, cells: ['z', '2'] })
  })
})
