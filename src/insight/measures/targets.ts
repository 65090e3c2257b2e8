import type { GovernanceModel } from '#care/governance/model.ts'
import type { FigureId } from './definition.ts'

/** What a figure is held to, in its own reading: a promise or a rule; a figure without one is not judged. */
export type Target = { readonly is: 'atMost' | 'atLeast'; readonly value: number }

const none = (): undefined => undefined

const targets: Readonly<Record<FigureId, (model: GovernanceModel) => Target | undefined>> = {
  room: () => ({ is: 'atLeast', value: 0 }),
  lateFollowUps: () => ({ is: 'atMost', value: 0 }),
  faces: ({ teams }) => teams && { is: 'atMost', value: teams.facesMostIn14Days },
  deviations: none,
  delivered: ({ settlement }) => settlement.tolerance && { is: 'atMost', value: 100 + settlement.tolerance.percent },
  budget: () => ({ is: 'atLeast', value: 0 }),
  absence: none,
  planAge: none,
}

/** What a model holds a figure to, where it does. */
export const targetOf = (model: GovernanceModel, figure: FigureId): Target | undefined => targets[figure](model)
