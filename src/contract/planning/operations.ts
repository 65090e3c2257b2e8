/** A team plans its week: shifts, proposals with their reasons, what a wish would cost, and adopting. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import {
  anyDate,
  anyInstant,
  date,
  exportQuery,
  fileAnswer,
  id,
  minutes,
  nothing,
  timeRead,
  week,
} from '#contract/http/values.ts'
import {
  barrier,
  goal,
  goalChange,
  missingVisit,
  place,
  planPeople,
  proposedVisit,
  rosteredShift,
  routeChange,
  routedPause,
  routedVisit,
  routedWay,
  shiftBreach,
  travelSource,
  weekNote,
  wish,
} from './values.ts'

const ofTeam = z.strictObject({ team: id<'Team'>() })
const ofWeek = ofTeam.extend({ week })
const ofProposal = ofTeam.extend({ proposal: id<'Proposal'>() })
const ways = ['anew', 'leastChange', 'leastTravel', 'bestContinuity', 'asAdopted'] as const
/** How a proposal came about: by hand is one that somebody made from another. */
const cameBy = z.enum([...ways, 'byHand'])
const from = id<'Proposal'>().nullable().meta({ description: 'The proposal it was made from by hand.' })
const problems = ['notFound', 'conflict', 'refused'] as const

export const readTeamRoutes = operation({
  name: 'readTeamRoutes',
  noun: 'planning',
  method: 'GET',
  path: '/api/teams/{team}/weeks/{week}/routes',
  summary: 'Read who works and who goes to whom in a team’s week, as it was adopted',
  action: 'week.read',
  params: ofWeek,
  query: nothing,
  body: null,
  answer: z.object({
    week,
    adopted: z
      .object({ number: z.int(), at: anyInstant, by: z.string() })
      .nullable()
      .meta({ description: 'Null where nobody has adopted routes for the week.' }),
    visits: z.array(routedVisit),
    ways: z.array(routedWay),
    pauses: z.array(routedPause),
    shifts: z.array(rosteredShift),
    breaches: z.array(shiftBreach),
    proposals: z
      .array(z.object({ id: id<'Proposal'>(), at: anyInstant, by: z.string(), visits: z.int(), from, way: cameBy }))
      .meta({
        description:
          'The latest ten, the latest first. Of steps by hand the last one stands for all; none is as adopted.',
      }),
    people: planPeople,
    base: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  }),
  problems: ['notFound'],
})

export const exportTeamRoutes = operation({
  name: 'exportTeamRoutes',
  noun: 'planning',
  method: 'GET',
  path: '/api/teams/{team}/weeks/{week}/routes.csv',
  summary: 'Fetch a team’s week as a table: who goes to whom, when and for how long',
  description:
    'A line a carer and visit, by date, carer and time; what two carers do has two lines. CSV has semicolons and UTF-8. ' +
    'Text that a spreadsheet would take for a formula has an apostrophe in front. Every citizen in the file is logged ' +
    'before its first byte leaves.',
  action: 'week.read',
  params: ofWeek,
  query: exportQuery.extend({
    proposal: id<'Proposal'>().optional().meta({ description: 'A proposal of the week, instead of what was adopted.' }),
  }),
  body: null,
  answer: fileAnswer,
  answerTypes: ['text/csv'],
  problems: ['notFound'],
})

export const writeTeamShifts = operation({
  name: 'writeTeamShifts',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/shifts',
  summary: 'Say what somebody works on one day, instead of what was said before',
  description: 'No shifts is a day off. An end at or before its start lies on the next day.',
  action: 'week.plan',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({
    staff: id<'Staff'>(),
    date,
    shifts: z.array(z.strictObject({ start: timeRead, end: timeRead, mode: z.enum(['car', 'bike', 'foot']) })).max(3),
  }),
  answer: z.object({ breaches: z.array(shiftBreach) }),
  problems,
})

export const reportAbsence = operation({
  name: 'reportAbsence',
  noun: 'planning',
  method: 'POST',
  path: '/api/teams/{team}/absences',
  summary: 'Say that somebody is gone from an hour on one day, or there again with `from` null',
  description: 'Why is not asked. Routes stay as they are until somebody adopts others.',
  action: 'week.plan',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ staff: id<'Staff'>(), date, from: timeRead.nullable() }),
  answer: z.object({ shifts: z.int(), visits: z.array(routedVisit) }),
  problems,
})

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
        from,
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
