import { grants } from './grants.ts'
import { hours } from './hours.ts'
import { people } from './people.ts'
import { plans } from './plans.ts'
import type { Named } from './table.ts'
import { teams } from './teams.ts'
import { visits } from './visits.ts'

/** Every kind of table, in the order a municipality would send them. */
export const kindNames = ['teams', 'people', 'grants', 'plans', 'visits', 'hours'] as const
export type KindName = (typeof kindNames)[number]

export const kinds = { teams, people, grants, plans, visits, hours } as const satisfies Record<KindName, Named>
