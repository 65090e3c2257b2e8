/** Who asks, and who has looked at a citizen. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyDate, anyInstant, id, nothing, page, pageOf } from '#contract/http/values.ts'

export const accessRole = z.enum(['citizen', 'teamMember', 'fixedContact', 'caseOfficer', 'leader', 'controller'])

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
    mayDo: z.record(z.string(), z.enum(['self', 'team', 'any'])),
  })
  .meta({ id: 'Self' })

export const readSelf = operation({
  name: 'readSelf',
  noun: 'access',
  method: 'GET',
  path: '/api/self',
  summary: 'Say who is signed in, and what they may do',
  description:
    '`mayDo` lists the actions open to their role, and how near they must stand to the citizen: ' +
    '`self` is their own help, `team` a citizen or team of theirs today, `any` everybody in the ' +
    'municipality.',
  action: 'self.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: self,
})

const accessRow = z
  .object({
    id: z.int(),
    at: anyInstant,
    person: z.string(),
    name: z.string().nullable().meta({ description: 'Of whoever it was, where they are still known.' }),
    role: accessRole,
    action: z.string(),
    operation: z.string(),
    criterion: z.string().nullable().meta({ description: 'What was searched for, where it was a search.' }),
  })
  .meta({ id: 'AccessRow' })

export const readAccessLog = operation({
  name: 'readAccessLog',
  noun: 'access',
  method: 'GET',
  path: '/api/citizens/{citizen}/access-log',
  summary: 'List who looked at a citizen, latest first',
  description: 'Every read of a citizen is saved here before its answer leaves, this one too.',
  action: 'citizen.readAccessLog',
  params: z.strictObject({ citizen: id<'Citizen'>() }),
  query: z.strictObject({
    before: z
      .string()
      .regex(/^\d{1,15}$/, { error: 'expected the number that the page before named in `next`' })
      .transform(Number)
      .optional(),
    ...page(200, 50),
  }),
  body: null,
  answer: pageOf(accessRow, z.int()),
  problems: ['notFound'],
})
