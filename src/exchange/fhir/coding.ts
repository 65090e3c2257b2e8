/** Codes: a coding names its system and its code; a concept holds one or several codings that mean the same. */
import { type Concept, systems } from './gateway.ts'
import { isObject } from './json.ts'
import { at, each, missing, type Place, take, tell, text } from './reading.ts'

/** What is looked at without being taken. */
const look = (place: Place, key: string): string | undefined => {
  const value = isObject(place.value) ? place.value[key] : undefined
  return typeof value === 'string' ? value : undefined
}

/** Whether a concept holds a coding that `table` (by `system|code`) knows. Takes nothing. */
export const knows = (concept: Place, table: Readonly<Record<string, string>>): boolean =>
  each(at(concept, 'coding')).some((coding) => Object.hasOwn(table, keyOf(coding)))

const keyOf = (coding: Place): string => `${look(coding, 'system')}|${look(coding, 'code')}`

/** Takes a coding whose code is understood: its display and version repeat what the code says. */
function takeCoding(coding: Place): void {
  for (const key of ['system', 'code', 'display', 'version']) take(at(coding, key))
}

/** What a coding says by `table`; a code the table lacks is told and kept as `system|code`. */
export function meaningOfCoding(coding: Place, table: Readonly<Record<string, string>>): string | null {
  const code = at(coding, 'code')
  const known = Object.hasOwn(table, keyOf(coding)) ? table[keyOf(coding)] : undefined
  if (known !== undefined) {
    takeCoding(coding)
    return known
  }
  const kept = text(code)
  if (kept === undefined) return missing(code) ?? null
  tell(code, 'unknownCode')
  const system = text(at(coding, 'system'))
  return system === undefined ? kept : `${system}|${kept}`
}

/** What a concept says by `table`: its first known coding, otherwise its first. */
export function meaning(concept: Place, table: Readonly<Record<string, string>>): string | null {
  const codings = each(at(concept, 'coding'))
  const coding = codings.find((each) => Object.hasOwn(table, keyOf(each))) ?? codings[0]
  return coding ? meaningOfCoding(coding, table) : (missing(at(concept, 'coding')) ?? null)
}

/** A code of the shared language, and what it means where it is known. */
export type Coded = { readonly code: string; readonly concept: Concept | null }

/** Reads a concept of the shared language; the same code told twice, by key and by UUID, is one. */
export function sharedCode(concept: Place, kinds: readonly string[]): Coded | null {
  const codings = each(at(concept, 'coding'))
  const coding = codings.find(isOfSharedLanguage) ?? codings[0]
  if (coding === undefined) return missing(at(concept, 'coding')) ?? null
  const coded = sharedCoding(coding, kinds)
  for (const other of codings)
    if (other !== coding && coded?.concept && conceptOf(other)?.code === coded.concept.code) takeCoding(other)
  return coded
}

/** Reads one coding of the shared language; unknown codes and codes of another kind are told and kept. */
export function sharedCoding(coding: Place, kinds: readonly string[]): Coded | null {
  const code = at(coding, 'code')
  const concept = conceptOf(coding)
  if (concept) {
    takeCoding(coding)
    if (!kinds.includes(concept.kind)) tell(code, 'codeOfAnotherKind')
    if (look(coding, 'system') === undefined) missing(at(coding, 'system'))
    return { code: concept.code, concept: kinds.includes(concept.kind) ? concept : null }
  }
  const kept = text(code)
  if (kept === undefined) return missing(code) ?? null
  tell(code, 'unknownCode')
  const system = text(at(coding, 'system'))
  return { code: system === systems.sharedLanguage ? `FSIII:${kept}` : `${system ?? ''}|${kept}`, concept: null }
}

/** The concept a coding names, where it is of the shared language or names no system at all. */
export function conceptOf(coding: Place): Concept | undefined {
  const [system, code] = [look(coding, 'system'), look(coding, 'code')]
  const ours = system === undefined ? isObject(coding.value) && !('system' in coding.value) : isOfSharedLanguage(coding)
  return ours && code !== undefined ? coding.reading.law.concept(code) : undefined
}

const isOfSharedLanguage = (coding: Place): boolean => look(coding, 'system') === systems.sharedLanguage

/** A code that a municipality made up under one of the shared language. */
export type LocalCode = { readonly code: string; readonly name: string | null }

/** The municipality's own code beside the shared one, if there is one. */
export function localCode(concept: Place): LocalCode | null {
  const coding = each(at(concept, 'coding')).find((each) => look(each, 'system') === systems.localInterventions)
  if (coding === undefined) return null
  take(at(coding, 'system'))
  const code = text(at(coding, 'code'))
  const name = text(at(coding, 'display'))
  if (code === undefined) return missing(at(coding, 'code')) ?? null
  if (name === undefined) missing(at(coding, 'display'))
  return { code, name: name ?? null }
}
