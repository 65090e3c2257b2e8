import type { PerformedVisit } from '#care/visits/fact.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import type { Finding } from '../settlement.ts'
import type { Claim } from './claimed.ts'

/** A finding as a step makes it: whose it is, is known to whoever settles the citizen. */
export type Found = Omit<Finding, 'citizen'>

/** One finding for several visits of a kind, dated on the first, with how many they are and how long. */
export function foundOf(kind: Finding['kind'], claims: readonly Claim[], facts: Finding['facts'] = {}): Found {
  const first = claims[0] as Claim
  const last = claims.at(-1) as Claim
  return {
    kind,
    team: first.part.team,
    date: first.visit.date,
    facts: { visits: claims.length, minutes: sumOf(claims), until: last.visit.date as LocalDate, ...facts },
  }
}

export const sumOf = (claims: readonly { readonly minutes: number }[]): number =>
  claims.reduce((sum, claim) => sum + claim.minutes, 0)

/** A visit as people find it again: by its key in the plan, or by the time it began. */
export const nameOf = ({ plannedVisit, time }: PerformedVisit): string => plannedVisit ?? writeTimeOfDay(time)
