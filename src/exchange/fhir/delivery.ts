import type { Finding } from './finding.ts'
import type { Json, JsonObject, JsonRefusal } from './json.ts'

/** Why a file is refused whole, with the resource and the place in it. */
export type ReportRefusal = {
  readonly kind:
    | JsonRefusal['kind']
    | 'notAReport'
    | 'notACollection'
    | 'noTimestamp'
    | 'malformedTimestamp'
    | 'malformedEntry'
    | 'noType'
    | 'noId'
    | 'malformedId'
    | 'noIdentityNumber'
    | 'severalIdentityNumbers'
    | 'malformedIdentityNumber'
    | 'tooManyResources'
    | 'tooMuchUnknown'
  readonly resource: string
  readonly path: string
  readonly value: Json
}

/** One delivery report: when it was made, and what it holds. */
export type Report = {
  readonly resource: string
  /** The time of the report to the nanosecond in UTC, so that texts sort as times do. */
  readonly moment: string
  readonly resources: readonly ReportedResource[]
  /** Type and id of everything in it. */
  readonly present: ReadonlySet<string>
}

export type ReportedResource = { readonly type: string; readonly id: string; readonly content: JsonObject }

export type Delivery = { readonly reports: readonly Report[]; readonly findings: readonly Finding[] }
