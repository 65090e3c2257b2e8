import type { Zone } from '#kernel/clock/zone.ts'
import type { Finding } from './finding.ts'
import { error, gatewayName, type Law, profiles } from './gateway.ts'
import { isList, isObject, type Json, type JsonObject } from './json.ts'
import { at, each, type Place, type Reading, take, tell, tellTheRest, text, top } from './reading.ts'
import { readCarePlan } from './resources/care-plan.ts'
import { readCondition } from './resources/condition.ts'
import { readEncounter } from './resources/encounter.ts'
import { readGoal } from './resources/goal.ts'
import { readObservation } from './resources/observation.ts'
import { readPatient } from './resources/patient.ts'
import { readProcedure } from './resources/procedure.ts'
import type { Told } from './told.ts'

/** What a resource tells, null where nothing can be made of it; and everything in it that was not understood. */
export type Translated = { readonly told: Told | null; readonly findings: readonly Finding[] }

/** The surroundings of a translation; `present` is what the same report holds, or null when nobody asks. */
export type Surroundings = {
  readonly law: Law
  readonly zone: Zone
  readonly present: ReadonlySet<string> | null
}

const readers: Readonly<Record<string, (place: Place, id: string) => Told | null>> = {
  Patient: readPatient,
  Condition: readCondition,
  Goal: readGoal,
  CarePlan: readCarePlan,
  Procedure: readProcedure,
  Encounter: readEncounter,
  Observation: readObservation,
}

/** Whether a delivery report may hold this type of resource. */
export const isKnownType = (type: string): boolean => Object.hasOwn(readers, type)

/**
 * Translates one resource. A resource entered in error tells nothing: it only says that what stood under its id never
 * held. Neither does one with an element that may turn its meaning around (FHIR: modifier elements).
 */
export function translate(resource: JsonObject, type: string, id: string, surroundings: Surroundings): Translated {
  const reading: Reading = {
    ...surroundings,
    resource: `${type}/${id}`,
    inError: isInError(resource, type),
    taken: new Set(['resourceType', 'id']),
    told: new Set(),
    findings: [],
  }
  const place = top(reading, resource)
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) {
    tell(at(place, 'resourceType'), 'unknownResource')
    return { told: null, findings: reading.findings }
  }
  readMeta(at(place, 'meta'), type)
  const told = read(place, id)
  const modifiers = modifiersOf(place)
  for (const modifier of modifiers) tell(modifier, 'changesTheMeaning')
  tellTheRest(place)
  return { told: reading.inError || modifiers.length > 0 ? null : told, findings: reading.findings }
}

/** Profiles of the gateway, and how the sender keeps the resource: what says nothing about the citizen. */
export function readMeta(meta: Place, type: string): void {
  for (const profile of each(at(meta, 'profile'))) {
    const url = text(profile)
    if (url !== undefined && !profiles[type]?.includes(gatewayName(url) ?? '')) tell(profile, 'unknownProfile')
  }
  for (const key of ['versionId', 'lastUpdated', 'source']) take(at(meta, key))
}

/** Elements of FHIR R4 that can say the opposite of the rest, where they stand in what is read here. */
function modifiersOf(place: Place): readonly Place[] {
  const activities = at(place, 'activity')
  const details = isList(activities.value) ? each(activities).map((activity) => at(activity, 'detail')) : []
  const parts = [place, ...each(at(place, 'activity')), ...details]
  const doNot = details.map((detail) => at(detail, 'doNotPerform')).filter(({ value }) => value !== false)
  return [at(place, 'implicitRules'), ...parts.map((part) => at(part, 'modifierExtension')), ...doNot].filter(
    ({ value }) => value !== undefined,
  )
}

/** Whether the resource says of itself that it was entered in error. Every type says it in its own place. */
function isInError(resource: JsonObject, type: string): boolean {
  switch (type) {
    case 'Patient':
      return resource.active === false
    case 'Condition':
      return codesOf(resource.verificationStatus).includes(error)
    case 'Goal':
      return resource.lifecycleStatus === error
    case 'CarePlan':
      return resource.status === error || activityStatuses(resource.activity).includes(error)
    default:
      return resource.status === error
  }
}

const codesOf = (concept: Json | undefined): readonly Json[] =>
  isObject(concept) && isList(concept.coding)
    ? concept.coding.flatMap((coding) => (isObject(coding) ? (coding.code ?? []) : []))
    : []

const activityStatuses = (activities: Json | undefined): readonly Json[] =>
  isList(activities)
    ? activities.flatMap((activity) =>
        isObject(activity) && isObject(activity.detail) ? (activity.detail.status ?? []) : [],
      )
    : []
