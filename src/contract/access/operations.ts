/** Who asks, who has looked at a citizen, and who may come in. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyDate, anyInstant, date, id, nothing, page, pageOf } from '#contract/http/values.ts'

export const accessRole = z.enum([
  'citizen',
  'relative',
  'teamMember',
  'fixedContact',
  'caseOfficer',
  'leader',
  'controller',
])

/** How somebody may stand to a citizen or a team. */
const relation = z.enum(['self', 'mandate', 'mandateToAct', 'team', 'fixedContact', 'area', 'any'])

/** What looking at a citizen is for. */
export const purpose = z.enum(['ownHelp', 'onBehalf', 'care', 'caseWork', 'leadership', 'control', 'emergency'])

const self = z
  .object({
    key: z.string(),
    name: z.string(),
    role: accessRole,
    citizen: id<'Citizen'>().nullable(),
    staff: id<'Staff'>().nullable(),
    municipality: z.object({ key: z.string(), name: z.string(), country: z.string(), zone: z.string() }),
    today: anyDate.meta({ description: 'The day it is in the municipality.' }),
    teams: z.array(z.object({ id: id<'Team'>(), key: z.string(), name: z.string() })),
    mayDo: z.record(z.string(), z.array(relation)),
    searchPurposes: z.array(purpose).meta({ description: 'What a search by number of theirs can be for.' }),
  })
  .meta({ id: 'Self' })

export const readSelf = operation({
  name: 'readSelf',
  noun: 'access',
  method: 'GET',
  path: '/api/self',
  summary: 'Say who is signed in, and what they may do',
  description:
    '`mayDo` lists the actions open to their role, and by which relations to the citizen: `self` is their own help, ' +
    '`mandate` and `mandateToAct` what a citizen let a relative do, `team` a citizen or team of theirs today, ' +
    '`fixedContact` a citizen whose fixed contact they are, `area` a citizen or team of their area or of nobody’s, ' +
    '`any` everybody in the municipality. Of several any will do.',
  action: 'self.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: self,
})

export const signOutEverywhere = operation({
  name: 'signOutEverywhere',
  noun: 'access',
  method: 'POST',
  path: '/api/self/sign-out',
  summary: 'End all your sessions, on every device',
  action: 'self.signOut',
  params: nothing,
  query: nothing,
  body: nothing,
  answer: z.object({ ended: z.int() }),
})

const accessRow = z
  .object({
    id: z.int(),
    at: anyInstant,
    person: z.string(),
    name: z.string().nullable().meta({ description: 'As they were called when they looked.' }),
    role: accessRole,
    action: z.string(),
    operation: z.string(),
    criterion: z.string().nullable().meta({ description: 'What was searched for, its end masked.' }),
    relation: z.array(relation).meta({ description: 'By which relation; any of several. None for an emergency.' }),
    purpose: purpose.nullable().meta({ description: 'Null in rows from before it was kept.' }),
    emergency: z.string().nullable().meta({ description: 'What was written when an emergency opened the citizen.' }),
  })
  .meta({ id: 'AccessRow' })

const before = z
  .string()
  .regex(/^\d{1,15}$/, { error: 'expected the number that the page before named in `next`' })
  .transform(Number)
  .optional()

export const readAccessLog = operation({
  name: 'readAccessLog',
  noun: 'access',
  method: 'GET',
  path: '/api/citizens/{citizen}/access-log',
  summary: 'List who looked at a citizen, latest first',
  description: 'Every read of a citizen is saved here before its answer leaves, this one too.',
  action: 'citizen.readAccessLog',
  params: z.strictObject({ citizen: id<'Citizen'>() }),
  query: z.strictObject({ before, ...page(200, 50) }),
  body: null,
  answer: pageOf(accessRow, z.int()),
  problems: ['notFound'],
})

const personKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/, { error: 'expected the key of a person' })

const filter = {
  person: personKey.optional(),
  citizen: id<'Citizen'>().optional(),
  day: date.optional(),
  emergencies: z.enum(['true', 'false']).default('false').meta({ description: 'Only what emergencies opened.' }),
}

export const listAccess = operation({
  name: 'listAccess',
  noun: 'access',
  method: 'GET',
  path: '/api/access-log',
  summary: 'List who looked at whom in the municipality, latest first',
  description: 'Looking here shows names of citizens, and so is itself a look at each of them.',
  action: 'access.readLog',
  params: nothing,
  query: z.strictObject({ ...filter, before, ...page(200, 50) }),
  body: null,
  answer: pageOf(
    accessRow
      .extend({ citizen: id<'Citizen'>().nullable(), citizenName: z.string().nullable() })
      .meta({ id: 'AccessRowOfAll' }),
    z.int(),
  ),
})

export const exportAccess = operation({
  name: 'exportAccess',
  noun: 'access',
  method: 'GET',
  path: '/api/access-log/export',
  summary: 'Take out who looked at whom as a table',
  description: 'At most 5,000 rows, latest first, in one file; `complete` says whether there were no more.',
  action: 'access.export',
  params: nothing,
  query: z.strictObject(filter),
  body: null,
  answer: z.object({ name: z.string(), csv: z.string(), rows: z.int(), complete: z.boolean() }),
})

export const listPersons = operation({
  name: 'listPersons',
  noun: 'access',
  method: 'GET',
  path: '/api/persons',
  summary: 'List who can sign in, and who is signed in now',
  action: 'access.readLog',
  params: nothing,
  query: z.strictObject({ after: personKey.optional(), ...page(200, 100) }),
  body: null,
  answer: pageOf(
    z
      .object({
        id: z.string(),
        name: z.string(),
        role: accessRole,
        sessions: z.int().meta({ description: 'How many of theirs run now.' }),
        barredAt: anyInstant.nullable(),
      })
      .meta({ id: 'PersonRow' }),
    z.string(),
  ),
})

export const signOutPerson = operation({
  name: 'signOutPerson',
  noun: 'access',
  method: 'POST',
  path: '/api/persons/{person}/sign-out',
  summary: 'End all sessions of a person at once',
  action: 'access.bar',
  params: z.strictObject({ person: personKey }),
  query: nothing,
  body: nothing,
  answer: z.object({ ended: z.int() }),
  problems: ['notFound'],
})

export const barPerson = operation({
  name: 'barPerson',
  noun: 'access',
  method: 'POST',
  path: '/api/persons/{person}/bar',
  summary: 'Keep a person out, or let them in again',
  description:
    'Whoever is barred is signed out at once everywhere and cannot sign in until somebody lets them. Nobody bars themselves.',
  action: 'access.bar',
  params: z.strictObject({ person: personKey }),
  query: nothing,
  body: z.strictObject({ barred: z.boolean() }),
  answer: z.object({ ended: z.int() }),
  problems: ['notFound', 'conflict'],
})
