/**
 * What a page needs beside what every page does, told in the head of the answer: its program and the words of the
 * reader's language are fetched while the program of every page is still on its way.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { readSelf } from '#contract/access/operations.ts'

/**
 * Addresses: of scripts by page as the router writes it, of the words by language, of the type every page is set in;
 * and the pages behind the door, which begin by asking who is there.
 */
type PageScripts = {
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly fonts: readonly string[]
  readonly behindTheDoor: readonly string[]
}

const { path: self } = readSelf
const file = 'pages.json'
export const pageScriptsAddress = `/${file}`

/** Every page of the router: what it lies in, how it is written, and the module it is fetched from. */
const pagesOf = (router: string) =>
  [...router.matchAll(/=> (\w+),\n +path: '([^']+)'[\s\S]*?import\('#web\/([^']+)'\)/g)].map(
    ([, parent, route = '', module = '']) => ({ parent, route, module }),
  )

/** For the build of the web: writes down the scripts of each page in `router`, and of the words of each language. */
export const pageScripts = (router: string, languages: readonly string[]): Plugin => ({
  name: 'frirum-page-scripts',
  enforce: 'post',
  // Last: until then there are scripts that hold nothing but a style, and are gone when that has been taken out.
  writeBundle({ dir = '' }, bundle) {
    const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])))
    const needed = (name: string, before: ReadonlySet<string> = new Set()): Set<string> => {
      const found = new Set<string>()
      const follow = (next: string) => {
        if (before.has(next) || found.has(next)) return
        const chunk = chunks.get(next)
        if (!chunk) return
        found.add(next)
        chunk.imports.forEach(follow)
      }
      follow(name)
      return found
    }
    const entry = [...chunks.values()].find(({ isEntry }) => isEntry)
    const ofAll = needed(entry?.fileName ?? '')
    const scripts = (module: string): string[] => {
      const chunk = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/web/${module}`))
      if (!chunk) throw new Error(`the bundle has no ${module} of its own`)
      return [...needed(chunk.fileName, ofAll)].map((name) => `/${name}`)
    }
    const routes = pagesOf(readFileSync(router, 'utf8'))
    const pages = routes.map(({ route, module }) => [route, scripts(module)])
    const words = languages.map((language) => [language, scripts(`words/${language}.ts`)])
    const fonts = Object.keys(bundle).filter((name) => /hyperlegible-next-latin-wght.*woff2$/.test(name))
    const written: PageScripts = {
      ...{ pages: Object.fromEntries(pages), words: Object.fromEntries(words) },
      fonts: fonts.map((name) => `/${name}`),
      behindTheDoor: routes.filter(({ parent }) => parent === 'inside').map(({ route }) => route),
    }
    writeFileSync(path.join(dir, file), JSON.stringify(written))
  },
})

/** What tells a browser to fetch the scripts of a page (RFC 8288), by its path and the languages it asks for. */
export function linksFrom(written: string): (address: string, languages: string | undefined) => string {
  const { pages, words, fonts, behindTheDoor }: PageScripts = JSON.parse(written)
  const patterns = Object.entries(pages).map(
    ([route, scripts]) => [new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}/?$`), route, scripts] as const,
  )
  const [usual] = Object.keys(words)
  return (address, asked = '') => {
    // As the page itself chooses, but for what a reader has chosen on the device; a browser's English is no wish.
    const language = [...asked.matchAll(/[a-z]{2}(?=[-,;]|$)/g)]
      .map(([tag]) => tag)
      .find((tag) => tag !== 'en' && tag in words)
    const [, route, scripts = []] = patterns.find(([pattern]) => pattern.test(address)) ?? []
    const modules = [...(words[language ?? usual ?? ''] ?? []), ...scripts]
    return [
      ...modules.map((one) => `<${one}>; rel=modulepreload; crossorigin`),
      ...fonts.map((one) => `<${one}>; rel=preload; as=font; type="font/woff2"; crossorigin`),
      ...(route && behindTheDoor.includes(route) ? [`<${self}>; rel=preload; as=fetch; crossorigin`] : []),
    ].join(', ')
  }
}
