/** The compass in the words of the field: one citizen with ten hours a week, of which seven are planned. */
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Frame, FrameScope, Grant } from '#care/grants/grant.ts'
import type { Role } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Change, ChangeComponent, Compass, Standing } from './change.ts'
import { classifyChange } from './compass.ts'
import { minutesBeyondGrant } from './time.ts'

const on = localDate('2026-03-04')
const whole: FrameScope = { kind: 'whole' }
const clusterScope = (cluster: string): FrameScope => ({ kind: 'cluster', cluster })
const serviceScope = (service: string): FrameScope => ({ kind: 'service', service })
const time = (minutesPerWeek: number, scope: FrameScope = whole): ChangeComponent => ({
  kind: 'time',
  minutesPerWeek,
  scope,
})
const tasks = (add: string[], remove: string[] = []): ChangeComponent => ({ kind: 'tasks', add, remove })
const swap = (changed: object = {}): ChangeComponent => ({
  kind: 'swapped',
  give: 'cleaning',
  get: 'walk',
  minutesGiven: 30,
  minutesGot: 30,
  with: 'team',
  ...changed,
})

const sevenHours = planOf([visitOf('morning', { minutes: minutes(60) })])
const standing: Standing = { grant: grantOf(), plan: sevenHours, minorMinutesSoFar: 0, swapsSoFar: 0 }

type Ask = {
  model?: GovernanceModel
  standing?: Partial<Standing>
  by?: Role
  private?: boolean
  day?: string
} & Partial<Omit<Change, 'components'>>
const ask = (components: ChangeComponent | ChangeComponent[], asked: Ask = {}): Compass =>
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
const unwanted = { wanted: false } as const
const situations = (...asked: Parameters<typeof ask>) => ask(...asked).situations

const steering = (frame: Partial<GovernanceModel['frame']>): GovernanceModel => ({
  ...baseModel,
  frame: { ...baseModel.frame, ...frame },
})
const goals = steering({ promises: 'goals' })
const perCluster = steering({ scope: 'cluster' })
const perService = steering({ scope: 'service' })
const granting = (...frames: Frame[]): Partial<Standing> => ({ grant: grantOf({ frames }) })
const holding = (changed: Partial<Grant>): Partial<Standing> => ({ grant: grantOf(changed) })

