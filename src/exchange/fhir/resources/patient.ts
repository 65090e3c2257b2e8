import { must } from '#kernel/result.ts'
import { systems } from '../gateway.ts'
import { isObject } from '../json.ts'
import { at, day, each, flag, missing, type Place, take, tell, text } from '../reading.ts'
import type { ToldCitizen } from '../told.ts'

/** The identifiers of a Patient that are personal numbers of today; one marked `old` is not. */
export const personalNumbers = (patient: Place): readonly Place[] =>
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
