/** The week of a team as it stands: who goes to whom, who works, and who is away. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, date, exportQuery, fileAnswer, id, nothing, timeRead, week } from '#contract/http/values.ts'
import {
  cameBy,
  madeFrom,
  missingVisit,
  ofTeam,
  ofWeek,
  planPeople,
  rosteredShift,
  routedPause,
  routedVisit,
  routedWay,
  shiftBreach,
} from './values.ts'

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
    missing: z.array(missingVisit).meta({
      description: 'Of a week with adopted routes: what the plans say, and nobody who works then makes.',
    }),
    proposals: z
      .array(
        z.object({
          id: id<'Proposal'>(),
          at: anyInstant,
          by: z.string(),
          visits: z.int(),
          from: madeFrom,
          way: cameBy,
        }),
      )
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