describe('more time that the citizen wants', () => {
  // fulfils: 004-66
  it('is inside the frame while there is room, and the team decides', () =>
    expect(ask(time(180))).toEqual({
      effect: 'insideFrame',
      situations: ['moreTimeInsideFrame'],
      mayDecide: true,
      by: 'teamMember',
      consent: ['citizen'],
      competences: [],
      follows: ['log'],
      ground: [
        {
          situation: 'moreTimeInsideFrame',
          law: { key: 'care', act: 'Care Act', section: '1', version: '2026', verified: true },
          on,
          inputs: { minutesPerWeek: 180, framed: 600, planned: 420, beyond: 0, minorInAll: 0, minorMost: 30 },
        },
      ],
    }))

  // fulfils: 003-16, 000-05
  it('is minor a little beyond it: the fixed contact decides, and no letter is needed where the model says so', () => {
    const compass = ask(time(210))
    expect([compass.effect, compass.mayDecide, compass.by]).toEqual(['minorFavourable', false, 'fixedContact'])
    expect(compass.follows).toEqual(['log', 'tellCitizen'])
    expect(ask(time(210), { by: 'fixedContact' }).mayDecide).toBe(true)
  })

  it('is outside beyond that, and falls to the case officer where nobody else is named', () => {
    const compass = ask(time(211), { by: 'conference' })
    expect([compass.effect, compass.mayDecide, compass.by]).toEqual(['outside', false, 'caseOfficer'])
    expect(ask(time(211), { by: 'caseOfficer' }).mayDecide).toBe(true)
  })

  it('is not minor for ever: what was added since the decision counts', () => {
    const full = planOf([visitOf('morning', { minutes: minutes(90) })])
    expect(situations(time(10), { standing: { plan: full, minorMinutesSoFar: 20 } })).toEqual(['moreTimeMinor'])
    expect(situations(time(10), { standing: { plan: full, minorMinutesSoFar: 21 } })).toEqual(['moreTimeOutside'])
  })

  it('is outside at once where the model has no minor changes', () => {
    const model = { ...baseModel, delegations: [] }
    expect(situations(time(181), { model })).toEqual(['moreTimeOutside'])
  })

  it('is outside on a day when nothing is granted any more', () => {
    const ended = holding({ period: { from: localDate('2026-01-05'), to: localDate('2026-03-03') } })
    expect(situations(time(60), { standing: ended })).toEqual(['moreTimeOutside'])
    expect(situations(time(60), { standing: ended, day: '2026-03-03' })).toEqual(['moreTimeInsideFrame'])
  })

  it('is never adverse, not even in a model that calls it so', () => {
    const model: GovernanceModel = {
      ...baseModel,
      effects: [{ situation: 'moreTimeOutside', effect: 'adverse', follows: ['hearing'], law: 'procedure' }],
    }
    expect(ask(time(600), { model }).effect).toBe('outside')
  })

  it('is adverse when it raises a fee', () => {
    const compass = ask(time(60), { conditionsWorsen: true })
    expect(compass.situations).toEqual(['moreTimeInsideFrame', 'conditionsWorsened'])
    expect(compass.effect).toBe('adverse')
    expect(compass.follows).toContain('hearing')
  })

  it('is against the will of somebody who does not want it', () =>
    expect(ask(time(10), unwanted)).toMatchObject({ effect: 'adverse', situations: ['moreTimeUnwanted'] }))
})

describe('less time', () => {
  it('is theirs to give up when the citizen wants less', () =>
    expect(ask(time(-300))).toMatchObject({ effect: 'insideFrame', situations: ['lessTimeWanted'], mayDecide: true }))

  it('breaks a promise of minutes against their will', () => {
    const compass = ask(time(-1), { ...unwanted, by: 'teamMeeting' })
    expect(compass).toMatchObject({ effect: 'adverse', situations: ['lessTimePromiseBroken'], by: 'caseOfficer' })
    expect(compass.follows).toEqual(['letter', 'hearing', 'reasons', 'appealGuidance'])
  })

  it('keeps it where more than promised was planned', () => {
    const over = { plan: planOf([visitOf('morning', { minutes: minutes(90) })]) }
    expect(situations(time(-30), { ...unwanted, standing: over })).toEqual(['lessTimePromiseKept'])
    expect(situations(time(-31), { ...unwanted, standing: over })).toEqual(['lessTimePromiseBroken'])
  })

  it('is measured against the goals where goals are promised, not against minutes', () => {
    expect(ask(time(-300), { ...unwanted, model: goals })).toMatchObject({
      effect: 'insideFrame',
      situations: ['lessTimePromiseKept'],
    })
    expect(situations(time(-1), { ...unwanted, model: goals, goalsKept: false })).toEqual(['lessTimePromiseBroken'])
  })
})

describe('a course with a band', () => {
  it('may be filled up to the edge of the band, whatever was counted when it was granted', () => {
    expect(situations(time(899 - 420), { model: goals })).toEqual(['moreTimeInsideFrame'])
    expect(situations(time(900 - 420 + 30), { model: goals })).toEqual(['moreTimeOutside'])
  })
  it('has no edge in the highest band, nor where it is not counted in minutes at all', () => {
    const highest = holding({ category: 'individual', band: 'over', frames: [weekly(1600)] })
    expect(situations(time(5000), { model: goals, standing: highest })).toEqual(['moreTimeInsideFrame'])
    const uncounted = holding({ band: null, frames: [] })
    expect(situations(time(5000), { model: goals, standing: uncounted })).toEqual(['moreTimeInsideFrame'])
  })
})

