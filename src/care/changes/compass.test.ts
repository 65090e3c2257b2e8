/** The compass on everything but time alone: tasks, moves, swaps, packages, levels, pauses and ends. */
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { weekly } from '#care/grants/grant.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import {
  ask,
  clusterScope,
  goals,
  granting,
  holding,
  perCluster,
  perService,
  serviceScope,
  situations,
  swap,
  tasks,
  time,
  unwanted,
} from './asked.fixture.ts'
import type { ChangeComponent } from './change.ts'

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
