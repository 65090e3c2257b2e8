import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import { minutes } from '#kernel/minutes.ts'
import { type DraftDecision, decide, isDecidedElsewhere, isWhollyFavourable } from './decide.ts'
import { decisionOf, grantOf, idOf, weekly } from './grant.fixture.ts'
import type { Decision, Grant } from './grant.ts'

const day = localDate
const draft = (changed: Partial<Decision> = {}, around: Partial<DraftDecision> = {}): DraftDecision => ({
  decision: decisionOf(changed),
  before: null,
  meetsRequest: true,
  ...around,
})
const faults = (asked: DraftDecision, model: GovernanceModel = baseModel) => {
  const decided = decide(model, asked)
  return decided.ok ? [] : decided.refusal.faults
}
const kinds = (asked: DraftDecision, model?: GovernanceModel) => faults(asked, model).map(({ kind }) => kind)
const granting = (changed: Partial<Grant>) => draft({ grant: grantOf(changed) })

describe('a first decision', () => {
  it('stands when the citizen gets what they asked for', () => expect(decide(baseModel, draft()).ok).toBe(true))

  it('rests on an assessment, granted or refused', () => {
    expect(kinds(draft({ assessment: null }))).toEqual(['noAssessment'])
    expect(kinds(draft({ assessment: null, outcome: 'refused', grant: null }))).toEqual(['noAssessment'])
  })

  it('needs none to end help as the citizen asked, and one to end it against their wish', () => {
    const ended = { assessment: null, outcome: 'ended', grant: null } as const
    expect(kinds(draft(ended))).toEqual([])
    expect(kinds(draft(ended, { meetsRequest: false }))).toEqual(['noAssessment'])
  })

  it('without one was made elsewhere, unless it ends help', () => {
    expect(isDecidedElsewhere(decisionOf({ assessment: null }))).toBe(true)
    expect(isDecidedElsewhere(decisionOf())).toBe(false)
    expect(isDecidedElsewhere(decisionOf({ assessment: null, outcome: 'ended', grant: null }))).toBe(false)
  })

  it('rests on law that the model knows', () => {
    expect(kinds(draft({ legalBasis: [] }))).toEqual(['noLegalBasis'])
    expect(faults(draft({ legalBasis: ['care', 'custom'] }))).toEqual([{ kind: 'unknownLaw', law: 'custom' }])
  })

  it('needs neither reasons nor guidance on appeal while it is wholly favourable', () => {
    const bare = draft({ facts: '', considerations: ' ', appealGuidance: false })
    expect(isWhollyFavourable(bare)).toBe(true)
    expect(kinds(bare)).toEqual([])
  })

  it('needs both when it gives less than was asked for', () => {
    const bare = { facts: '', considerations: ' ', appealGuidance: false }
    expect(kinds(draft(bare, { meetsRequest: false }))).toEqual(['noFacts', 'noConsiderations', 'noAppealGuidance'])
  })

  it('needs both when it refuses, whatever is said of the request', () => {
    const refused = { outcome: 'refused', grant: null, facts: '', considerations: '', appealGuidance: false } as const
    expect(kinds(draft(refused))).toEqual(['noFacts', 'noConsiderations', 'noAppealGuidance'])
  })

  it('grants exactly when it says so', () => {
    expect(kinds(draft({ grant: null }))).toEqual(['noGrant'])
    expect(kinds(draft({ outcome: 'refused' }))).toEqual(['grantNotMeant'])
    expect(kinds(draft({ outcome: 'ended' }))).toEqual(['grantNotMeant'])
  })

  it('says everything that is wrong at once', () =>
    expect(
      kinds(draft({ legalBasis: [], facts: '', grant: grantOf({ category: 'none' }) }, { meetsRequest: false })),
    ).toEqual(['noLegalBasis', 'noFacts', 'courseUnfit', 'bandUnfit']))
})

describe('a decision that takes something back', () => {
  const before = grantOf({ id: idOf(30), decision: idOf(20) })
  const less = { grant: grantOf({ frames: [weekly(400)] }) }

  it('wants the citizen heard first', () => {
    const unheard = draft(less, { before, meetsRequest: false })
    expect(faults(unheard)).toEqual([
      { kind: 'noHearing', narrows: [{ kind: 'lessTime', scope: { kind: 'whole' }, before: 600, after: 400 }] },
    ])
    expect(kinds(draft({ ...less, heardOn: day('2025-12-29') }, { before, meetsRequest: false }))).toEqual([])
  })

  it('does not count a hearing held after it was made, by the calendar of the place', () => {
    const late = { ...less, decidedAt: instant('2026-01-01T23:30:00Z') }
    const heardOn = (date: string) => kinds(draft({ ...late, heardOn: day(date) }, { before, meetsRequest: false }))
    expect(heardOn('2026-01-02')).toEqual([])
    expect(heardOn('2026-01-03')).toEqual(['heardAfterwards'])
  })

  it('wants no hearing where the citizen asked for less', () => expect(kinds(draft(less, { before }))).toEqual([]))

  it('wants a hearing before help ends, unless the citizen ends it', () => {
    const end = { outcome: 'ended', grant: null } as const
    expect(kinds(draft(end, { before, meetsRequest: false }))).toEqual(['noHearing'])
    expect(kinds(draft(end, { before }))).toEqual([])
  })

  it('takes nothing back by refusing more', () =>
    expect(kinds(draft({ outcome: 'refused', grant: null }, { before, meetsRequest: false }))).toEqual([]))
})

