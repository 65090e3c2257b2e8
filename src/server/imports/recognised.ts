import { type Recognised, recognise } from '#exchange/csv/recognise.ts'

/** What the beginning of a file shows it to be, or why it can be nothing that is taken in. */
export type FileLooks = Omit<Recognised, 'kind'> & {
  readonly table: Recognised['kind'] | 'fhir'
  readonly why: 'empty' | 'workbook' | 'notText' | 'unknown' | null
}

const nothing = { table: null, known: [], unknown: [], missing: [] } as const

export function recognised(beginning: Uint8Array): FileLooks {
  if (beginning.length === 0) return { ...nothing, why: 'empty' }
  const isUtf16 = beginning[0] === 0xff && beginning[1] === 0xfe
  if (beginning[0] === 0x50 && beginning[1] === 0x4b && beginning[2] === 3 && beginning[3] === 4)
    return { ...nothing, why: 'workbook' }
  if (!isUtf16 && beginning.includes(0)) return { ...nothing, why: 'notText' }
  const text = textOf(beginning, isUtf16)
  const first = text.trimStart()[0]
  if (first === undefined) return { ...nothing, why: 'empty' }
  if (first === '{' || first === '[') return { ...nothing, table: 'fhir', why: null }
  if (text.startsWith('%PDF')) return { ...nothing, why: 'notText' }
  const { kind, ...columns } = recognise(text)
  return { ...columns, table: kind, why: kind === null ? 'unknown' : null }
}

/** The end of the beginning may cut a letter in two; only the first row is looked at. */
function textOf(beginning: Uint8Array, isUtf16: boolean): string {
  if (isUtf16) return new TextDecoder('utf-16le').decode(beginning)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(beginning, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(beginning)
  }
}
