import { expect, test } from 'vitest'
import { linksFrom } from './page-scripts.ts'

const links = linksFrom(
  JSON.stringify({
    pages: {
      '/': ['/door.js'],
      '/citizens': ['/find.js'],
      '/citizens/$citizen': ['/citizen.js', '/shared.js', '/citizen.css'],
      '/citizens/$citizen/change': ['/change.js'],
    },
    words: { da: ['/da.js'], sv: ['/sv.js'], en: ['/en.js'] },
    fonts: ['/type.woff2'],
    behindTheDoor: ['/citizens', '/citizens/$citizen', '/citizens/$citizen/change'],
  }),
)
const modules = (path: string, languages?: string) =>
  [...links(path, languages).matchAll(/<([^>]+)>; rel=modulepreload/g)].map(([, address]) => address)

test.each([
  ['/', undefined, ['/da.js', '/door.js']],
  ['/citizens', 'sv-SE,sv;q=0.9,en;q=0.8', ['/sv.js', '/find.js']],
  ['/citizens/0193', 'en-GB,en;q=0.9,sv;q=0.5', ['/sv.js', '/citizen.js', '/shared.js']],
  ['/citizens/0193/', 'en-US', ['/da.js', '/citizen.js', '/shared.js']],
  ['/citizens/0193/more', 'de', ['/da.js']],
  ['/nowhere', 'da', ['/da.js']],
])('of %s for %s: its own scripts and the words that will be spoken', (path, languages, expected) => {
  expect(modules(path, languages)).toEqual(expected)
})

test('its styles, and what it asks first', () => {
  const asked = (path: string) =>
    [...links(path).matchAll(/<([^>]+)>; rel=preload; as=fetch/g)].map(([, address]) => address)
  expect(links('/citizens/0193')).toContain('</citizen.css>; rel=preload; as=style; crossorigin')
  expect(asked('/')).toEqual(['/api/welcome'])
  expect(asked('/citizens')).toEqual(['/api/self'])
  expect(asked('/citizens/0193')).toEqual(['/api/self', '/api/citizens/0193'])
  expect(asked('/citizens/0193/change')).toEqual(['/api/self', '/api/citizens/0193', '/api/citizens/0193/plans'])
})

test('nothing of an address that is no id comes into the head', () => {
  expect(links('/citizens/0193>; rel=preload, <x')).not.toContain('0193')
  expect(links('/citizens/%3E')).not.toContain('%3E')
})

test('behind the door who is there is asked at once, before it nobody is', () => {
  expect(links('/citizens/0193', 'da')).toContain('</api/self>; rel=preload; as=fetch; crossorigin')
  expect(links('/', 'da')).not.toContain('/api/self')
  expect(links('/nowhere', 'da')).not.toContain('/api/self')
})
