import type { IdentityNumber } from '#care/people/citizen.ts'
import type { Zone } from '#kernel/clock/zone.ts'
import { type Law, purposesOfHelp } from './gateway.ts'
import { isObject, type JsonObject } from './json.ts'
import { contentOf, keyOf, type Version } from './merge.ts'
import { referencePattern } from './reading.ts'
import type { Told, ToldContact } from './told.ts'
import { translate } from './translate.ts'

/** What holds about one citizen by one resource, after every report so far. */
export type Standing = {
  readonly citizen: IdentityNumber
  readonly told: Told
  /** For help that was delivered: what services it was, by the interventions it rests on. Otherwise null. */
  readonly services: readonly string[] | null
}

/** What a version tells, or null: entered in error, or nothing can be made of it. */
export function toldBy(version: Version, law: Law, zone: Zone): Told | null {
  return translate(contentOf(version), version.type, version.id, { law, zone, present: null }).told
}

/** What a resource, named by type and id, tells; null where it is not known or tells nothing. */
export type Tells = (key: string) => Told | null

/**
 * What holds by what one version tells, given what the others tell. Nothing does where its Patient is not known or
 * was entered in error. An intervention of another citizen, or one entered in error, lends a visit no service.
 */
export function standingOf(told: Told | null, tells: Tells): Standing | null {
  if (told === null) return null
  const citizen = identityOf(told.patient, tells)
  if (citizen === null) return null
  return { citizen, told, services: told.kind === 'contact' && isVisit(told) ? servicesOf(told, citizen, tells) : null }
}

/** Help that was delivered: a finished contact for help whose day is known. */
export const isVisit = (contact: ToldContact): boolean =>
  contact.status === 'finished' && contact.day !== null && purposesOfHelp.includes(contact.purpose ?? '')

function identityOf(patient: string, tells: Tells): IdentityNumber | null {
  const citizen = tells(`Patient/${patient}`)
  return citizen?.kind === 'citizen' ? citizen.identity : null
}

function servicesOf({ interventions }: ToldContact, citizen: IdentityNumber, tells: Tells): readonly string[] {
  const services = interventions.flatMap((id) => {
    const intervention = tells(`CarePlan/${id}`)
    if (intervention?.kind !== 'intervention') return []
    return identityOf(intervention.patient, tells)?.value === citizen.value ? [intervention.service] : []
  })
  return [...new Set(services)].sort()
}

/** Everything that holds by a set of versions, by type and id. */
export function standings(versions: ReadonlyMap<string, Version>, law: Law, zone: Zone): ReadonlyMap<string, Standing> {
  const all = new Map([...versions.values()].map((version) => [keyOf(version), toldBy(version, law, zone)]))
  const tells: Tells = (key) => all.get(key) ?? null
  return new Map(
    [...all].flatMap(([key, each]) => {
      const standing = standingOf(each, tells)
      return standing ? [[key, standing] as const] : []
    }),
  )
}

/** The id of the Patient a resource is about, even where nothing else can be made of it; a Patient's is its own. */
export function patientIdOf(content: JsonObject, type: string, id: string): string | null {
  if (type === 'Patient') return id
  const subject = content.subject
  const reference = isObject(subject) ? subject.reference : undefined
  const [, named, patient] = (typeof reference === 'string' && referencePattern.exec(reference)) || []
  return named === 'Patient' && patient !== undefined ? patient : null
}
