/**
 * What the browser gets of the contract: how each operation is called, and nothing of its schemas. Every answer has
 * been held against its schema before it leaves the server that the page itself came from; doing so again would cost
 * each page a third of its programs and a slow phone its first half second.
 */
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { z } from 'zod'

/** For the build of the web: modules of the contract in `folder` become what {@link asCalled} says of them. */
export const contractAsCalled = (folder: string): Plugin => ({
  name: 'frirum-contract-as-called',
  enforce: 'pre',
  async load(file) {
    return file.startsWith(folder) && file.endsWith('.ts') ? asCalled(await import(pathToFileURL(file).href)) : null
  },
})

const taking = 'const asTold = { parse: (told) => told }'

/**
 * A module with the same names as one of the contract, in which a schema takes what it is told and an operation is how
 * it is called. Null for a module that has work of its own to do: it stays as it is.
 */
export function asCalled(exported: Readonly<Record<string, unknown>>): string | null {
  const all = Object.entries(exported)
  if (all.some(([, value]) => typeof value === 'function')) return null
  return [taking, ...all.map(([name, value]) => `export const ${name} = ${written(value)}`)].join('\n')
}

function written(value: unknown): string {
  if (value instanceof z.core.$ZodType) return 'asTold'
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const fields = Object.entries(isOperation(value) ? callOf(value) : value)
  return `{ ${fields.map(([name, field]) => `${JSON.stringify(name)}: ${written(field)}`).join(', ')} }`
}

const isOperation = (value: object): value is Called => 'method' in value && 'path' in value && 'answer' in value

type Called = Readonly<Record<'method' | 'path' | 'body' | 'bodyType' | 'status' | 'answer' | 'answerTypes', unknown>>

const callOf = ({ method, path, body, bodyType, status, answer, answerTypes }: Called): Called => ({
  ...{ method, path, body, bodyType, status, answer, answerTypes },
})
