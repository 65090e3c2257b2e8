import type { Profession } from '#care/people/team.ts'
import { type Money, money } from '#kernel/money.ts'
import type { GovernanceModel } from './model.ts'

/**
 * A team held against the model: its size against the cap, its professions against the mix aimed at (004-29, 004-30).
 * @da teamets sammensætning
 * @sv arbetslagets sammansättning
 */
export type TeamFit = {
  readonly size: number
  readonly mostAllowed: number
  readonly fits: boolean
  /** Whole per cents of the members, together 100; professions that are neither aimed at nor there are left out. */
  readonly mix: { readonly [profession in Profession]?: { readonly target: number; readonly actual: number } }
  readonly coach: boolean
}

/**
 * Holds a team of these professions, one entry a member, against the model. `undefined` where the model says nothing
 * of teams.
 * @plain
 */
export function teamFit({ teams }: GovernanceModel, members: readonly Profession[]): TeamFit | undefined {
  if (!teams) return undefined
  const target = teams.mixPercent ?? {}
  const named = new Set([...(Object.keys(target) as Profession[]), ...members])
  const actual = wholePercents(Map.groupBy(members, (member) => member))
  return {
    size: members.length,
    mostAllowed: teams.membersMost,
    fits: members.length <= teams.membersMost,
    mix: Object.fromEntries([...named].map((of) => [of, { target: target[of] ?? 0, actual: actual.get(of) ?? 0 }])),
    coach: teams.coach,
  }
}

/** Rounded down, and what is left of the hundred goes to those who lost most by it. */
function wholePercents(groups: ReadonlyMap<Profession, readonly unknown[]>): ReadonlyMap<Profession, number> {
  const all = [...groups.values()].reduce((sum, { length }) => sum + length, 0)
  const shares = [...groups].map(([of, { length }]) => ({ of, whole: Math.floor((100 * length) / all), length }))
  const left = 100 - shares.reduce((sum, { whole }) => sum + whole, 0)
  const lost = shares.toSorted((a, b) => ((100 * b.length) % all) - ((100 * a.length) % all)).slice(0, left)
  return new Map(shares.map((share) => [share.of, share.whole + (lost.includes(share) ? 1 : 0)]))
}

/**
 * The promise of few faces: how many people came in 14 days, how many the model allows, and whether that holds
 * (004-49).
 * @da ansigtsløfte
 * @sv löfte om få ansikten
 */
export type FacesPromise = { readonly seen: number; readonly most: number; readonly kept: boolean }

/**
 * Holds the number of people who came to a citizen in 14 days against the promise.
 * @plain
 */
export function facesPromise({ teams }: GovernanceModel, seen: number): FacesPromise | undefined {
  return teams && { seen, most: teams.facesMostIn14Days, kept: seen <= teams.facesMostIn14Days }
}

/**
 * What a trial costs for each team and for all of them (000-42..45).
 * @da afprøvningens pris
 * @sv försökets kostnad
 */
export type TrialCost = { readonly perTeam: Money; readonly teams: number; readonly total: Money }

/**
 * Adds up a trial: the two sub-trials of a team, times the teams. `undefined` where the model names no cost.
 * @plain
 */
export function trialCost({ teams, currency }: GovernanceModel): TrialCost | undefined {
  const cost = teams?.trialCost
  if (!cost) return undefined
  const perTeam = cost.selfAssessmentMinor + cost.selfManagementMinor
  return { perTeam: money(perTeam, currency), teams: cost.teams, total: money(perTeam * cost.teams, currency) }
}
