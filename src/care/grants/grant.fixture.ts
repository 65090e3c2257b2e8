/** A citizen's case for tests: whole and faultless under `baseModel`; a test changes what it is about. */
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { minutes } from '#kernel/minutes.ts'
import type { Assessment } from './assessment.ts'
import type { Decision, Frame, Grant } from './grant.ts'

/** The same id for the same number, a long number apart from every other. */
export const idOf = <Of extends string>(number: number): Id<Of> =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as Id<Of>

export const weekly = (count: number, scope: Frame['scope'] = { kind: 'whole' }): Frame => ({
  scope,
  minutes: minutes(count),
  per: 'week',
})

/** Ten hours a week in a maintaining course, from 5 January 2026 until further notice. */
export const grantOf = (changed: Partial<Grant> = {}): Grant => ({
  id: idOf(3),
  citizen: idOf(1),
  decision: idOf(2),
  period: { from: localDate('2026-01-05'), to: null },
  frames: [weekly(600)],
  category: 'maintaining',
  band: '2',
  course: null,
  rehabilitation: false,
  beyondTheDay: false,
  followUpOn: null,
  goals: [{ area: 'ICF:d5', level: 2, by: null }],
  conditions: [],
  ...changed,
})

export const decisionOf = (changed: Partial<Decision> = {}): Decision => ({
  id: idOf(2),
  citizen: idOf(1),
  assessment: idOf(4),
  outcome: 'granted',
  decidedAt: instant('2026-01-02T09:00:00Z'),
  decidedBy: 'case officer',
  from: localDate('2026-01-05'),
  legalBasis: ['care'],
  facts: 'Cannot wash or dress alone.',
  considerations: 'Help every morning keeps the rest of the day in own hands.',
  heardOn: null,
  appealGuidance: true,
  grant: grantOf(),
  ...changed,
})

export const assessmentOf = (changed: Partial<Assessment> = {}): Assessment => ({
  id: idOf(4),
  citizen: idOf(1),
  on: localDate('2025-12-18'),
  needs: [{ area: 'ICF:d5', levelNow: 3, levelExpected: 2, ownView: 'I want to do my own hair.' }],
  wishes: 'Breakfast by the window.',
  resources: 'Walks well indoors; a daughter near by.',
  considered: [
    { step: 'ownResources', note: 'dresses the upper body' },
    { step: 'network', note: 'daughter shops' },
    { step: 'civilSociety', note: 'choir on Tuesdays' },
    { step: 'technology', note: 'a stocking aid, tried' },
    { step: 'rehabilitation', note: 'not now' },
    { step: 'compensatingHelp', note: 'the lower body' },
  ],
  conversation: { contact: 'at home', contract: 'the mornings', communication: 'own words', conclusion: 'agreed' },
  ...changed,
})
