/** The compass in the words of the field: one citizen with ten hours a week, of which seven are planned. */
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import type { Role } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Change, ChangeComponent, Compass, Standing } from './change.ts'
import { classifyChange } from './compass.ts'

export const on = localDate('2026-03-04')
const whole: FrameScope = { kind: 'whole' }
export const clusterScope = (cluster: string): FrameScope => ({ kind: 'cluster', cluster })
export const serviceScope = (service: string): FrameScope => ({ kind: 'service', service })
export const time = (minutesPerWeek: number, scope: FrameScope = whole): ChangeComponent => ({
  kind: 'time',
  minutesPerWeek,
  scope,
})
export const tasks = (add: string[], remove: string[] = []): ChangeComponent => ({ kind: 'tasks', add, remove })
export const swap = (changed: object = {}): ChangeComponent => ({
  kind: 'swapped',
  give: 'cleaning',
  get: 'walk',
  minutesGiven: 30,
  minutesGot: 30,
  with: 'team',
  ...changed,
})

const sevenHours = planOf([visitOf('morning', { minutes: minutes(60) })])
export const standing: Standing = { grant: grantOf(), plan: sevenHours, minorMinutesSoFar: 0, swapsSoFar: 0 }

type Ask = {
  model?: GovernanceModel
  standing?: Partial<Standing>
  by?: Role
  private?: boolean
  day?: string
} & Partial<Omit<Change, 'components'>>
export const ask = (components: ChangeComponent | ChangeComponent[], asked: Ask = {}): Compass =>
  classifyChange(
    asked.model ?? baseModel,
    { ...standing, ...asked.standing },
    {
      components: [components].flat(),
      wanted: asked.wanted ?? true,
      goalsKept: asked.goalsKept ?? true,
      conditionsWorsen: asked.conditionsWorsen ?? false,
    },
    { role: asked.by ?? 'teamMember', competences: ['infection'], private: asked.private ?? false },
    localDate(asked.day ?? on),
  )
export const unwanted = { wanted: false } as const
export const situations = (...asked: Parameters<typeof ask>) => ask(...asked).situations

export const steering = (frame: Partial<GovernanceModel['frame']>): GovernanceModel => ({
  ...baseModel,
  frame: { ...baseModel.frame, ...frame },
})
export const goals = steering({ promises: 'goals' })
export const perCluster = steering({ scope: 'cluster' })
export const perService = steering({ scope: 'service' })
export const granting = (...frames: Frame[]): Partial<Standing> => ({ grant: grantOf({ frames }) })
export const holding = (changed: Partial<Grant>): Partial<Standing> => ({ grant: grantOf(changed) })

export const changeOf = (components: ChangeComponent[]): Change => ({
  components,
  wanted: true,
  goalsKept: true,
  conditionsWorsen: false,
})
