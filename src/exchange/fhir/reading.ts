/**
 * One resource while it is read. Whatever is taken from it is remembered by its path, so that what was never taken
 * can be told in the end: nothing is dropped in silence.
 */
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { type Instant, readInstant } from '#kernel/clock/instant.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'
import { type Finding, type Reason, shown } from './finding.ts'
import type { Law } from './gateway.ts'
import { isList, isObject, type Json, steps } from './json.ts'

export type Reading = {
  /** Type and id of the resource. */
  readonly resource: string
  readonly law: Law
  /** Where the municipality's days begin. */
  readonly zone: Zone
  /** Type and id of everything in the same report; `null` when nobody asks whether a reference leads anywhere. */
  readonly present: ReadonlySet<string> | null
  /** A resource entered in error need not tell what others must. */
  readonly inError: boolean
  readonly taken: Set<string>
  readonly told: Set<string>
  readonly findings: Finding[]
}

/** A reading for the frame around the resources, where no day and no reference is read. */
export const readingOf = (resource: string, law: Law): Reading => ({
  resource,
  law,
  zone: 'UTC' as Zone,
  present: null,
  inError: false,
  taken: new Set(),
  told: new Set(),
  findings: [],
})

/** A place in the resource, whether or not something stands there. */
export type Place = { readonly reading: Reading; readonly path: string; readonly value: Json | undefined }

export const top = (reading: Reading, value: Json): Place => ({ reading, path: '', value })

/** Tells what is wrong at a place; the place and all below it are then told of. */
export function tell({ reading, path, value }: Place, reason: Reason): undefined {
  const { resource, findings, taken, told } = reading
  taken.add(path)
  if (told.has(`${path} ${reason}`)) return
  told.add(`${path} ${reason}`)
  findings.push({ resource, path, value: shown(value), reason })
}

/** Remembers that this was made use of, and all below it. */
export function take({ reading, path }: Place): void {
  reading.taken.add(path)
}

/** Tells that a thing is missing, unless the resource is entered in error. */
export function missing(place: Place): undefined {
  if (!place.reading.inError && !place.reading.taken.has(place.path)) tell(place, 'missing')
}

/** The element called `key`. */
export function at(place: Place, key: string): Place {
  const { reading, path, value } = place
  const below = path === '' ? key : `${path}.${key}`
  if (value === undefined) return { reading, path: below, value: undefined }
  if (isObject(value)) return { reading, path: below, value: Object.hasOwn(value, key) ? value[key] : undefined }
  if (!reading.taken.has(path)) tell(place, 'wrongType')
  return { reading, path: below, value: undefined }
}

/** The items of a list; none where nothing stands. */
export function each(place: Place): readonly Place[] {
  const { reading, path, value } = place
  if (value === undefined) return []
  if (isList(value)) return value.map((item, index) => ({ reading, path: `${path}[${index}]`, value: item }))
  tell(place, 'wrongType')
  return []
}

/** The first item of a list, or a place where nothing stands. What is beyond the first is left to be told. */
export const firstOf = (place: Place): Place =>
  each(place)[0] ?? { reading: place.reading, path: `${place.path}[0]`, value: undefined }

export function text(place: Place): string | undefined {
  if (typeof place.value === 'string' && place.value !== '') {
    take(place)
    return place.value
  }
  return place.value === undefined ? undefined : tell(place, 'wrongType')
}

export function flag(place: Place): boolean | undefined {
  if (typeof place.value === 'boolean') {
    take(place)
    return place.value
  }
  return place.value === undefined ? undefined : tell(place, 'wrongType')
}

/** A word of a fixed list, such as a status; an unknown one is told and kept. */
export function word(place: Place, known: readonly string[]): string | null {
  const found = text(place)
  if (found === undefined) return missing(place) ?? null
  if (!known.includes(found)) tell(place, 'unknownCode')
  return found
}

/** The day of a date, or the day on which a point in time lies in the municipality. */
export const day = (place: Place): LocalDate | null => time(place)?.day ?? null

export type Time = { readonly day: LocalDate; readonly at: Instant | null }

/** A date, or a point in time with its offset. */
export function time(place: Place): Time | null {
  const found = text(place)
  if (found === undefined) return null
  if (/^\d{4}(-\d{2})?$/.test(found)) return tell(place, 'notAWholeDay') ?? null
  const date = readLocalDate(found)
  if (date) return { day: date, at: null }
  const at = readInstant(found)
  const local = at === undefined ? undefined : readLocalDate(localTime(at, place.reading.zone).date)
  if (at === undefined || local === undefined) return tell(place, 'malformed') ?? null
  return { day: local, at }
}

/** What a reference names. */
export type Named = { readonly type: string; readonly id: string }

/** Reads `Condition/38ea`; one that leads out of the report is told and kept, one to the wrong type left out. */
export function reference(place: Place, types: readonly string[]): Named | null {
  const literal = at(place, 'reference')
  const found = text(literal)
  if (found === undefined) return missing(literal) ?? null
  const said = at(place, 'type')
  const [, type, id] = referencePattern.exec(found) ?? []
  if (type === undefined || id === undefined) return tell(literal, 'malformed') ?? null
  if (!types.includes(type)) return tell(literal, 'unexpectedReference') ?? null
  if (said.value === type) take(said)
  if (place.reading.present?.has(`${type}/${id}`) === false) tell(literal, 'notInReport')
  return { type, id }
}

/** Type and id, at the end of an address or alone, with or without the version it was. */
export const referencePattern = /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/

/** Tells every leaf that nobody took. */
export function tellTheRest(place: Place): void {
  const { reading, path, value } = place
  if (value === undefined || reading.taken.has(path)) return
  const inner = typeof value === 'object' && value !== null ? steps(value) : []
  if (inner.length === 0) tell(place, 'unexpectedElement')
  for (const [step, each] of inner)
    tellTheRest({ reading, path: path === '' ? step.replace('.', '') : path + step, value: each })
}
