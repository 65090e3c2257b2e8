/** The compass on more and less time, against frames of every kind. */

import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { weekly } from '#care/grants/grant.fixture.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import {
  ask,
  changeOf,
  clusterScope,
  goals,
  granting,
  holding,
  on,
  perCluster,
  serviceScope,
  situations,
  standing,
  steering,
  time,
  unwanted,
} from './asked.fixture.ts'
import { minutesBeyondGrant } from './time.ts'

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

describe('time of one change', () => {
  it('is judged together: what makes room counts, in whatever order it is named', () => {
    const both = [time(300), time(-120)]
    expect(situations(both)).toEqual(['moreTimeInsideFrame', 'lessTimeWanted'])
    expect(situations(both.toReversed())).toEqual(['lessTimeWanted', 'moreTimeInsideFrame'])
  })
  it('is judged together: two small parts do not fit twice into the same room', () =>
    expect(situations([time(120), time(120)])).toEqual(['moreTimeOutside']))
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
