/** Assessments, decisions and grants: as they are asked for, bounded, and as they are told. */
import { z } from 'zod'
import { framePer, funnelStep } from '#contract/governance/model.ts'
import { anyDate, anyInstant, anyPeriod, date, id, minutes, text, word } from '#contract/http/values.ts'
import type { Minutes } from '#kernel/minutes.ts'

const level = z.literal([0, 1, 2, 3, 4, 9]).meta({
  description: '0 none, 1 slight, 2 moderate, 3 severe, 4 total, 9 not relevant.',
})

/** What a frame may be used for, as it is asked: everything, one cluster, one service. */
export const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('cluster'), cluster: word }),
  z.strictObject({ kind: z.literal('service'), service: word }),
])

export const scopeTold = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('whole') }),
    z.object({ kind: z.literal('cluster'), cluster: z.string() }),
    z.object({ kind: z.literal('service'), service: z.string() }),
  ])
  .meta({ id: 'FrameScope', description: 'What a frame may be used for: everything, one cluster, one service.' })

export const frame = z.object({ scope: scopeTold, minutes: z.int(), per: framePer }).meta({ id: 'Frame' })

const frameAsked = z.strictObject({ scope, minutes: minutes.transform((count) => count as Minutes), per: framePer })
const goalAsked = z.strictObject({ area: word, level, by: date.nullable() })

export const grantAsked = z.strictObject({
  to: date.nullable().meta({ description: 'The last day, or null until further notice.' }),
  frames: z.array(frameAsked).max(40),
  category: word.nullable(),
  band: word.nullable(),
  course: word.nullable(),
  rehabilitation: z.boolean(),
  beyondTheDay: z.boolean(),
  followUpOn: date.nullable(),
  goals: z.array(goalAsked).max(40),
  conditions: z.array(text(500).min(1)).max(20),
})

export const grant = z
  .object({
    id: id<'Grant'>(),
    decision: id<'Decision'>(),
    period: anyPeriod,
    frames: z.array(frame),
    category: z.string().nullable(),
    band: z.string().nullable(),
    course: z.string().nullable(),
    rehabilitation: z.boolean(),
    beyondTheDay: z.boolean(),
    followUpOn: anyDate.nullable(),
    goals: z.array(z.object({ area: z.string(), level, by: anyDate.nullable() })),
    conditions: z.array(z.string()),
  })
  .meta({ id: 'Grant' })

export const decisionAsked = z.strictObject({
  id: id<'Decision'>(),
  assessment: id<'Assessment'>().nullable(),
  outcome: z.enum(['granted', 'refused', 'ended']),
  from: date.meta({ description: 'The day it takes effect.' }),
  legalBasis: z.array(word).max(20).meta({ description: "Keys of the model's laws." }),
  facts: text(10_000),
  considerations: text(10_000),
  heardOn: date.nullable(),
  appealGuidance: z.boolean(),
  meetsRequest: z.boolean().meta({ description: 'The citizen gets all they asked for.' }),
  grant: grantAsked.nullable(),
})

export const decision = z
  .object({
    id: id<'Decision'>(),
    assessment: id<'Assessment'>().nullable(),
    outcome: z.enum(['granted', 'refused', 'ended']),
    decidedAt: anyInstant,
    decidedBy: z.string(),
    decidedByName: z.string().nullable().meta({ description: 'Of whoever decided, where they sign in here.' }),
    from: anyDate,
    legalBasis: z.array(z.string()),
    laws: z.array(z.string()).meta({
      description: 'The same as it is cited, where the model that steers on its day has it.',
    }),
    facts: z.string(),
    considerations: z.string(),
    heardOn: anyDate.nullable(),
    appealGuidance: z.boolean(),
    grant: grant.nullable(),
  })
  .meta({ id: 'Decision' })

const needAsked = z.strictObject({
  area: word.meta({ description: 'A code with its system.', examples: ['FSIII:J1.2', 'ICF:d5'] }),
  levelNow: level,
  levelExpected: level.nullable(),
  ownView: text(2_000).nullable(),
})
const conversation = z.strictObject({
  contact: text(5_000).nullable(),
  contract: text(5_000).nullable(),
  communication: text(5_000).nullable(),
  conclusion: text(5_000).nullable(),
})

export const assessmentAsked = z.strictObject({
  id: id<'Assessment'>(),
  on: date,
  needs: z.array(needAsked).max(100),
  matters: text(2_000).nullable().optional().meta({
    description:
      'What matters to the citizen in their own words; takes the place of what stood. Null or absent keeps it.',
  }),
  wishes: text(5_000).nullable(),
  resources: text(5_000).nullable(),
  considered: z.array(z.strictObject({ step: funnelStep, note: text(2_000) })).max(20),
  conversation,
})

/** The needs that the latest assessment found. */
export const assessedNeeds = z
  .object({
    id: id<'Assessment'>(),
    on: anyDate,
    needs: z.array(
      z.object({ area: z.string(), levelNow: level, levelExpected: level.nullable(), ownView: z.string().nullable() }),
    ),
    wishes: z.string().nullable(),
    resources: z.string().nullable(),
  })
  .meta({ id: 'AssessedNeeds' })
