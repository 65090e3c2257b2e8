/** A team and its people over time, a search among citizens by name and area, and what may be changed of either. */
import { z } from 'zod'
import { profession } from '#contract/governance/model.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, anyPeriod, date, id, nothing, text, word } from '#contract/http/values.ts'
import { citizenRow, staffName, team } from './citizen.ts'

const ofTeam = z.strictObject({ team: id<'Team'>() })
const areaText = text(80).min(1)

export const searchCitizens = operation({
  name: 'searchCitizens',
  noun: 'people',
  method: 'POST',
  path: '/api/citizens/search',
  summary: 'Search the citizens within reach by name, area and team',
  description:
    'In the order of their names. What was written is sent in the body, so that it stands in no address; with a name ' +
    'the search is logged with it. `after` is the last citizen of the page before.',
  action: 'citizen.list',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    name: text(60),
    area: areaText.nullable(),
    team: id<'Team'>().nullable(),
    after: id<'Citizen'>().nullable(),
    limit: z.int().min(1).max(100),
  }),
  answer: z.object({
    items: z.array(
      z
        .object({ citizen: citizenRow, team: team.nullable(), fixedContact: staffName.nullable() })
        .meta({ id: 'CitizenFound' }),
    ),
    next: id<'Citizen'>().nullable(),
  }),
})

export const listAreas = operation({
  name: 'listAreas',
  noun: 'people',
  method: 'GET',
  path: '/api/areas',
  summary: 'List the areas of the municipality, with the case officer of each today',
  action: 'team.list',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(z.object({ area: z.string(), caseOfficer: z.string().nullable() })) }),
})

export const listStaff = operation({
  name: 'listStaff',
  noun: 'people',
  method: 'GET',
  path: '/api/staff',
  summary: 'List the staff of the municipality, with the teams each is in today',
  action: 'staff.list',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({
    items: z.array(z.object({ staff: staffName, teams: z.array(z.string()) }).meta({ id: 'StaffRow' })),
  }),
})

const delegation = z
  .object({ id: id<'DelegatedTask'>(), task: z.string(), givenBy: z.string(), from: anyDate, to: anyDate })
  .meta({ id: 'DelegationRow' })

const axis = z.enum(['selfManagement', 'selfAssessment', 'selfCoordination'])
const step = z.enum(['leaderDecides', 'teamProposes', 'teamAsks', 'teamDecides'])
const autonomyChange = z.object({ step, from: anyDate, reason: z.string(), by: z.string() })

const member = z
  .object({
    staff: staffName,
    period: anyPeriod,
    competences: z.array(z.string()),
    delegated: z.array(delegation).meta({ description: 'Those that run today or later; the first to end first.' }),
    contactFor: z.int().meta({ description: 'How many of the team’s citizens they are the fixed contact of today.' }),
  })
  .meta({ id: 'TeamMemberRow' })

const wholeTeam = z
  .object({
    team,
    area: z.string().nullable(),
    caseOfficer: z.string().nullable(),
    coach: z.array(z.object({ name: z.string(), period: anyPeriod })).meta({ description: 'Over time, latest first.' }),
    citizens: z.int(),
    withoutContact: z.array(z.object({ id: id<'Citizen'>(), name: z.string().nullable() })),
    members: z.array(member).meta({ description: 'Who is in the team today.' }),
    others: z
      .array(z.object({ staff: staffName, period: anyPeriod }))
      .meta({ description: 'Who was in it before, or will be; latest first.' }),
    fit: z
      .object({
        size: z.int(),
        mostAllowed: z.int(),
        fits: z.boolean(),
        coach: z.boolean().meta({ description: 'The model wants a coach.' }),
        mix: z.array(z.object({ profession, target: z.int(), actual: z.int(), members: z.int() })),
      })
      .nullable()
      .meta({ description: 'The team held against the model; null where it says nothing of teams.' }),
    autonomy: z.array(
      z.object({
        axis,
        model: z.object({ byTheTeam: z.int(), of: z.int() }).nullable(),
        now: autonomyChange.nullable(),
        history: z.array(autonomyChange),
      }),
    ),
  })
  .meta({ id: 'TeamWhole' })

export const readTeam = operation({
  name: 'readTeam',
  noun: 'people',
  method: 'GET',
  path: '/api/teams/{team}',
  summary: 'Read a team: its people over time, what was delegated to them, and how it fits the model',
  action: 'team.read',
  params: ofTeam,
  query: nothing,
  body: null,
  answer: wholeTeam,
  problems: ['notFound'],
})

const done = z.object({ done: z.literal(true) })
const problems = ['notFound', 'conflict', 'refused'] as const

export const addTeamMember = operation({
  name: 'addTeamMember',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/members',
  summary: 'Let somebody join a team from a day on',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ staff: id<'Staff'>(), from: date }),
  answer: done,
  problems,
})

export const endTeamMember = operation({
  name: 'endTeamMember',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/members/end',
  summary: 'Let somebody leave a team: `last` is their last day in it',
  description: 'Whose fixed contact they are stays as it is, and is told by the team’s page until somebody takes over.',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ staff: id<'Staff'>(), last: date }),
  answer: done,
  problems,
})

export const setCoach = operation({
  name: 'setCoach',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/coach',
  summary: 'Say who is the coach of a team from a day on; nobody with `staff` null',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ staff: id<'Staff'>().nullable(), from: date }),
  answer: done,
  problems,
})

export const setAutonomy = operation({
  name: 'setAutonomy',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/autonomy',
  summary: 'Decide how far a team decides for itself on an axis, from a day on, with why',
  description: 'Every step is kept. The sender makes the id.',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ id: id<'AutonomyChange'>(), axis, step, from: date, reason: text(400).min(1) }),
  status: 201,
  answer: done,
  problems,
})

export const addDelegation = operation({
  name: 'addDelegation',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/delegations',
  summary: 'Write that somebody trained has given a task to a member of the team, for a time',
  description:
    'Only whoever may do the task by their own training can give it away, and only for a task of the model’s ' +
    'catalogue. The sender makes the id.',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({
    id: id<'DelegatedTask'>(),
    staff: id<'Staff'>(),
    task: word,
    givenBy: id<'Staff'>(),
    from: date,
    to: date,
  }),
  status: 201,
  answer: done,
  problems,
})

export const endDelegation = operation({
  name: 'endDelegation',
  noun: 'people',
  method: 'POST',
  path: '/api/teams/{team}/delegations/end',
  summary: 'End a delegation of a member of the team sooner than was said',
  action: 'team.write',
  params: ofTeam,
  query: nothing,
  body: z.strictObject({ id: id<'DelegatedTask'>(), last: date }),
  answer: done,
  problems,
})

const ofCitizen = z.strictObject({ citizen: id<'Citizen'>() })

export const setFixedContact = operation({
  name: 'setFixedContact',
  noun: 'people',
  method: 'POST',
  path: '/api/citizens/{citizen}/fixed-contact',
  summary: 'Say who is the fixed contact of a citizen from a day on',
  description: 'Somebody of the team that answers for the citizen that day, whom the model lets be one.',
  action: 'fixedContact.write',
  params: ofCitizen,
  query: nothing,
  body: z.strictObject({ staff: id<'Staff'>(), from: date }),
  answer: done,
  problems,
})
