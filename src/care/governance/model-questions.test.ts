/** The small questions one can ask a model: catalogue, team, meetings, burden, terms, tolerance, frame, autonomy. */
import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel/calendar/local-date.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { minutes } from '#kernel/minutes.ts'
import { autonomyOf } from './autonomy.ts'
import { baseModel } from './base-model.fixture.ts'
import { registrationSeconds } from './burden.ts'
import { catalogueSize, findService } from './catalogue.ts'
import { framesFromEstimates } from './estimate.ts'
import { frameFits } from './frame-fit.ts'
import { funnelSteps, nextFunnelStep } from './funnel.ts'
import { meetingMinutes } from './meetings.ts'
import type { GovernanceModel, MeetingRule, Service } from './model.ts'
import { facesPromise, teamFit, trialCost } from './team-fit.ts'
import { categoryTerms } from './terms.ts'
import { withTolerance } from './tolerance.ts'

const words = { da: 'x', sv: 'x', en: 'x' }

describe('the catalogue', () => {
  const [hygiene, ...others] = baseModel.catalogue.services as [Service, ...Service[]]
  const known = { ...hygiene, codes: ['FSIII:H1.1', '17312894-b23f-43d9-9723-b725ac25d872'], replaces: ['Dusch'] }
  const model = { catalogue: { ...baseModel.catalogue, services: [known, ...others] } }

  test.each([
    ['its id', 'hygiene'],
    ['a code with its system', 'FSIII:H1.1'],
    ['a code without it', 'H1.1'],
    ['a code in small letters', 'h1.1'],
    ['the code that systems send', '17312894-B23F-43D9-9723-B725AC25D872'],
    ['an older name', 'dusch'],
  ])('knows a service by %s', (_, word) => {
    expect(findService(model, word)?.id).toBe('hygiene')
  })

  test.each(['H1', '1.1', 'H1.10', '', 'bath'])('does not take %j for one', (word) => {
    expect(findService(model, word)).toBeUndefined()
  })

  test('counts itself and what it took the place of', () => {
    expect(catalogueSize(model)).toEqual({ clusters: 4, services: 6, olderTypes: 1 })
  })
})

