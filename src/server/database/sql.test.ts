import { describe, expect, it } from 'vitest'
import { identifier, joined, nothing, sql, verbatim } from './sql.ts'

const shown = (query: ReturnType<typeof sql>) => [query.text, ...query.values]

describe('sql', () => {
  it.each([
    ['without values', sql`select 1`, ['select 1']],
    ['a value', sql`select ${7}`, ['select $1', 7]],
    ['values at both ends', sql`${1} + ${2}`, ['$1 + $2', 1, 2]],
    ['null is a value', sql`select ${null}`, ['select $1', null]],
    ['a list is one value', sql`= any(${['a', 'b']})`, ['= any($1)', ['a', 'b']]],
    ['a piece', sql`select ${1}, ${sql`f(${2}, ${3})`}, ${4}`, ['select $1, f($2, $3), $4', 1, 2, 3, 4]],
    ['a piece without values', sql`a ${verbatim('desc')} b`, ['a desc b']],
    ['a piece in a piece', sql`(${sql`[${sql`<${1}>`}]`})`, ['([<$1>])', 1]],
    ['an absent piece', sql`where true ${nothing}`, ['where true ']],
    ['a name', sql`${identifier('frirum.odd "name"')}`, ['"frirum"."odd ""name"""']],
    ['none joined', joined([]), ['']],
    ['joined', joined([sql`a = ${1}`, sql`b = ${2}`], ' and '), ['a = $1 and b = $2', 1, 2]],
    [
      'eleven values',
      joined(Array.from({ length: 11 }, (_, index) => sql`${index}`)),
      ['$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11', ...Array(11).keys()],
    ],
  ])('%s', (_, query, expected) => {
    expect(shown(query)).toEqual(expected)
  })

  it('takes neither undefined nor a Date', () => {
    expect(() => sql`where id = ${undefined}`).toThrow('undefined as a value after: where id =')
    expect(() => sql`where at = ${new Date(0)}`).toThrow('neither a LocalDate nor an Instant')
  })
})