describe('frames per cluster', () => {
  const frames = [weekly(420, clusterScope('personal')), weekly(60, clusterScope('practical'))]
  const asked = { model: perCluster, standing: granting(...frames) }

  it('have room each for themselves', () => {
    expect(situations(time(60, clusterScope('practical')), asked)).toEqual(['moreTimeInsideFrame'])
    expect(situations(time(60, serviceScope('cleaning')), asked)).toEqual(['moreTimeInsideFrame'])
    expect(situations(time(40, clusterScope('personal')), asked)).toEqual(['moreTimeOutside'])
  })
  it('have room together for time that is not of one cluster', () => {
    expect(situations(time(60), asked)).toEqual(['moreTimeInsideFrame'])
    expect(situations(time(91), asked)).toEqual(['moreTimeOutside'])
  })
  it('do not let one cluster pay for another', () => {
    const both = [time(40, clusterScope('personal')), time(-40, clusterScope('practical'))]
    expect(ask(both, asked)).toMatchObject({ effect: 'outside', situations: ['moreTimeOutside', 'lessTimeWanted'] })
  })
  it('have none for a cluster that is not granted, or not known', () => {
    expect(situations(time(40, clusterScope('social')), asked)).toEqual(['moreTimeOutside'])
    expect(situations(time(40, clusterScope('garden')), asked)).toEqual(['moreTimeOutside'])
  })
  it('show each part by the edge that is nearest to it, its own or that of all together', () => {
    const each = [time(40, clusterScope('personal')), time(10, clusterScope('practical'))]
    expect(ask(each, asked).ground.map(({ inputs }) => [inputs.framed, inputs.planned])).toEqual([
      [420, 420],
      [480, 420],
    ])
  })
  it('count minor time over all of them', () => {
    const each = [time(20, clusterScope('personal')), time(75, clusterScope('practical'))]
    expect(minutesBeyondGrant(perCluster, { ...standing, ...asked.standing }, changeOf(each), on)).toBe(35)
    expect(situations(each, asked)).toEqual(['moreTimeOutside'])
  })
})

const changeOf = (components: ChangeComponent[]): Change => ({
  components,
  wanted: true,
  goalsKept: true,
  conditionsWorsen: false,
})

describe('time of one change', () => {
  it('is judged together: what makes room counts, in whatever order it is named', () => {
    const both = [time(300), time(-120)]
    expect(situations(both)).toEqual(['moreTimeInsideFrame', 'lessTimeWanted'])
    expect(situations(both.toReversed())).toEqual(['lessTimeWanted', 'moreTimeInsideFrame'])
  })
  it('is judged together: two small parts do not fit twice into the same room', () =>
    expect(situations([time(120), time(120)])).toEqual(['moreTimeOutside']))
})

describe('tasks', () => {
  // fulfils: 004-67
  it('may be mixed anew inside the frame', () =>
    expect(ask(tasks(['walk'], ['cleaning']))).toMatchObject({ effect: 'insideFrame', mayDecide: true }))

  it('are outside where the catalogue does not know them', () =>
    expect(ask(tasks(['gardening']))).toMatchObject({ effect: 'outside', situations: ['tasksOutsideScope'] }))

  it('are outside where frames are per cluster or per service and this one has none', () => {
    const cluster = { model: perCluster, standing: granting(weekly(300, clusterScope('personal'))) }
    expect(situations(tasks(['meal']), cluster)).toEqual(['tasksInsideScope'])
    expect(situations(tasks(['cleaning']), cluster)).toEqual(['tasksOutsideScope'])
    const service = { model: perService, standing: granting(weekly(300, serviceScope('hygiene'))) }
    expect(situations(tasks(['hygiene']), service)).toEqual(['tasksInsideScope'])
    expect(situations(tasks(['meal']), service)).toEqual(['tasksOutsideScope'])
  })

  it('are adverse to take away against the will, only where they were promised by name or the goal is lost', () => {
    const away = tasks([], ['hygiene'])
    expect(ask(away, unwanted)).toMatchObject({ effect: 'insideFrame', situations: ['tasksUnwanted'] })
    const named = { ...unwanted, model: perService, standing: granting(weekly(300, serviceScope('hygiene'))) }
    expect(ask(away, named)).toMatchObject({ effect: 'adverse', situations: ['lessTimePromiseBroken'] })
    expect(situations(away, { ...unwanted, model: goals, goalsKept: false })).toEqual(['lessTimePromiseBroken'])
  })
})

