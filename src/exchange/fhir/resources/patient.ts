import { must } from '#kernel/result.ts'
import type { ReportedResource, ReportRefusal } from '../delivery.ts'
import { shown } from '../finding.ts'
import { type Law, systems } from '../gateway.ts'
import { isObject } from '../json.ts'
import { at, day, each, flag, missing, type Place, readingOf, take, tell, text, top } from '../reading.ts'
import type { ToldCitizen } from '../told.ts'

/** The identifiers of a Patient that are personal numbers of today; one marked `old` is not. */
const personalNumbers = (patient: Place): readonly Place[] =>
  each(at(patient, 'identifier')).filter(
    ({ value }) => isObject(value) && value.system === systems.identityNumber && value.use !== 'old',
  )

/** A Patient is a citizen by the personal number; the number itself was judged when the report was read. */
export function readPatient(place: Place, id: string): ToldCitizen | null {
  flag(at(place, 'active'))
  const organization = readOrganization(at(at(place, 'managingOrganization'), 'identifier'))
  const deceased = flag(at(place, 'deceasedBoolean'))
  const deceasedOn = day(at(place, 'deceasedDateTime'))
  const [number] = personalNumbers(place)
  if (number === undefined) return null
  for (const key of ['system', 'use', 'type']) take(at(number, key))
  const identity = must(place.reading.law.readIdentity(text(at(number, 'value')) ?? ''))
  return {
    kind: 'citizen',
    patient: id,
    identity,
    organization,
    deceased: deceased ?? (deceasedOn ? true : null),
    deceasedOn,
  }
}

function readOrganization(identifier: Place): string | null {
  const value = at(identifier, 'value')
  const system = at(identifier, 'system')
  const found = text(value)
  if (found === undefined) return missing(value) ?? null
  for (const key of ['use', 'type']) take(at(identifier, key))
  if (text(system) !== systems.organization) tell(system, system.value === undefined ? 'missing' : 'unknownCode')
  else if (!/^\d{11,}$/.test(found)) tell(value, 'malformed')
  return found
}

/** Only a Patient with one well-formed personal number can be joined; one entered in error need not have any. */
export function wrongNumber({ type, id, content }: ReportedResource, law: Law): ReportRefusal | undefined {
  if (type !== 'Patient') return undefined
  const patient = top(readingOf(`Patient/${id}`, law), content)
  const numbers = personalNumbers(patient)
  const [number] = numbers
  const said = (kind: ReportRefusal['kind'], { path, value }: Pick<Place, 'path' | 'value'>): ReportRefusal => ({
    kind,
    resource: `Patient/${id}`,
    path,
    value: shown(value),
  })
  if (number === undefined)
    return content.active === false ? undefined : said('noIdentityNumber', at(patient, 'identifier'))
  if (numbers.length > 1) return said('severalIdentityNumbers', at(patient, 'identifier'))
  const value = at(number, 'value')
  if (value.value === undefined) return said('noIdentityNumber', value)
  if (typeof value.value !== 'string' || !law.readIdentity(value.value).ok)
    return said('malformedIdentityNumber', value)
  return undefined
}
