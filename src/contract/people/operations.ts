/** Citizens and teams: lists, one citizen with all that stands, a search by exact number. */
import { z } from 'zod'
import { purpose } from '#contract/access/operations.ts'
import { headroom, weekUse } from '#contract/changes/change.ts'
import { assessedNeeds, grant } from '#contract/grants/grant.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, date, id, money, month, nothing, page, pageOf, text, week } from '#contract/http/values.ts'
import { rhythmPlan, startedPackage } from '#contract/plans/plan.ts'
import { citizenDay, ownRoute } from '#contract/visits/day.ts'
import { visitFact } from '#contract/visits/fact.ts'
import { citizenRow, staffName, team, teller } from './citizen.ts'
import { reported } from './reported.ts'

export const listCitizens = operation({
  name: 'listCitizens',
  noun: 'people',
  method: 'GET',
  path: '/api/citizens',
  summary: 'List citizens within reach',
  description: 'In the order of their ids: those of a team when `team` is given, else all within your reach today.',
  action: 'citizen.list',
  params: nothing,
  query: z.strictObject({ team: id<'Team'>().optional(), after: id<'Citizen'>().optional(), ...page(200, 50) }),
  body: null,
  answer: pageOf(citizenRow, id<'Citizen'>()),
})

export const findCitizen = operation({
  name: 'findCitizen',
  noun: 'people',
  method: 'POST',
  path: '/api/citizens/find',
  summary: 'Find a citizen by their exact identity number',
  description:
    'The number is sent in the body, so that it stands in no address, and what the search is for beside it: the usual ' +
    'purpose of the role or `emergency`. The search is logged with the beginning of the number and the purpose, ' +
    'whether somebody is found or not.',
  action: 'citizen.search',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    identity: text(20)
      .min(6)
      .meta({ examples: ['251248-9996'] }),
    purpose,
  }),
  answer: z.object({ citizen: citizenRow }),
  problems: ['notFound'],
})

export const readCitizen = operation({
  name: 'readCitizen',
  noun: 'people',
  method: 'GET',
  path: '/api/citizens/{citizen}',
  summary: 'Read a citizen: own words, grant, plan, needs, team, packages, recent facts',
  description:
    'What holds today. `headroom` is this week: frame minus planned. `facts` are those of the last ' +
    '14 days, latest first, at most 100.',
  action: 'citizen.read',
  params: z.strictObject({ citizen: id<'Citizen'>() }),
  query: nothing,
  body: null,
  answer: z
    .object({
      citizen: citizenRow,
      team: team.nullable(),
      fixedContact: staffName.nullable(),
      lockSince: anyDate.nullable().meta({ description: 'First day of the digital lock that the home has today.' }),
      model: z.object({ id: z.string(), version: z.string() }).nullable(),
      grant: grant.nullable(),
      plan: rhythmPlan.nullable(),
      week,
      headroom: z.array(headroom),
      assessed: assessedNeeds.nullable(),
      packages: z.array(startedPackage),
      facts: z.array(visitFact),
      tellers: z.array(teller).meta({ description: 'Who told of visits in the last 14 days; most visits first.' }),
      reported: reported.nullable().meta({ description: 'Null where no report has told of the citizen.' }),
    })
    .meta({ id: 'CitizenWhole' }),
  problems: ['notFound'],
})

export const listTeams = operation({
  name: 'listTeams',
  noun: 'people',
  method: 'GET',
  path: '/api/teams',
  summary: 'List the teams of the municipality',
  action: 'team.list',
  params: nothing,
  query: z.strictObject({ after: id<'Team'>().optional(), ...page(200, 100) }),
  body: null,
  answer: pageOf(
    team
      .extend({ members: z.int(), citizens: z.int(), isNear: z.boolean() })
      .meta({ id: 'TeamRow', description: 'With how many today, and whether its week is within your reach.' }),
    id<'Team'>(),
  ),
})

export const readTeamWeek = operation({
  name: 'readTeamWeek',
  noun: 'people',
  method: 'GET',
  path: '/api/teams/{team}/weeks/{week}',
  summary: "Read a team's week: the headroom of everyone it serves",
  description: 'For each citizen whom the team serves on the Monday of the week, in the order of their ids.',
  action: 'team.readWeek',
  params: z.strictObject({ team: id<'Team'>(), week }),
  query: z.strictObject({ after: id<'Citizen'>().optional(), ...page(100, 50) }),
  body: null,
  answer: pageOf(
    z
      .object({
        citizen: id<'Citizen'>(),
        name: z.string().nullable(),
        fixedContact: staffName.nullable(),
        planned: z.int().meta({ description: 'Minutes planned in the week, once for each who goes.' }),
        use: weekUse,
        headroom: z.array(headroom),
      })
      .meta({ id: 'TeamWeekRow' }),
    id<'Citizen'>(),
  ),
  problems: ['notFound'],
})

export const readTeamDay = operation({
  name: 'readTeamDay',
  noun: 'people',
  method: 'GET',
  path: '/api/teams/{team}/days/{date}',
  summary: "Read a team's day: who is visited when and by whom, what matters to them, and what was told",
  description:
    'For each citizen whom the team serves that day and who has a visit or a fact, in the order of their ids; a visit ' +
    'counts as planned until somebody tells otherwise. With `of=contact` only those whose fixed contact asks; with ' +
    '`of=mine` only the visits on the asker’s own adopted route, and as the day is shown without routes where none are ' +
    'adopted for the week: `shown` says which. A page reads `limit` citizens and may be short and still have a `next`.',
  action: 'team.readDay',
  params: z.strictObject({ team: id<'Team'>(), date }),
  query: z.strictObject({
    of: z.enum(['team', 'contact', 'mine']).default('team'),
    after: id<'Citizen'>().optional(),
    ...page(200, 200),
  }),
  body: null,
  answer: pageOf(citizenDay, id<'Citizen'>()).extend({
    shown: z.enum(['team', 'contact', 'mine']),
    isAdopted: z.boolean().meta({ description: 'Routes are adopted for the week.' }),
    goesOn: anyDate.nullable().meta({
      description: 'The day before, while the shift that the asker began on it goes on: its night belongs to it.',
    }),
    own: ownRoute.nullable().meta({ description: 'The asker’s own route; null unless it is what is shown.' }),
  }),
  problems: ['notFound'],
})

const result = z.object({ income: money, cost: money, left: money }).meta({ id: 'TeamResult' })

export const teamBudget = z
  .object({
    team: id<'Team'>(),
    month,
    daysPassed: z.int(),
    days: z.int(),
    paidMinutes: z.int(),
    soFar: result,
    forecast: result.nullable(),
  })
  .meta({ id: 'TeamBudget' })

export const readTeamBudget = operation({
  name: 'readTeamBudget',
  noun: 'people',
  method: 'GET',
  path: '/api/teams/{team}/budgets/{month}',
  summary: "Read a team's month in money: earned, spent, left, forecast",
  description:
    'Income is what the settlement of the month pays the team; cost is what paid hours cost up to ' +
    'the last day that any were told of. There is none until the month is settled.',
  action: 'team.readBudget',
  params: z.strictObject({ team: id<'Team'>(), month }),
  query: nothing,
  body: null,
  answer: teamBudget,
  problems: ['notFound'],
})
