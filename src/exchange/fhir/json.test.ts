import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bounds, canonical, type Json, readJson } from './json.ts'

describe('a JSON text', () => {
  test('is read as it is, with a byte order mark or without', () => {
    expect(readJson('{"a":[1,{"b":null}]}')).toEqual({ ok: true, value: { a: [1, { b: null }] } })
    expect(readJson('\ufeff[]')).toEqual({ ok: true, value: [] })
  })

  test.each<[text: string, kind: string, path: string]>([
    ['', 'notJson', 'line 1, column 1'],
    ['{"a":1', 'notJson', 'line 1, column 7'],
    ['{"a":\n  tru}', 'notJson', 'line 2, column 3'],
    ['<Bundle/>', 'notJson', 'line 1, column 1'],
    ['{"a":"x}', 'notJson', 'line 1'],
    ['{"a":1,"b":{"c":1,"c":2}}', 'keyTwice', 'b.c'],
    ['{"a":[{"x":1},{"x":1,"\\u0078":2}]}', 'keyTwice', 'a[1].x'],
    ['{"a":"\\u0000"}', 'notText', 'a'],
    ['{"a":["\\ud800"]}', 'notText', 'a[0]'],
    ['{"a":1e999}', 'notJson', 'a'],
    ['['.repeat(bounds.depth + 1), 'tooDeep', '[0]'.repeat(bounds.depth)],
  ])('%j is refused: %s', (text, kind, path) => {
    const read = readJson(text)
    expect(read.ok ? read : { kind: read.refusal.kind, path: read.refusal.path.slice(0, path.length) }).toEqual({
      kind,
      path,
    })
  })

  test('of more values or characters than any report has is refused before it is built', () => {
    const many = `[${'0,'.repeat(bounds.values + 1)}0]`
    expect(readJson(many)).toMatchObject({ ok: false, refusal: { kind: 'tooManyValues' } })
    const long = `"${'x'.repeat(bounds.characters)}"`
    expect(readJson(long)).toMatchObject({ ok: false, refusal: { kind: 'tooLarge', value: long.length } })
  })

  test('whatever can be written can be read', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json
        if (!/\\u00|\\b|\\f|\\ud/.test(JSON.stringify(plain)))
          expect(readJson(JSON.stringify(plain))).toEqual({ ok: true, value: plain })
      }),
    )
  })

  test('keys and brackets inside strings are no keys and brackets', () => {
    expect(readJson('{"a":"{\\"a\\":[[[","b":"\\\\","c":"a"}').ok).toBe(true)
  })
})

describe('canonical JSON', () => {
  test('does not depend on the order of keys', () => {
    expect(canonical({ b: [1, { d: 'x', c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"x"}]}')
  })

  test('is the same for the same value only', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), fc.jsonValue({ depthSize: 'small' }), (a, b) => {
        const [one, other] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as [Json, Json]
        expect(JSON.parse(canonical(one))).toEqual(one)
        expect(canonical(one) === canonical(other)).toBe(isDeepStrictEqual(one, other))
      }),
    )
  })
})
