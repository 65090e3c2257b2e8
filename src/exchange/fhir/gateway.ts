/**
 * The words of the Danish care gateway (KL, version 1.2.0 and the way before it): its profiles, extensions, code
 * systems and codes, as facts. The codes of the shared language itself are handed in, see {@link Law}.
 */
import type { IdentityNumber, IdentityRefusal } from '#care/people/citizen.ts'
import type { Result } from '#kernel/result.ts'

/** What the law of the land lends the translator: how identity numbers are read, and what a code means. */
export type Law = {
  readonly readIdentity: (text: string) => Result<IdentityNumber, IdentityRefusal>
  readonly concept: (code: string) => Concept | undefined
}

/** A code of the shared language: how Frirum writes it, what it can be used for, what the rules know it as. */
export type Concept = { readonly code: string; readonly kind: string; readonly means: string | null }

export const systems = {
  identityNumber: 'urn:oid:1.2.208.176.1.2',
  organization: 'urn:oid:1.2.208.176.1.1',
  sharedLanguage: 'urn:oid:1.2.208.176.2.21',
  careSocial: 'http://fhir.kl.dk/term/CodeSystem/CareSocialCodes',
  localInterventions: 'http://fhir.kl.dk/gateway/CodeSystem/LocallyDefinedInterventions',
  snomed: 'http://snomed.info/sct',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const

/** The canonical addresses stand with either beginning: the profiles' own, and the one the gateway's server names. */
const beginnings = [
  'http://fhir.kl.dk/gateway/StructureDefinition/',
  'http://gateway.kl.dk/1.0/StructureDefinition/',
] as const

/** The name of a profile or extension of the gateway, without its beginning and version; otherwise `undefined`. */
export function gatewayName(url: string): string | undefined {
  const beginning = beginnings.find((each) => url.startsWith(each))
  return beginning === undefined ? undefined : url.slice(beginning.length).replace(/\|.*$/, '')
}

/** The profiles each type of resource may claim. */
export const profiles: Readonly<Record<string, readonly string[]>> = {
  Bundle: ['klgateway-care-delivery-report', 'klgateway-care-incremental-delivery'],
  Patient: ['klgateway-care-citizen'],
  Condition: ['klgateway-care-condition'],
  Goal: ['klgateway-care-goal'],
  CarePlan: ['klgateway-care-planned-intervention'],
  Procedure: ['klgateway-care-completed-intervention'],
  Encounter: ['klgateway-care-general-encounter', 'klgateway-care-encounter'],
  Observation: [
    'klgateway-care-follow-up-observation',
    'klgateway-care-citizens-own-observation',
    'klgateway-care-matter-of-interest-observation',
  ],
}

export const extensions = {
  followUp: 'klgateway-care-follow-up-encounter-extension',
  basedOn: 'BasedOnInterventionExtension',
  deliveryType: 'DeliveryType',
  atRisk: 'klgateway-care-finding-context-at-risk-extension',
} as const

const table = <const Meanings extends Readonly<Record<string, string>>>(system: string, meanings: Meanings) =>
  Object.fromEntries(Object.entries(meanings).map(([code, meaning]) => [`${system}|${code}`, meaning])) as Readonly<
    Record<string, Meanings[keyof Meanings]>
  >

/** Why somebody met the citizen. */
export const purposes = table(systems.careSocial, {
  '9f03dfbb-7a97-45a5-94db-d4c3501714a9': 'followUp',
  '784275f1-6822-4a88-b361-d958007d5253': 'plannedHelp',
  '15775b0a-7ec6-469e-9d3c-a81fbc9a1b45': 'acuteHelp',
  'c03b426a-4348-407f-b343-f4baa9759c72': 'helpNotGranted',
  'bb6fc544-7f4f-4b50-8868-1431e0df2381': 'observation',
  '829ac647-c7fc-4964-836b-f708d886e0e3': 'information',
  '9269c9a2-8220-447b-a127-811275b41062': 'assessment',
})

/** The purposes that are help delivered, and so visits. */
export const purposesOfHelp: readonly string[] = ['plannedHelp', 'acuteHelp', 'helpNotGranted']

/** How they met. `HH` is at home, whatever the help; `AMB` in a house of the municipality. */
export const manners = {
  ...table(systems.careSocial, {
    '1b55a4b0-1156-4f58-b2df-b5c6014d9048': 'phone',
    '124be95d-6924-4609-9d2a-e7c73ae3ab3d': 'screen',
  }),
  ...table(systems.actCode, {
    HH: 'home',
    AMB: 'ambulatory',
    VR: 'virtual',
    FLD: 'field',
    EMER: 'emergency',
    IMP: 'inpatient',
    ACUTE: 'inpatientAcute',
    NONAC: 'inpatientNonAcute',
    OBSENC: 'observed',
    PRENC: 'preAdmission',
    SS: 'shortStay',
  }),
}

/** How an intervention reaches the citizen; several may hold at once. */
export const deliveryTypes = table(systems.careSocial, {
  '8d12d74c-17da-47a7-a4fe-e69dbaec0a8c': 'individual',
  '2865f123-15a7-4a36-a514-32ea37c400ca': 'group',
  '34cdd6ab-3da9-49e8-84dc-1cbf683d4fcf': 'robot',
  '284857a4-5e91-499a-a001-64d7f0b7038a': 'digital',
})

const sameWord = <const Words extends readonly string[]>(system: string, words: Words) =>
  table(system, Object.fromEntries(words.map((word) => [word, word])) as { [word in Words[number]]: word })

export const clinicalStatuses = sameWord(systems.conditionClinical, [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
])
export const verificationStatuses = sameWord(systems.conditionVerification, [
  'unconfirmed',
  'provisional',
  'differential',
  'confirmed',
  'refuted',
  'entered-in-error',
])
/** Named where a profession has the condition in focus; absent where it has not, or no longer. */
export const focusCategory = table(systems.conditionCategory, { 'problem-list-item': 'inFocus' })

/** Codings that are the same in every goal and say nothing of their own. */
export const goalCategory = table(systems.careSocial, { 'ca552020-6ed1-4cdc-b0d4-32697f1f27ad': 'conditionGoal' })
export const goalMeasure = table(systems.careSocial, { '66959f77-6e2a-4574-8423-3ff097f8b9fa': 'level' })
/** What a goal is after. The gateway asks for the first, which leaves it open; the others were told before. */
export const goalAims = table(systems.sharedLanguage, {
  'e182c5dc-9f91-474a-92e8-f62be3d498f4': 'goneLessOrSame',
  '81c827de-ef31-4410-aa57-0d1d1bc6c264': 'gone',
  '8addc23a-f7c6-47c4-97fb-a73fcdfc9f65': 'less',
  '15846728-58b4-4413-a9d1-be0f1404b10f': 'same',
})
export const followUpQuestion = table(systems.snomed, { '712744002': 'followUp' })

export const error = 'entered-in-error'
export const statuses = {
  goal: ['proposed', 'planned', 'accepted', 'active', 'on-hold', 'completed', 'cancelled', error, 'rejected'],
  carePlan: ['draft', 'active', 'on-hold', 'revoked', 'completed', error, 'unknown'],
  activity: [
    'not-started',
    'scheduled',
    'in-progress',
    'on-hold',
    'completed',
    'cancelled',
    'stopped',
    'unknown',
    error,
  ],
  procedure: ['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', error, 'unknown'],
  encounter: ['planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', error, 'unknown'],
  observation: ['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', error, 'unknown'],
} as const satisfies Record<string, readonly string[]>