describe('a visit that is moved', () => {
  it('is the team to decide', () => {
    expect(ask({ kind: 'moved', visit: 'morning' })).toMatchObject({ situations: ['movedWanted'], mayDecide: true })
    expect(ask({ kind: 'moved', visit: 'morning' }, unwanted)).toMatchObject({
      effect: 'insideFrame',
      situations: ['movedUnwanted'],
      follows: ['log', 'tellCitizen'],
    })
  })
  it('is adverse when it costs the goal, against the will', () =>
    expect(ask({ kind: 'moved', visit: 'morning' }, { ...unwanted, model: goals, goalsKept: false }).effect).toBe(
      'adverse',
    ))
})

describe('a swap', () => {
  it('inside the rules is the citizen to decide', () =>
    expect(ask(swap(), { by: 'citizen' })).toMatchObject({
      effect: 'insideFrame',
      situations: ['swapInsideRules'],
      mayDecide: true,
    }))
  it('outside them is outside the frame', () => {
    expect(ask(swap({ minutesGot: 31 }))).toMatchObject({ effect: 'outside', situations: ['swapOutsideRules'] })
    expect(situations(swap(), { standing: { swapsSoFar: 2 } })).toEqual(['swapOutsideRules'])
  })
  it('counts those of the same change', () =>
    expect(situations([swap(), swap()], { standing: { swapsSoFar: 1 } })).toEqual([
      'swapInsideRules',
      'swapOutsideRules',
    ]))
  it('is none where the model knows no swaps', () => {
    const { swap: _, ...bare } = baseModel
    expect(situations(swap(), { model: bare })).toEqual(['swapOutsideRules'])
  })
  it('nobody may ask for but the citizen, least of all when they get less by it', () => {
    expect(ask(swap(), unwanted)).toMatchObject({ effect: 'outside', situations: ['swapOutsideRules'] })
    expect(ask(swap({ minutesGot: 20 }), unwanted)).toMatchObject({
      effect: 'adverse',
      situations: ['swapOutsideRules', 'lessTimePromiseBroken'],
    })
  })
  it('is not for days when nothing is granted', () => {
    const ended = holding({ period: { from: localDate('2026-01-05'), to: localDate('2026-03-03') } })
    expect(situations(swap(), { standing: ended })).toEqual(['swapOutsideRules'])
  })
})

describe('a package', () => {
  const infection: ChangeComponent = { kind: 'package', package: 'infection', newCitizen: false }

  // fulfils: 003-31, 003-33
  it('is started by the provider where it is delegated, and ends by itself', () =>
    expect(ask(infection, { private: true })).toMatchObject({
      effect: 'minorFavourable',
      situations: ['packageDelegated'],
      mayDecide: true,
      by: 'teamMember',
      competences: ['infection'],
      follows: ['log', 'endsByItself'],
    }))
  it('is outside where the model has none of the name, or delegates it to nobody', () => {
    expect(situations({ ...infection, package: 'holiday' })).toEqual(['packageOutsideRules'])
    expect(situations(infection, { model: { ...baseModel, delegations: [] } })).toEqual(['packageOutsideRules'])
  })
  it('for new citizens is outside for everybody else', () => {
    const clarification = { kind: 'package', package: 'clarification', newCitizen: false } as const
    expect(situations(clarification)).toEqual(['packageOutsideRules'])
    expect(ask({ ...clarification, newCitizen: true }, { by: 'nurse' })).toMatchObject({
      situations: ['packageDelegated'],
      mayDecide: true,
      by: 'nurse',
    })
  })
  it('that is not wanted is more time that is not wanted', () =>
    expect(situations(infection, unwanted)).toEqual(['moreTimeUnwanted']))
})

