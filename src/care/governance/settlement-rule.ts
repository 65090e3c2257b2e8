import type { Role } from '#care/people/actor.ts'
import type { TimeWindow } from '#kernel/clock/time-of-day.ts'
import type { Minutes } from '#kernel/minutes.ts'
import type { FindingKind } from './finding-kind.ts'

/**
 * What a provider is paid for and by which evidence.
 * @da afregningsregel
 * @sv ersättningsregel
 */
export type SettlementRule = {
  readonly basis: SettlementBasis
  /** `plan`: done as planned unless a fact says otherwise. `lock`: only what an event shows. */
  readonly evidence: 'plan' | 'lock'
  readonly tolerance?: { readonly percent: number; readonly selectable: readonly number[] }
  /**
   * For `performedTime`: each visit's minutes are rounded to a multiple of this before they are added up; 1 leaves
   * them.
   */
  readonly roundToMinutes?: Minutes
  readonly rounding?: 'nearest' | 'up' | 'down'
  /** For `performedTime`: share of the planned minutes that is paid for a visit that did not happen. */
  readonly unperformed?: {
    readonly declinedInTimePercent: number
    readonly declinedLatePercent: number
    readonly declinedAtDoorPercent: number
    readonly notHomePercent: number
  }
  readonly hourlyRates: readonly HourlyRate[]
  /** Where rates differ by weekend and workdays: which of them holds on days off; absent, as `usualHolidays` says. */
  readonly holidays?: HolidayRule
  /** For `weeklyRate`: what a week of the band pays. */
  readonly weeklyRates?: readonly WeeklyRate[]
  /** For `frameBudget`: a team's year, unless the team's own row says another sum. */
  readonly frameBudgetMinorPerYear?: number
  /** Whether a started package is paid beside the basis, at the hourly rate of its first service. */
  readonly paysPackages: boolean
  readonly exceptions: ExceptionRule
}

/**
 * What the money follows.
 * @da afregningsgrundlag
 * @sv ersättningsgrund
 */
export type SettlementBasis = 'grantedTime' | 'performedTime' | 'weeklyRate' | 'frameBudget'

/**
 * Price of an hour for services of one price class, at some times. The first row whose time holds the visit's start
 * is used.
 * @da timepris
 * @sv timersättning
 */
export type HourlyRate = { readonly priceClass: string; readonly minor: number; readonly at?: RateTime }

/**
 * Price of a week in one band of one category.
 * @da ugetakst
 * @sv veckoersättning
 */
export type WeeklyRate = { readonly category: string; readonly band: string; readonly minor: number }

/**
 * What makes a line worth a person's look.
 * @da undtagelse
 * @sv avvikelse
 */
export type ExceptionRule = {
  /** Performed under this share of the frame over the month is a finding. */
  readonly underusePercent: number
  /** A single visit longer than this is a finding. */
  readonly longVisitMinutes: Minutes
  /** What it is thought to take to look at a finding. */
  readonly review?: readonly ReviewRule[]
}

/**
 * How long one person is thought to spend on one finding of a kind; a finding may take several people's time.
 * @da tid til et fund
 * @sv tid för en avvikelse
 */
export type ReviewRule = { readonly finding: FindingKind; readonly by: Role; readonly seconds: number }

/**
 * Whether a day off by law is paid as a weekend or as the day of the week it falls on, and whether an eve is.
 * @da helligdage i betalingen
 * @sv helgdagar i ersättningen
 */
export type HolidayRule = {
  readonly publicHoliday: 'weekend' | 'workdays'
  readonly eve: 'weekend' | 'workdays'
}

/**
 * When a rate holds on the clock and the calendar.
 * @da tidsrum
 * @sv tidsrymd
 */
export type RateTime = { readonly days: 'every' | 'workdays' | 'weekend'; readonly window: TimeWindow }
