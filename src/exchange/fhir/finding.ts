import { canonical, type Json } from './json.ts'

/** Something in a report that is not as the gateway's profiles say, or that Frirum has no place for. */
export type Finding = {
  /** Type and id, such as `Condition/38ea1a7f`. */
  readonly resource: string
  /** Where in it, such as `code.coding[0].code`. */
  readonly path: string
  readonly value: Json
  readonly reason: Reason
}

/** Every reason a finding can have; what came of the thing is said in the words for it. */
export const reasons = [
  'unexpectedElement',
  'unknownResource',
  'unknownProfile',
  'unknownCode',
  'codeOfAnotherKind',
  'missing',
  'wrongType',
  'malformed',
  'notAWholeDay',
  'endsBeforeItBegins',
  'tooLong',
  'notInReport',
  'unexpectedReference',
  'levelOnNursing',
  'changesTheMeaning',
  'noCitizen',
  'secondCitizen',
  'sameTimeOtherContent',
] as const

export type Reason = (typeof reasons)[number]

const longest = 200

/** A value as it is shown in a finding: long texts cut, lists and objects as one text. */
export function shown(value: Json | undefined): Json {
  if (value === undefined) return null
  const flat = typeof value === 'object' && value !== null ? canonical(value) : value
  return typeof flat === 'string' && flat.length > longest ? `${flat.slice(0, longest).toWellFormed()}…` : flat
}
