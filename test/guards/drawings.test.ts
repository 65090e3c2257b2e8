import { describe, expect, test } from 'vitest'
import { drawn, redraw } from './draw.ts'
import { careSources, staleDrawings } from './drawings.ts'
import { glossaryOf, missingTerms } from './glossary.ts'

test('what is drawn from the code is as the code is: if not, run `node test/guards/write.ts`', () => {
  expect(staleDrawings()).toEqual([])
})

test('every thing of care has its official terms, or says that it is plain', () => {
  const sources = careSources()
  expect(sources).not.toEqual([])
  expect(missingTerms(sources)).toEqual([])
})

describe('a drawing', () => {
  const page = 'before\n<!-- drawn: rooms -->\nold\n<!-- end of rooms -->\nafter'

  test('takes the place of the one before, and again changes nothing', () => {
    const once = redraw(page, 'rooms', 'new')
    expect(once).toBe('before\n<!-- drawn: rooms -->\nnew\n<!-- end of rooms -->\nafter')
    expect(redraw(once, 'rooms', 'new')).toBe(once)
  })

  test('without a place is refused', () => {
    expect(() => redraw(page, 'care', 'new')).toThrow("no place to draw 'care'")
    expect(() => redraw('<!-- drawn: rooms -->', 'rooms', 'new')).toThrow("no place to draw 'rooms'")
  })

  test('shows arrows between rooms, types as dots, and no arrow to the kernel', () => {
    expect(drawn.rooms()).toContain('  server --> care')
    expect(drawn.rooms()).toContain('  contract -. types .-> care')
    expect(drawn.rooms()).not.toContain('--> kernel')
    expect(drawn.care()).toContain('people --> governance --> grants')
  })
})

describe('the glossary', () => {
  const grant = (doc: string) => [{ path: 'src/care/grants/grant.ts', text: `${doc}\nexport type Grant = { a: 1 }\n` }]

  test.each<[doc: string, complaint: string]>([
    ['', 'src/care/grants/grant.ts:2 Grant has no @da and no @sv'],
    ['/** What is promised. */', 'has no @da and no @sv'],
    ['/** @da bevilling */', 'Grant has no @sv'],
    ['/**\n * @da\n * @sv insats\n */', 'Grant has no @da'],
    ['/** @da bevilling @sv insats */\nexport const one = 1', 'has no @da and no @sv'],
    ['/** @plain */\nexport const one = 1', 'has no @da and no @sv'],
    ['/** @plain */\nexport interface Other {}', 'Grant has no @da and no @sv'],
  ])('refuses %j', (doc, complaint) => expect(missingTerms(grant(doc)).join('\n')).toContain(complaint))

  test.each([
    '/** @da bevilling @sv insats */',
    '/**\n * Promise.\n * @da bevilling\n * @sv insats\n */',
    '/** @plain */',
  ])('allows %j', (doc) => expect(missingTerms(grant(doc))).toEqual([]))

  test('looks at the face of a module only, and not at its tests', () => {
    const text = 'export type Grant = 1'
    expect(missingTerms([{ path: 'src/care/grants/inner/grant.ts', text }])).toEqual([])
    expect(missingTerms([{ path: 'src/care/grants/grant.test.ts', text }])).toEqual([])
  })

  test('says the terms, the first sentence on one line, and where the type stands', () => {
    const doc =
      '/**\n * What a {@link Decision} promises, e.g. a|b\n * for a time. Not more.\n * @da bevilling\n * @sv insats\n */'
    expect(glossaryOf(grant(doc))).toContain(
      '| **Grant** | bevilling | insats | What a Decision promises, e.g. a\\|b for a time. | [grants/grant.ts](../src/care/grants/grant.ts) |',
    )
    expect(glossaryOf(grant('/** A grant. @da bevilling @sv insats */'))).toContain('| bevilling | insats | A grant. |')
    expect(glossaryOf(grant('/** @plain */'))).not.toContain('Grant**')
  })
})