describe('another level', () => {
  it('up needs a new decision; down, or against the will, is adverse', () => {
    const level = (category: string, band: string | null): ChangeComponent => ({ kind: 'level', category, band })
    expect(ask(level('maintaining', '3'))).toMatchObject({ effect: 'outside', situations: ['levelUpWanted'] })
    expect(ask(level('maintaining', '1')).effect).toBe('adverse')
    expect(ask(level('maintaining', '3'), unwanted).effect).toBe('adverse')
    expect(ask(level('golden', null)).effect).toBe('adverse')
  })
})

describe('a pause and an end', () => {
  it('are no matter of the authority when the citizen pauses', () =>
    expect(ask({ kind: 'paused', days: 10 }, { by: 'citizen' })).toMatchObject({
      effect: 'insideFrame',
      mayDecide: true,
    }))
  it('are adverse against the will', () => {
    expect(ask({ kind: 'paused', days: 1 }, unwanted).effect).toBe('adverse')
    expect(ask({ kind: 'ended' }, unwanted).effect).toBe('adverse')
  })
  it('need a decision when the citizen ends it, because the right ends with it', () =>
    expect(ask({ kind: 'ended' })).toMatchObject({ effect: 'outside', by: 'caseOfficer' }))
})

describe('a change of several parts', () => {
  it('is as strong as its strictest part, asks for every consent and competence, and all that follows follows', () => {
    const compass = ask([time(60), { kind: 'package', package: 'infection', newCitizen: false }, time(200)], {
      by: 'caseOfficer',
    })
    expect(compass.effect).toBe('outside')
    expect(compass.situations).toEqual(['moreTimeOutside', 'packageDelegated'])
    expect([compass.by, compass.mayDecide, compass.competences]).toEqual(['caseOfficer', true, ['infection']])
    expect(compass.follows).toEqual(['log', 'letter', 'newAssessment', 'endsByItself'])
    expect(compass.ground).toHaveLength(3)
  })
  it('without any part is nothing, and inside', () =>
    expect(ask([])).toMatchObject({ effect: 'insideFrame', by: 'teamMember' }))
})

describe('staff of a private provider', () => {
  it('decide inside the frame, never what is outside, even where the table says so', () => {
    const model: GovernanceModel = {
      ...baseModel,
      delegations: [{ decision: 'moreTimeOutside', decidedBy: 'teamMember', consent: [], competence: null }],
    }
    expect(ask(time(60), { private: true }).mayDecide).toBe(true)
    expect(ask(time(600), { model })).toMatchObject({ mayDecide: true, by: 'teamMember' })
    expect(ask(time(600), { model, private: true })).toMatchObject({ mayDecide: false, by: 'caseOfficer' })
    expect(ask(time(600), { model, private: true, by: 'manager' }).mayDecide).toBe(false)
  })
})

describe('frames of four weeks and of a month', () => {
  it('are read by the share of the week', () => {
    const perMonth = { model: steering({ per: 'month' }), standing: granting({ ...weekly(3100), per: 'month' }) }
    expect(ask(time(280), perMonth)).toMatchObject({ effect: 'insideFrame', ground: [{ inputs: { framed: 700 } }] })
    expect(situations(time(311), perMonth)).toEqual(['moreTimeOutside'])
    // A week of February has more of a month than one of March.
    expect(ask(time(280), { ...perMonth, day: '2026-02-11' }).ground[0]?.inputs.framed).toBe(775)
  })
})
