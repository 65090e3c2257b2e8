import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSplitter } from './split.ts'
import { type Cell, csvLine, harmless, type WrittenAs } from './write.ts'

const danish: WrittenAs = { decimal: ',', delimiter: ';' }

/** What a spreadsheet would begin to compute. */
const dangerous = /^\s*[=+\-@\t\r|%]|^[\t\r\n]/

test.each([
  ['=HYPERLINK("http://example.org";"pay")', `"'=HYPERLINK(""http://example.org"";""pay"")"`],
  ['+45 12345678', `'+45 12345678`],
  ['-2+3', `'-2+3`],
  ['@SUM(A1:A9)', `'@SUM(A1:A9)`],
  ['  =1+1', `'  =1+1`],
  ['\t=1', `'\t=1`],
  ['Grete; Poul', '"Grete; Poul"'],
  ['a "b"', '"a ""b"""'],
  ['Åse', 'Åse'],
])('%j is written as %s', (cell, text) => {
  expect(csvLine([cell], danish)).toBe(`${text}\r\n`)
})

test('amounts are numbers, with a comma or a point, and below nothing they stay numbers', () => {
  const cells: Cell[] = [{ minor: -123450 }, { minor: 5 }, { minor: 0 }, 7, null]
  expect(csvLine(cells, danish)).toBe('-1234,50;0,05;0,00;7;\r\n')
  expect(csvLine(cells, { decimal: '.', delimiter: ';' })).toBe('-1234.50;0.05;0.00;7;\r\n')
})

describe('whatever people wrote', () => {
  // A stray quotation mark or a lone carriage return is read back otherwise by design of the reader.
  const text = fc.string({ unit: 'binary' }).filter((one) => one.trim() === one && one !== '' && !/[\r\0]/.test(one))

  test('no cell begins like a formula', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (one) => !dangerous.test(harmless(one))))
  })

  test('a reader gets the same cells back, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
        const splitter = newSplitter()
        const head = csvLine(
          cells.map((_, index) => `column ${index}`),
          danish,
        )
        const records = [...splitter.push(head + csvLine(cells, danish)), ...splitter.end()]
        const read = records.at(-1)
        expect(read && 'cells' in read ? read.cells : read).toEqual(cells.map(harmless))
      }),
    )
  })
})