describe('a grant that its model can carry', () => {
  it.each<[string, Partial<Grant>, object[]]>([
    ['speaks of the same citizen', { citizen: idOf(7) }, [{ kind: 'notOfThisDecision', differs: 'citizen' }]],
    ['stands in its own decision', { decision: idOf(7) }, [{ kind: 'notOfThisDecision', differs: 'decision' }]],
    [
      'begins with its decision',
      { period: { from: day('2026-01-06'), to: null } },
      [{ kind: 'notOfThisDecision', differs: 'from' }],
    ],
    ['has minutes where minutes are promised', { frames: [] }, [{ kind: 'noFrame' }]],
    [
      'has frames of the kind the model grants',
      { frames: [weekly(600, { kind: 'cluster', cluster: 'personal' })] },
      [{ kind: 'frameUnfit', frame: 0, why: { kind: 'wrongScope', expected: 'whole' } }],
    ],
    [
      'counts them over the stretch the model says',
      { frames: [{ ...weekly(2400), per: 'fourWeeks' }] },
      [{ kind: 'frameUnfit', frame: 0, why: { kind: 'wrongPer', expected: 'week' } }],
    ],
    ['gives each scope one frame', { frames: [weekly(300), weekly(300)] }, [{ kind: 'frameTwice', frame: 1 }]],
    [
      'gives something in each',
      { frames: [weekly(600), { ...weekly(0), scope: { kind: 'whole' }, minutes: minutes(0) }] },
      [
        { kind: 'emptyFrame', frame: 1 },
        { kind: 'frameTwice', frame: 1 },
      ],
    ],
    [
      'stands in a category the model has',
      { category: null, band: null },
      [{ kind: 'courseUnfit', why: { kind: 'noCategory' } }],
    ],
    [
      'stands in the band its minutes fall in',
      { band: '1' },
      [{ kind: 'bandUnfit', band: '1', fits: '2', minutesPerWeek: 600 }],
    ],
    [
      'is not above every band of its category',
      { frames: [weekly(1600)], band: '3' },
      [{ kind: 'bandUnfit', band: '3', fits: null, minutesPerWeek: 1600 }],
    ],
    [
      'takes need beyond the day to the category that is for it',
      { beyondTheDay: true },
      [{ kind: 'bandUnfit', band: '2', fits: null, minutesPerWeek: 600 }],
    ],
    [
      'sets its own day where the category leaves the follow-up to it',
      { category: 'individual', band: 'over', beyondTheDay: true },
      [{ kind: 'noFollowUpDay' }],
    ],
  ])('%s', (_, changed, expected) => expect(faults(granting(changed))).toEqual(expected))

  it('may be individual at few minutes with a day of its own for the follow-up', () =>
    expect(
      kinds(granting({ category: 'individual', band: 'over', beyondTheDay: true, followUpOn: day('2026-02-02') })),
    ).toEqual([]))

  it('has goals where goals are promised, and a band of its category though it has no minutes', () => {
    const model: GovernanceModel = { ...baseModel, frame: { ...baseModel.frame, promises: 'goals' } }
    const asked = (changed: Partial<Grant>) => kinds(granting({ frames: [], ...changed }), model)
    expect(asked({})).toEqual([])
    expect(asked({ goals: [] })).toEqual(['noGoal'])
    expect(asked({ band: 'over' })).toEqual(['bandUnfit'])
  })

  it('has frames per cluster where the model grants clusters', () => {
    const model: GovernanceModel = { ...baseModel, frame: { scope: 'cluster', per: 'week', promises: 'minutes' } }
    const cluster = (name: string) => weekly(300, { kind: 'cluster', cluster: name })
    expect(kinds(granting({ frames: [cluster('personal'), cluster('practical')] }), model)).toEqual([])
    expect(faults(granting({ frames: [cluster('personal'), cluster('gardening')] }), model)).toEqual([
      { kind: 'frameUnfit', frame: 1, why: { kind: 'unknownCluster', found: 'gardening' } },
    ])
  })

  it('names a course of its own category', () => {
    const title = { da: '', sv: '', en: '' }
    const courses = [{ id: 'evening', title, category: 'maintaining' }]
    const model: GovernanceModel = { ...baseModel, frame: { ...baseModel.frame, courses } }
    expect(kinds(granting({ course: 'evening' }), model)).toEqual([])
    expect(faults(granting({ course: 'evening', category: 'developing' }), model)).toEqual([
      { kind: 'courseOfOtherCategory', category: 'maintaining' },
    ])
    expect(kinds(granting({ course: 'morning' }), model)).toEqual(['courseUnfit'])
  })

  it('keeps to the length of its course, and to where rehabilitation may run', () => {
    const short: GovernanceModel = {
      ...baseModel,
      categories: (baseModel.categories ?? []).map((category) => ({
        ...category,
        weeksLeast: 1,
        weeksMost: 3,
        rehabilitation: false,
      })),
    }
    const from = day('2026-01-05')
    const until = (to: string | null, rehabilitation = false) =>
      faults(granting({ period: { from, to: to === null ? null : day(to) }, rehabilitation }), short)
    expect(until('2026-01-25')).toEqual([])
    expect(until('2026-01-26')).toEqual([{ kind: 'endsTooLate', edge: '2026-01-25' }])
    expect(until(null)).toEqual([{ kind: 'endsTooLate', edge: '2026-01-25' }])
    expect(until('2026-01-10')).toEqual([{ kind: 'endsTooEarly', edge: '2026-01-11' }])
    expect(until('2026-01-25', true)).toEqual([{ kind: 'rehabilitationElsewhere' }])
  })
})
