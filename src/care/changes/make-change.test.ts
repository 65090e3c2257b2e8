import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { grantOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Actor, Role } from '#care/people/actor.ts'
import { planOf, visitOf } from '#care/plans/plan.fixture.ts'
import type { VisitEdit } from '#care/plans/visit-edit.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { minutes } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import { swap } from './asked.fixture.ts'
import type { Change, ChangeComponent } from './change.ts'
import { type MadeBefore, makeChange, takeBackFrom } from './make-change.ts'

const on = localDate('2026-03-04')
const morning = visitOf('morning')
const plan = planOf([morning])
const grant = grantOf({ frames: [weekly(480)] })
const from = {
  standing: { grant, plan, minorMinutesSoFar: 0, swapsSoFar: 0 },
  grants: [{ ...grant.period, value: grant }],
  plans: [{ ...plan.period, value: plan }],
  on,
}
const as = (role: Role): Actor => ({ role, competences: ['infection'], private: false })
const change = (changed: Partial<Change> = {}, ...components: ChangeComponent[]): Change => ({
  ...{ wanted: true, goalsKept: true, conditionsWorsen: false, components, ...changed },
})
const daily = (long: number): VisitEdit[] => [{ kind: 'altered', visit: { ...morning, minutes: minutes(long) } }]
const made = (role: Role, edits: VisitEdit[], asked = change(), agreed: ['citizen'] | [] = ['citizen']) =>
  makeChange(baseModel, from, { change: asked, edits }, as(role), agreed)

describe('making a change', () => {
  test('inside the frame writes the plan, and leaves what was promised', () =>
    expect(must(made('teamMember', daily(40)))).toMatchObject({
      kind: 'made',
      minorMinutes: 0,
      compass: { effect: 'insideFrame' },
      applied: { plans: [{ period: { from: on, to: null }, visits: [{ minutes: 40 }] }] },
      week: '2026-W11',
      headroom: [{ framed: 480, planned: 280, left: 200 }],
    }))

  test('a little beyond it is counted as minor', () =>
    expect(must(made('fixedContact', daily(70)))).toMatchObject({ kind: 'made', minorMinutes: 10 }))

  test('is refused with the compass where somebody else decides, or somebody must agree', () => {
    expect(made('teamMember', daily(70))).toMatchObject({
      refusal: { kind: 'notYours', compass: { effect: 'minorFavourable', by: 'fixedContact' } },
    })
    expect(made('teamMember', daily(40), change(), [])).toMatchObject({
      refusal: { kind: 'notAgreed', missing: ['citizen'], compass: { effect: 'insideFrame' } },
    })
  })

  test('outside or adverse waits for a decision, though the case officer asks', () => {
    for (const [edits, asked, effect, follows] of [
      [daily(200), change(), 'outside', ['letter', 'newAssessment']],
      [
        daily(5),
        change({ wanted: false, goalsKept: false }),
        'adverse',
        ['letter', 'hearing', 'reasons', 'appealGuidance'],
      ],
      [[], change({}, { kind: 'ended' }), 'outside', ['log', 'letter', 'newAssessment']],
      [[], change({ wanted: false }, { kind: 'level', category: 'maintaining', band: '1' }), 'adverse', undefined],
    ] as const) {
      const outcome = must(made('caseOfficer', [...edits], asked))
      expect(outcome).toMatchObject({ kind: 'awaitsDecision', compass: { effect } })
      if (follows) expect(outcome.compass.follows).toEqual(follows)
    }
  })

  test('several things at once are as strict as the strictest', () =>
    expect(must(made('caseOfficer', daily(40), change({}, { kind: 'ended' })))).toMatchObject({
      kind: 'awaitsDecision',
      compass: { effect: 'outside', situations: ['endedWanted', 'moreTimeInsideFrame'] },
    }))

  test('a swap that may not be asked for by them is refused', () => {
    expect(made('citizen', [], change({}, swap()))).toMatchObject({ value: { kind: 'made', swaps: 1 } })
    expect(made('caseOfficer', [], change({}, swap()))).toMatchObject({
      refusal: { kind: 'notSwapped', swap: { kind: 'notAskedBy' } },
    })
  })

  test('an edit of a visit that is not there is refused', () =>
    expect(made('teamMember', [{ kind: 'dropped', key: 'evening' }])).toMatchObject({
      refusal: { kind: 'noSuchVisit', visit: 'evening' },
    }))
})

describe('taking a change back', () => {
  const inside: MadeBefore = {
    ...{ change: change(), edits: daily(40), on, effect: 'insideFrame', isTakenBack: false, isLatest: true },
  }
  const [before, after] = [localDate('2026-03-01'), localDate('2026-03-09')]
  const kind = (row: Partial<MadeBefore>, today = before) => {
    const found = takeBackFrom({ ...inside, ...row }, today)
    return found.ok ? found.value : found.refusal.kind
  }
  const infection = { kind: 'package', package: 'infection', newCitizen: false } as const

  test('is from its day where it has not begun, and from today where it has', () => {
    expect(kind({})).toBe(on)
    expect(kind({}, after)).toBe(after)
    expect(kind({ effect: 'minorFavourable' })).toBe(on)
  })

  test.each<[string, Partial<MadeBefore>, typeof on]>([
    ['takenBackAlready', { isTakenBack: true }, before],
    ['writtenSince', { isLatest: false }, before],
    ['inEffect', { effect: 'minorFavourable' }, after],
    ['packageStarted', { change: change({}, infection) }, before],
    ['swapDone', { change: change({}, swap()) }, after],
  ])('is not, where it is %s', (refusal, row, today) => expect(kind(row, today)).toBe(refusal))

  test('a swap whose day has not come is', () => expect(kind({ change: change({}, swap()) })).toBe(on))
})
