/** From assessment to decision. */
import { z } from 'zod'
import { assessmentPart } from '#contract/governance/assessment.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, id, nothing } from '#contract/http/values.ts'
import { assessmentAsked, decision, decisionAsked } from './grant.ts'

const params = z.strictObject({ citizen: id<'Citizen'>() })

const notAskedFor = z
  .object({
    kind: z.enum(['partNotAsked', 'areaNotKnown', 'areaUnchanged']),
    part: assessmentPart.optional(),
    area: z.string().optional(),
    since: anyDate.optional().meta({ description: 'The day of the assessment that says the same.' }),
  })
  .meta({ id: 'NotAskedFor' })

export const writeAssessment = operation({
  name: 'writeAssessment',
  noun: 'grants',
  method: 'POST',
  path: '/api/citizens/{citizen}/assessments',
  summary: 'Write what was found out before a decision',
  description:
    'Refused with every gap at once in what the governance model asks for: no need, an area without ' +
    'the level hoped for or without the citizen’s own view, a step of the funnel left out or taken ' +
    'too early, a part of the conversation that is empty. `notAskedFor` tells what was written ' +
    'without being asked for, an area that has not changed among it. Once written it is never ' +
    'altered. The sender makes the id: the same one again is a conflict, so it is safe to ask again.',
  action: 'assessment.write',
  params,
  query: nothing,
  body: assessmentAsked,
  status: 201,
  answer: z.object({ id: id<'Assessment'>(), notAskedFor: z.array(notAskedFor) }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const writeDecision = operation({
  name: 'writeDecision',
  noun: 'grants',
  method: 'POST',
  path: '/api/citizens/{citizen}/decisions',
  summary: 'Decide: grant a frame, refuse, or end',
  description:
    'Refused with every fault at once: no legal basis, no reasons, no guidance on appeal, no hearing ' +
    'where something promised is taken back, a frame or band that the model does not know. A ' +
    'decision is never altered: a later one takes over from its day. The sender makes the id; the same ' +
    'sent again is answered as it was, and anything else under that id is a conflict.',
  action: 'decision.write',
  params,
  query: nothing,
  body: decisionAsked,
  status: 201,
  answer: decision,
  problems: ['notFound', 'conflict', 'refused'],
})

export const listDecisions = operation({
  name: 'listDecisions',
  noun: 'grants',
  method: 'GET',
  path: '/api/citizens/{citizen}/decisions',
  summary: "List a citizen's decisions, latest first",
  description: 'At most the latest 100.',
  action: 'citizen.read',
  params,
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(decision) }),
  problems: ['notFound'],
})
