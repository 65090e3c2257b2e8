import { expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Assessment } from '#care/grants/assessment.ts'
import type { Decision, Frame, Grant } from '#care/grants/grant.ts'
import type { Told } from '#contract/http/told.ts'
import { type assessmentAsked, type decision, decisionAsked, type frame, type grant } from './grant.ts'

test('what is asked can be decided on, and what was decided can be told', () => {
  expectTypeOf<z.output<typeof assessmentAsked>>().toExtend<Omit<Assessment, 'citizen'>>()
  expectTypeOf<z.output<typeof decisionAsked>>().toExtend<
    Omit<Decision, 'citizen' | 'decidedAt' | 'decidedBy' | 'grant'>
  >()
  expectTypeOf<NonNullable<z.output<typeof decisionAsked>['grant']>>().toExtend<
    Omit<Grant, 'id' | 'citizen' | 'decision' | 'period'>
  >()
  expectTypeOf<Grant>().toExtend<Told<z.input<typeof grant>>>()
  expectTypeOf<Frame>().toExtend<Told<z.input<typeof frame>>>()
  expectTypeOf<Omit<Decision, 'decidedAt'>>().toExtend<
    Omit<Told<z.input<typeof decision>>, 'decidedAt' | 'decidedByName' | 'laws'>
  >()
})

const scope = { kind: 'whole' }
const bare = {
  ...{ id: '01936f3e-7c00-7a3b-8f21-5b2c9d0e1f34', assessment: null, outcome: 'granted', from: '2026-10-05' },
  ...{ legalBasis: ['care'], facts: '', considerations: '', heardOn: null, appealGuidance: true, meetsRequest: true },
}
const granted = {
  ...{ to: null, frames: [{ scope, minutes: 480, per: 'week' }], category: null, band: null, course: null },
  ...{ rehabilitation: false, beyondTheDay: false, followUpOn: null, goals: [], conditions: [] },
}

test.each([
  ['minutes below nought', { frames: [{ scope, minutes: -1, per: 'week' }] }, 'grant.frames.0.minutes'],
  ['half a minute', { frames: [{ scope, minutes: 0.5, per: 'week' }] }, 'grant.frames.0.minutes'],
  ['a day that is not', { followUpOn: '2026-02-30' }, 'grant.followUpOn'],
  ['a day of another century', { to: '9999-12-31' }, 'grant.to'],
  ['a text that no page can hold', { conditions: ['a\u0000b'] }, 'grant.conditions.0'],
  ['half a letter', { conditions: ['\ud800'] }, 'grant.conditions.0'],
  ['a field nobody knows', { extra: 1 }, 'grant'],
])('a decision with %s is refused at its field', (_, changed, path) => {
  expect(decisionAsked.safeParse({ ...bare, grant: granted }).success).toBe(true)
  const read = decisionAsked.safeParse({ ...bare, grant: { ...granted, ...changed } })
  expect(read.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path])
})
