/** Opening a citizen outside the relation because it is urgent, and looking at it afterwards. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { anyInstant, id, nothing, page, pageOf, text } from '#contract/http/values.ts'
import { accessRole } from './operations.ts'

const reason = text(1_000).refine((said) => [...said.trim()].length >= 10, {
  error: 'expected a reason, in ten letters or more',
})

export const openCitizen = operation({
  name: 'openCitizen',
  noun: 'access',
  method: 'POST',
  path: '/api/emergencies',
  summary: 'Open a citizen outside your reach because it is urgent',
  description:
    'By their id or their exact identity number. The citizen can be read, not written, until `until`: an hour unless ' +
    'the municipality has set another time. Everything read meanwhile is marked in the log; the citizen can read the ' +
    'reason, and a leader or controller looks at it afterwards.',
  action: 'emergency.open',
  params: nothing,
  query: nothing,
  body: z.strictObject({
    id: id<'Emergency'>(),
    whom: z.union([z.strictObject({ citizen: id<'Citizen'>() }), z.strictObject({ identity: text(20).min(6) })]),
    reason,
  }),
  status: 201,
  answer: z.object({ citizen: id<'Citizen'>(), until: anyInstant }),
  problems: ['notFound', 'conflict', 'refused'],
})

const emergency = z
  .object({
    id: id<'Emergency'>(),
    citizen: id<'Citizen'>(),
    citizenName: z.string().nullable(),
    person: z.string(),
    name: z.string(),
    role: accessRole,
    reason: z.string(),
    openedAt: anyInstant,
    endsAt: anyInstant,
    reads: z.int().meta({ description: 'How often something was read under it.' }),
    verdict: z.enum(['warranted', 'unwarranted']).nullable(),
    note: z.string().nullable(),
    reviewedAt: anyInstant.nullable(),
    reviewedBy: z.string().nullable(),
  })
  .meta({ id: 'Emergency' })

export const listEmergencies = operation({
  name: 'listEmergencies',
  noun: 'access',
  method: 'GET',
  path: '/api/emergencies',
  summary: 'List emergencies that nobody has looked at, or those that somebody has',
  action: 'emergency.review',
  params: nothing,
  query: z.strictObject({
    reviewed: z.enum(['true', 'false']).default('false'),
    after: id<'Emergency'>().optional(),
    ...page(100, 50),
  }),
  body: null,
  answer: pageOf(emergency, id<'Emergency'>()),
})

export const reviewEmergency = operation({
  name: 'reviewEmergency',
  noun: 'access',
  method: 'POST',
  path: '/api/emergencies/{emergency}/review',
  summary: 'Say whether an emergency was warranted',
  description: 'Once and for good, and never by whoever opened it.',
  action: 'emergency.review',
  params: z.strictObject({ emergency: id<'Emergency'>() }),
  query: nothing,
  body: z.strictObject({ verdict: z.enum(['warranted', 'unwarranted']), note: text(1_000).nullable() }),
  answer: z.object({ id: id<'Emergency'>() }),
  problems: ['notFound', 'conflict'],
})
