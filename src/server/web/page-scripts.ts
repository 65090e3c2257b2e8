/**
 * What a page needs beside what every page does, told in the head of the answer: its program, the words of the reader's
 * language and what it asks first are fetched while the program of every page is still on its way.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { readSelf } from '#contract/access/operations.ts'
import { welcomePath } from '#contract/access/session.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { readTeam } from '#contract/people/team-operations.ts'
import { readPlans } from '#contract/plans/operations.ts'
import { readSettledMonth } from '#contract/settlement/month.ts'

/**
 * Addresses: of scripts and styles by page as the router writes it, of the words by language, of the type every page is
 * set in; and the pages behind the door, which begin by asking who is there.
 */
type PageScripts = {
  readonly pages: Readonly<Record<string, readonly string[]>>
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly fonts: readonly string[]
  readonly behindTheDoor: readonly string[]
}

const { path: self } = readSelf

/** What a page asks first, where its address says all of it. */
const asksFirst: Readonly<Record<string, readonly string[]>> = {
  '/': [welcomePath],
  '/citizens/$citizen': [readCitizen.path],
  '/citizens/$citizen/change': [readCitizen.path, readPlans.path],
  '/teams/$team': [readTeam.path],
  '/settlement/$month': [readSettledMonth.path],
}
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
    const filesOf = (module: string): string[] => {
      const chunk = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/web/${module}`))
      if (!chunk) throw new Error(`the bundle has no ${module} of its own`)
      const scripts = [...needed(chunk.fileName, ofAll)]
      const styles = scripts.flatMap((name) => [...(chunks.get(name)?.viteMetadata?.importedCss ?? [])])
      return [...scripts, ...new Set(styles)].map((name) => `/${name}`)
    }
    const routes = pagesOf(readFileSync(router, 'utf8'))
    const pages = routes.map(({ route, module }) => [route, filesOf(module)])
    const words = languages.map((language) => [language, filesOf(`words/${language}.ts`)])
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
export function linksFrom(written: string): (address: string, languages?: string) => string {
  const { pages, words, fonts, behindTheDoor }: PageScripts = JSON.parse(written)
  const patterns = Object.entries(pages).map(
    ([route, files]) => [new RegExp(`^${route.replaceAll(/\$(\w+)/g, '(?<$1>[^/]+)')}/?$`), route, files] as const,
  )
  const [usual] = Object.keys(words)
  return (address, asked = '') => {
    // As the page itself chooses, but for what a reader has chosen on the device; a browser's English is no wish.
    const language = [...asked.matchAll(/[a-z]{2}(?=[-,;]|$)/g)]
      .map(([tag]) => tag)
      .find((tag) => tag !== 'en' && tag in words)
    const [pattern, route = '', files = []] = patterns.find(([pattern]) => pattern.test(address)) ?? []
    const first = [...(behindTheDoor.includes(route) ? [self] : []), ...(asksFirst[route] ?? [])].map((path) =>
      filled(path, pattern?.exec(address)?.groups),
    )
    return [
      ...first.filter((path) => path !== null).map((path) => preloaded(path, 'as=fetch')),
      ...[...(words[language ?? usual ?? ''] ?? []), ...files].map((one) =>
        one.endsWith('.css') ? preloaded(one, 'as=style') : `<${one}>; rel=modulepreload; crossorigin`,
      ),
      ...fonts.map((one) => preloaded(one, 'as=font; type="font/woff2"')),
    ].join(', ')
  }
}

const preloaded = (address: string, how: string): string => `<${address}>; rel=preload; ${how}; crossorigin`

/** A path with its parts filled in; null where one is not written as an id or a month is: it would stand in a head. */
function filled(path: string, parts: Readonly<Record<string, string>> = {}): string | null {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (!names.every((name) => /^[\w-]+$/.test(parts[name] ?? ''))) return null
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}