describe('the team', () => {
  const model: GovernanceModel = {
    ...baseModel,
    teams: { membersMost: 3, mixPercent: { nurse: 50, helper: 50 }, facesMostIn14Days: 2, coach: true },
  }

  test('fits at the cap and not above it', () => {
    expect(teamFit(model, ['nurse', 'helper', 'helper'])).toMatchObject({ size: 3, mostAllowed: 3, fits: true })
    expect(teamFit(model, ['nurse', 'helper', 'helper', 'helper'])).toMatchObject({ size: 4, fits: false })
  })

  test('shows what is aimed at beside what is there, and who nobody aimed at', () => {
    expect(teamFit(model, ['nurse', 'therapist', 'therapist'])?.mix).toEqual({
      nurse: { target: 50, actual: 33 },
      helper: { target: 50, actual: 0 },
      therapist: { target: 0, actual: 67 },
    })
    expect(teamFit(model, [])?.mix).toMatchObject({ nurse: { target: 50, actual: 0 } })
  })

  test.each<[members: string, actual: number[]]>([
    ['nurse nurse nurse nurse nurse helper helper assistant assistant therapist therapist', [46, 18, 18, 18]],
    ['nurse helper assistant', [34, 33, 33]],
    ['nurse', [100, 0]],
  ])('shares are whole and together a hundred: %s', (members, actual) => {
    const mix = teamFit(model, members.split(' ') as never)?.mix ?? {}
    const shares = Object.values(mix).map((each) => each.actual)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100)
    expect(shares).toEqual(actual)
  })

  test('keeps its promise of faces up to the number', () => {
    expect(facesPromise(model, 2)?.kept).toBe(true)
    expect(facesPromise(model, 3)?.kept).toBe(false)
  })

  test('is nothing a model without teams speaks of', () => {
    const { teams: _, ...silent } = model
    expect([teamFit(silent, ['nurse']), facesPromise(silent, 1), trialCost(silent)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('costs what both trials cost, times the teams', () => {
    const trial = { selfAssessmentMinor: 100, selfManagementMinor: 400, teams: 6 }
    const costly = { ...model, teams: { ...model.teams!, trialCost: trial } }
    expect(trialCost(costly)).toMatchObject({ perTeam: { minor: 500 }, teams: 6, total: { minor: 3000 } })
  })
})

describe('meetings', () => {
  const rule = (every: MeetingRule['every'], times: number, long: number): MeetingRule => ({
    id: every,
    title: words,
    every,
    times,
    minutes: minutes(long),
    who: ['teamMember'],
    prepared: words,
  })
  const model = { ...baseModel, meetings: [rule('day', 1, 15), rule('week', 2, 30), rule('month', 1, 90)] }

  // Mondays: 4 in October 2026, 5 in November 2026, 4 in February 2027, which is four weeks exactly.
  test.each([
    ['2026-10', 31, 8],
    ['2026-11', 30, 10],
    ['2027-02', 28, 8],
    ['2028-02', 29, 8],
  ])('of %s: %i daily, %i weekly', (month, daily, weekly) => {
    const time = meetingMinutes(model, month as Month, 10)
    expect([time.meetings['day']?.held, time.meetings['week']?.held, time.meetings['month']?.held]).toEqual([
      daily,
      weekly,
      1,
    ])
    expect(time.minutes).toBe(daily * 15 + weekly * 30 + 90)
    expect(time.personMinutes).toBe(10 * time.minutes)
  })

  test('of a model that has none take no time', () => {
    const { meetings: _, ...silent } = model
    expect(meetingMinutes(silent, '2026-10' as Month, 10)).toEqual({ meetings: {}, minutes: 0, personMinutes: 0 })
  })
})

test('registrations are added up for each role and in all, beside the size of the catalogue', () => {
  const row = { id: 'a', title: words, law: null, owner: words }
  const registration = [
    { ...row, by: 'teamMember' as const, seconds: 10, timesPerVisit: 1 },
    { ...row, by: 'teamMember' as const, seconds: 20, timesPerVisit: 0.1 },
    { ...row, by: 'manager' as const, seconds: 60, timesPerVisit: 0.05 },
  ]
  expect(registrationSeconds({ ...baseModel, registration }, { visits: 100, services: 100, clusters: 100 })).toEqual({
    byRole: { teamMember: 1200, manager: 300 },
    seconds: 1500,
    serviceTypes: 6,
  })
})

describe("a category's terms", () => {
  const [category] = baseModel.categories ?? []
  const model = (terms: object) => ({ ...baseModel, categories: [{ ...category!, ...terms }] })
  const from = localDate('2026-10-31')

  test('are counted from the day of the decision', () => {
    const terms = { horizonWeeks: 12, rateMonths: { least: 4, most: 12 }, weeksLeast: 1, weeksMost: 3 }
    expect(categoryTerms(model(terms), 'developing', from)).toEqual({
      horizon: '2027-01-23',
      rateStandsLeast: '2027-02-27',
      rateStandsMost: '2027-10-30',
      endsEarliest: '2026-11-06',
      endsLatest: '2026-11-20',
      rehabilitation: true,
    })
  })

  test('are null where the category sets none, and nothing where there is no such category', () => {
    expect(categoryTerms(model({}), 'developing', from)).toMatchObject({
      horizon: null,
      rateStandsMost: null,
      endsLatest: null,
    })
    expect(categoryTerms(model({}), 'other', from)).toBeUndefined()
  })
})

describe('the tolerance', () => {
  test('is the one chosen, among those the model offers', () => {
    const chosen = withTolerance(baseModel, 5)
    expect(chosen.ok && chosen.value.settlement.tolerance?.percent).toBe(5)
    expect(withTolerance(baseModel, 7)).toEqual({ ok: false, refusal: { kind: 'notSelectable', selectable: [5, 10] } })
  })

  test('cannot be chosen where there is none', () => {
    const { tolerance: _, ...settlement } = baseModel.settlement
    expect(withTolerance({ ...baseModel, settlement }, 5)).toEqual({ ok: false, refusal: { kind: 'noTolerance' } })
  })
})

describe('a frame', () => {
  const { categories: _, ...plain } = baseModel
  const asked = { scope: 'whole', of: null, per: 'week', course: null, category: null } as const

  test('fits where the model grants such frames', () => {
    expect(frameFits(plain, asked)).toEqual({ ok: true, value: { promises: 'minutes', category: null } })
  })

  test.each([
    ['another scope', plain, { ...asked, scope: 'cluster' as const }, 'wrongScope'],
    ['another stretch', plain, { ...asked, per: 'month' as const }, 'wrongPer'],
    ['no category', baseModel, asked, 'noCategory'],
    ['a category there is not', baseModel, { ...asked, category: 'other' }, 'unknownCategory'],
    ['a course there is not', plain, { ...asked, course: 'other' }, 'unknownCourse'],
  ])('is refused for %s', (_name, model, frame, kind) => {
    const answer = frameFits(model, frame)
    expect(answer.ok ? null : answer.refusal.kind).toBe(kind)
  })

  test('for a cluster or service wants one that is in the catalogue', () => {
    const byCluster: GovernanceModel = { ...plain, frame: { ...plain.frame, scope: 'cluster' } }
    expect(frameFits(byCluster, { ...asked, scope: 'cluster', of: 'social' }).ok).toBe(true)
    expect(frameFits(byCluster, { ...asked, scope: 'cluster', of: 'walk' })).toMatchObject({
      refusal: { kind: 'unknownCluster' },
    })
    const byService: GovernanceModel = { ...plain, frame: { ...plain.frame, scope: 'service' } }
    expect(frameFits(byService, { ...asked, scope: 'service', of: 'social' })).toMatchObject({
      refusal: { kind: 'unknownService' },
    })
  })

  test('of a course has the category of the course', () => {
    const courses = [{ id: 'home', title: words, category: 'maintaining' }]
    const model: GovernanceModel = { ...baseModel, frame: { ...baseModel.frame, courses } }
    expect(frameFits(model, { ...asked, course: 'home' })).toMatchObject({ value: { category: 'maintaining' } })
    expect(frameFits(model, { ...asked, category: 'maintaining' })).toMatchObject({ refusal: { kind: 'noCourse' } })
  })

  test('adds up from estimates of single services, in the order of the catalogue', () => {
    const byCluster: GovernanceModel = { ...plain, frame: { ...plain.frame, scope: 'cluster' } }
    expect(framesFromEstimates(byCluster, { walk: 20, meal: 30, hygiene: 40 })).toEqual({
      ok: true,
      value: [
        { scope: 'cluster', of: 'personal', minutes: 70 },
        { scope: 'cluster', of: 'social', minutes: 20 },
      ],
    })
    expect(framesFromEstimates(plain, { walk: 20, meal: 30 })).toMatchObject({ value: [{ of: null, minutes: 50 }] })
    expect(framesFromEstimates(plain, { flying: 20 })).toEqual({
      ok: false,
      refusal: { kind: 'unknownService', service: 'flying' },
    })
  })
})

describe('autonomy', () => {
  const decision = (name: string, decidedBy: 'citizen' | 'teamMeeting' | 'nurse', axis?: 'selfManagement') => ({
    decision: name,
    decidedBy,
    consent: [],
    competence: null,
    ...(axis ? { axis } : {}),
  })

  test('counts what the team decides among the decisions of an axis; the ladder from the nurse on is not the team', () => {
    const delegations = [
      decision('a', 'citizen', 'selfManagement'),
      decision('b', 'teamMeeting', 'selfManagement'),
      decision('c', 'nurse', 'selfManagement'),
      decision('d', 'citizen'),
    ]
    expect(autonomyOf({ ...baseModel, delegations })).toEqual({ selfManagement: { byTheTeam: 2, of: 3, percent: 67 } })
  })
})

describe('the funnel', () => {
  test('goes through the steps in the house order, unless the model has another', () => {
    expect(nextFunnelStep({}, [])).toBe('ownResources')
    expect(nextFunnelStep({}, ['network', 'ownResources'])).toBe('civilSociety')
    expect(nextFunnelStep({ funnel: ['technology', 'network'] }, ['technology'])).toBe('network')
  })

  test('ends', () => {
    expect(nextFunnelStep({}, funnelSteps)).toBeNull()
  })
})
