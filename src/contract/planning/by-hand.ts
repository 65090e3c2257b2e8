/** A proposal that somebody works on: what a wish would cost, where a visit could go, and moving it there. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyDate, date, id, minutes, nothing, timeRead } from '#contract/http/values.ts'
import { barrier, goalChange, ofProposal, place, routedVisit, wish } from './values.ts'

const problems = ['notFound', 'conflict', 'refused'] as const

/** A visit of a proposal, by the day it lies on in it. */
const whichVisit = { citizen: id<'Citizen'>(), visit: z.string().max(80), date }

export const tryWish = operation({
  name: 'tryWish',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/wishes',
  summary: 'Try a visit of a proposal with another person, on another day or at another hour',
  description:
    'Answers "why not Tuesday with the usual carer?": what it would break or cost, or what stands in the way. ' +
    'Nothing is changed.',
  action: 'week.read',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({ ...whichVisit, wish }),
  answer: z.object({
    barrier: barrier.nullable(),
    at: routedVisit.nullable(),
    outside: z.int().meta({ description: 'Minutes of it outside the hours that were agreed.' }),
    moved: z.array(routedVisit),
    changes: z.array(goalChange),
  }),
  problems: ['notFound', 'refused'],
})

export const findPlaces = operation({
  name: 'findPlaces',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/places',
  summary: 'Find where a visit of a proposal could go instead, by person and day',
  description:
    'The visit is taken out of where it is. Wherever it could begin, every other visit keeps within its hours; a wish ' +
    'for a start between `from` and `to` is granted. For each person and day without a place, what stands in the way; ' +
    'those who have no shift that day are left out. A visit that is missing on that day may be asked for too.',
  action: 'week.read',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({
    ...whichVisit,
    staff: id<'Staff'>().nullable().meta({
      description: 'Who is to be replaced where two go together; null is the first.',
    }),
  }),
  answer: z.object({
    visit: routedVisit.meta({ description: 'As it is; one that is missing has nobody yet.' }),
    places: z.array(place),
    barriers: z.array(z.object({ staff: id<'Staff'>(), date: anyDate, barrier })),
  }),
  problems: ['notFound', 'refused'],
})

export const editProposal = operation({
  name: 'editProposal',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/edits',
  summary: 'Make a new proposal from one by moving some of its visits by hand',
  description:
    'The sender makes the id. Wishes are granted one after the other, or none is: the first that cannot be is told as ' +
    '`{kind: "barrier", edit, barrier}`, `edit` counting from 0. The proposal it comes from stays as it is, and nothing ' +
    'changes until the team adopts one. A visit that is missing on its day is put there.',
  action: 'week.plan',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({
    id: id<'Proposal'>(),
    edits: z
      .array(z.strictObject({ ...whichVisit, wish }))
      .min(1)
      .max(50),
  }),
  status: 201,
  answer: z.object({ proposal: id<'Proposal'>() }),
  problems,
})

export const findOpenings = operation({
  name: 'findOpenings',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/proposals/{proposal}/openings',
  summary: 'Find when an extra visit could fit, everything else keeping its hours',
  action: 'week.read',
  params: ofProposal,
  query: nothing,
  body: z.strictObject({
    citizen: id<'Citizen'>(),
    minutes: minutes.refine((long) => long > 0 && long <= 720, { error: 'expected 1 to 720 minutes' }),
    dates: z.array(date).min(1).max(7),
    from: timeRead,
    to: timeRead,
  }),
  answer: z.object({
    items: z.array(
      z.object({
        staff: id<'Staff'>(),
        date: anyDate,
        from: z.int(),
        to: z.int().meta({ description: 'The latest start, in minutes from midnight of the date.' }),
        extraTravel: z.int(),
      }),
    ),
  }),
  problems: ['notFound', 'refused'],
})
