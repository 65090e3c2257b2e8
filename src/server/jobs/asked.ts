import type { KindName } from '#exchange/csv/kinds.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Week } from '#kernel/calendar/week.ts'
import type { Id } from '#kernel/id.ts'

/** What somebody asked for that takes its time. */
export type Asked =
  | { readonly kind: 'settlement'; readonly month: Month; readonly model: string | null; readonly whatIf: boolean }
  | {
      readonly kind: 'import'
      readonly file: Id<'File'>
      readonly name: string
      readonly bytes: number
      readonly table: KindName | 'fhir'
      /** Only to see what would come of it; all or nothing; what is right, without what is not. */
      readonly mode: 'try' | 'all' | 'partial'
    }
  | {
      readonly kind: 'planning'
      readonly team: Id<'Team'>
      readonly week: Week
      readonly seconds: number
      readonly seed: number
      readonly way: 'anew' | 'leastChange' | 'leastTravel' | 'bestContinuity'
    }

export type JobKind = Asked['kind']
