/** The two writings that stand at the beginning of every chain. */
import { randomUUID } from 'node:crypto'
import { day, frameIn } from './chain-words.ts'

/** What a grant may say beside its frames. */
export type Granted = {
  readonly category?: string
  readonly band?: string
  readonly course?: string
  readonly to?: string
}

/** A decision that grants what was asked for, from a day on. */
export const decision = (from: string, law: string, frames: readonly string[], more: Granted) => ({
  id: randomUUID(),
  outcome: 'granted' as const,
  from: day(from),
  legalBasis: [law],
  facts: 'Cannot stand for long.',
  considerations: 'With help in the morning the day is theirs.',
  heardOn: null,
  appealGuidance: true,
  meetsRequest: true,
  grant: {
    ...{ to: null, category: null, band: null, course: null, rehabilitation: false, beyondTheDay: false },
    ...more,
    frames: frames.map(frameIn),
    followUpOn: null,
    goals: [{ area: 'ICF:d5', level: 2 as const, by: null }],
    conditions: [],
  },
})

/** A conversation told whole. */
export const assessment = {
  on: day('04-28'),
  needs: [{ area: 'ICF:d5', levelNow: 3 as const, levelExpected: 2 as const, ownView: 'I want to do my own hair.' }],
  wishes: 'Breakfast by the window.',
  resources: 'A daughter near by.',
  considered: (
    ['ownResources', 'network', 'civilSociety', 'technology', 'rehabilitation', 'compensatingHelp'] as const
  ).map((step) => ({ step, note: 'looked into' })),
  conversation: { contact: 'at home', contract: 'the mornings', communication: 'own words', conclusion: 'agreed' },
}
