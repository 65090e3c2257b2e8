import { type Role, roles } from '#care/people/actor.ts'
import type { Delegation } from './delegation.ts'
import type { GovernanceModel } from './model.ts'

/**
 * How far a model lets a team decide, on each axis of autonomy: so many of so many kinds of decision (000-04..07).
 * @da grad af selvstyre
 * @sv grad av självstyre
 */
export type Autonomy = { readonly [axis in NonNullable<Delegation['axis']>]?: AutonomyDegree }
/** @plain */
export type AutonomyDegree = { readonly byTheTeam: number; readonly of: number; readonly percent: number }

/**
 * Grades a model's autonomy: a decision is the team's own when its meeting, or somebody in the team before it on the
 * ladder of roles, may take it.
 * @plain
 */
export function autonomyOf({ delegations }: GovernanceModel): Autonomy {
  const axes = new Set(delegations.flatMap(({ axis }) => axis ?? []))
  return Object.fromEntries(
    [...axes].map((axis) => {
      const kinds = delegations.filter((row) => row.axis === axis)
      const byTheTeam = kinds.filter(({ decidedBy }) => isTheTeams(decidedBy)).length
      return [axis, { byTheTeam, of: kinds.length, percent: Math.round((100 * byTheTeam) / kinds.length) }]
    }),
  )
}

const isTheTeams = (role: Role): boolean => roles.indexOf(role) <= roles.indexOf('teamMeeting')
