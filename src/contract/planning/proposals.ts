/** A proposal for a team's week: it is looked for, read with its reasons, and adopted, all of it or a part. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { date, id, nothing, week } from '#contract/http/values.ts'
import {
  cameBy,
  goal,
  madeFrom,
  missingVisit,
  ofProposal,
  ofWeek,
  planPeople,
  proposedVisit,
  rosteredShift,
  routeChange,
  routedPause,
  routedWay,
  shiftBreach,
  travelSource,
  ways,
  weekNote,
} from './values.ts'

const problems = ['notFound', 'conflict', 'refused'] as const

export const startProposal = operation({
  name: 'startProposal',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/weeks/{week}/proposals',
  summary: 'Ask for a proposal of a team’s week and do not wait',
  description:
    'The sender makes the id. A proposal is no plan: nothing changes until the team adopts it. As it is adopted it is ' +
    'there when this answers, or refused with `{kind: "nothingAdopted"}`; a search goes on behind the answer.',
  action: 'week.plan',
  params: ofWeek,
  query: nothing,
  body: z.strictObject({
    id: id<'Proposal'>(),
    seconds: z.int().min(1).max(120).default(10),
    seed: z.int().min(1).max(1_000_000).default(1),
    way: z
      .enum(ways)
      .default('anew')
      .meta({
        description:
          'Anew; or the adopted week changed: what has begun stays, and few others are touched; or as it is adopted, ' +
          'with nothing searched, so that it can be changed by hand.',
      }),
  }),
  status: 201,
  answer: z.object({ proposal: id<'Proposal'>() }),
  problems,
})

export const readProposal = operation({
  name: 'readProposal',
  noun: 'planning',
  method: 'GET',
  path: '/api/teams/{team}/proposals/{proposal}',
  summary: 'Read how far a proposal is, and what it comes to beside the week as it is adopted now',
  action: 'week.read',
  params: ofProposal,
  query: nothing,
  body: null,
  answer: z.object({
    state: z.enum(['waiting', 'running', 'done', 'refused', 'stopped', 'failed']),
    percent: z.int(),
    refusal: z.object({ kind: z.string(), notes: z.array(weekNote) }).nullable(),
    proposal: z
      .object({
        week,
        from: madeFrom,
        visits: z.array(proposedVisit),
        missing: z.array(missingVisit),
        ways: z.array(routedWay),
        pauses: z.array(routedPause),
        shifts: z.array(rosteredShift).meta({ description: 'The roster it was made from.' }),
        goals: z.array(goal),
        notes: z.array(weekNote),
        breaches: z.array(shiftBreach),
        travel: travelSource,
        search: z.object({ seed: z.int(), way: cameBy, steps: z.int(), seconds: z.number() }),
        changes: z.array(routeChange).meta({ description: 'What differs from the week as it is adopted now.' }),
        people: planPeople,
      })
      .nullable(),
  }),
  problems: ['notFound'],
})

export const stopProposal = operation({
  name: 'stopProposal',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/stop',
  summary: 'Stop looking for a proposal that is not there yet; nothing of it is kept',
  description: 'Where it was done first it stays done, and the answer says so.',
  action: 'week.plan',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({}),
  answer: z.object({ state: z.enum(['done', 'refused', 'stopped', 'failed']) }),
  problems: ['notFound'],
})

export const adoptProposal = operation({
  name: 'adoptProposal',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/adopt',
  summary: 'Adopt a proposal, all of it or the part of some citizens or days',
  description:
    'Where a visit gets other days than the citizen’s plan says, the plan of that week changes by the compass; whose ' +
    'change somebody else decides, or who has not agreed, is left as it was and named in the answer.',
  action: 'week.adopt',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({
    id: id<'Adoption'>(),
    citizens: z.array(id<'Citizen'>()).max(2_000).optional(),
    dates: z.array(date).max(7).optional(),
    agreed: z.array(id<'Citizen'>()).max(2_000).meta({ description: 'Citizens who have agreed to their changes.' }),
    beside: z
      .int()
      .min(0)
      .optional()
      .meta({
        description:
          'The number of what was adopted when the proposal was looked at, 0 for nothing: where something else holds by ' +
          'now, it is a conflict and nothing is adopted. Left out, whatever holds is taken over from.',
      }),
  }),
  status: 201,
  answer: z.object({
    number: z.int(),
    visits: z.int(),
    plansChanged: z.array(id<'Citizen'>()),
    left: z.array(
      z.object({
        citizen: id<'Citizen'>(),
        why: z.enum(['notYours', 'needsDecision', 'notAgreed', 'noGrant']),
        by: z.string().nullable(),
      }),
    ),
  }),
  problems,
})
