/**
 * The codes of Fælles Sprog III, the shared language of Danish home care and home nursing: system
 * `urn:oid:1.2.208.176.2.21`, as of 2024-05-30. Keys and UUIDs are facts of the municipalities' classification; what
 * each is about is said in our own words. Both ways of writing a code name the same concept.
 */
import { homeCareAreas, homeCareConditions, nursingAreas, nursingConditions } from './fsiii/conditions.ts'
import { homeCareInterventions, interventionGroups, nursingInterventions } from './fsiii/interventions.ts'
import type { Row } from './fsiii/row.ts'
import { answers, levels, outcomes, questions } from './fsiii/scales.ts'

/** What a code of the shared language can be used for. */
export type ConceptKind =
  | 'homeCareNeed'
  | 'nursingNeed'
  | 'homeCareArea'
  | 'nursingArea'
  | 'homeCareIntervention'
  | 'nursingIntervention'
  | 'interventionGroup'
  | 'level'
  | 'outcome'
  | 'question'
  | 'answer'

/**
 * One concept. `code` is how Frirum writes it: `FSIII:` and the key people use. `means` is what the rules know it as:
 * the figure of a level, the word of an outcome, of a question and of an answer.
 */
export type Concept = {
  readonly code: string
  readonly uuid: string
  readonly kind: ConceptKind
  readonly about: string
  readonly means: string | null
}

/** The concept that a key (`H1.1`) or a UUID names; `undefined` for a code that is none of these. */
export const fsiiiConcept = (code: string): Concept | undefined =>
  concepts.get(code) ?? (uuid.test(code) ? concepts.get(code.toLowerCase()) : undefined)

const uuid = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/

const tables: readonly (readonly [ConceptKind, readonly (Row | readonly [...Row, means: string])[]])[] = [
  ['homeCareNeed', homeCareConditions],
  ['nursingNeed', nursingConditions],
  ['homeCareArea', homeCareAreas],
  ['nursingArea', nursingAreas],
  ['homeCareIntervention', homeCareInterventions],
  ['nursingIntervention', nursingInterventions],
  ['interventionGroup', interventionGroups],
  ['level', levels],
  ['outcome', outcomes],
  ['question', questions],
  ['answer', answers],
]

const concepts = new Map<string, Concept>(
  tables.flatMap(([kind, rows]) =>
    rows.flatMap(([key, uuid, about, means = null]): [string, Concept][] => {
      const concept = { code: `FSIII:${key}`, uuid, kind, about, means }
      return [
        [key, concept],
        [uuid, concept],
      ]
    }),
  ),
)
