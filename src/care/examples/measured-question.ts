import type { CourseUse } from '#care/followup/band-hits.ts'
import type { Role } from '#care/people/actor.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Week } from '#kernel/calendar/week.ts'

/**
 * What an example asks of a model's price and gain, each answered by the public function of that name.
 * @da spørgsmål om pris og gevinst
 * @sv fråga om pris och vinst
 */
export type MeasuredQuestion =
  /** What a week's visits cost to write down, and what that is against what another model's way of it costs. */
  | {
      readonly kind: 'reporting'
      readonly week: Week
      readonly against?: { readonly model: string; readonly byRole: { readonly [role in Role]?: number } }
    }
  /** What the citizen's month gives to look at with the model's tolerance, and what it would without one. */
  | { readonly kind: 'toleranceSaves'; readonly month: Month; readonly tolerance?: number }
  /** How many homes with help have a digital lock on each of these days. */
  | {
      readonly kind: 'lockShare'
      readonly on: readonly LocalDate[]
      readonly homes: readonly {
        readonly helped: Period
        readonly lock?: Period
      }[]
    }
  /** How well bands hit what these citizens were given, and which level would have covered most of it. */
  | {
      readonly kind: 'bandHits'
      /** Of how many in a hundred a level is to cover the help. */
      readonly percentile: number
      readonly citizens: readonly CourseUse[]
    }
  /** What the team keeps of a change from one month to another, where an hour costs so much. */
  | { readonly kind: 'incentive'; readonly before: Month; readonly now: Month; readonly hourlyCostMinor: number }
