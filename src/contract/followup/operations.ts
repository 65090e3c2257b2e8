/** When somebody must look again. */
import { z } from 'zod'
import { role } from '#contract/governance/model.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, date, id, nothing, page, pageOf, word } from '#contract/http/values.ts'

const dueFollowUp = z
  .object({
    rule: z.string(),
    dueOn: anyDate,
    by: z.array(role),
    state: z.enum(['ahead', 'due', 'late', 'alarm']),
  })
  .meta({ id: 'DueFollowUp' })

const params = z.strictObject({ citizen: id<'Citizen'>() })

export const readFollowUps = operation({
  name: 'readFollowUps',
  noun: 'followup',
  method: 'GET',
  path: '/api/citizens/{citizen}/follow-ups',
  summary: "List a citizen's next follow-ups, with who does them and how late they are",
  action: 'followUp.read',
  params,
  query: nothing,
  body: null,
  answer: z.object({ items: z.array(dueFollowUp) }),
  problems: ['notFound'],
})

export const readTeamFollowUps = operation({
  name: 'readTeamFollowUps',
  noun: 'followup',
  method: 'GET',
  path: '/api/teams/{team}/follow-ups',
  summary: "List what is due, late or alarming for a team's citizens",
  description:
    'A page reads `limit` citizens in the order of their ids and tells those with something due, so ' +
    'a page may be short or empty and still have a `next`.',
  action: 'followUp.read',
  params: z.strictObject({ team: id<'Team'>() }),
  query: z.strictObject({ after: id<'Citizen'>().optional(), ...page(100, 50) }),
  body: null,
  answer: pageOf(
    z
      .object({ citizen: id<'Citizen'>(), name: z.string().nullable(), due: z.array(dueFollowUp) })
      .meta({ id: 'CitizenFollowUps' }),
    id<'Citizen'>(),
  ),
  problems: ['notFound'],
})

export const writeFollowUp = operation({
  name: 'writeFollowUp',
  noun: 'followup',
  method: 'POST',
  path: '/api/citizens/{citizen}/follow-ups',
  summary: 'Write that a follow-up was done, and what came of it',
  description: '`newAssessment` says that the help should be assessed anew. The sender makes the id.',
  action: 'followUp.write',
  params,
  query: nothing,
  body: z.strictObject({
    id: id<'FollowUp'>(),
    rule: word,
    on: date,
    outcome: z.enum(['continues', 'changedInsideFrame', 'ended', 'newAssessment']),
  }),
  status: 201,
  answer: z.object({ id: id<'FollowUp'>() }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const tellDischarge = operation({
  name: 'tellDischarge',
  noun: 'followup',
  method: 'POST',
  path: '/api/citizens/{citizen}/discharges',
  summary: 'Tell that a citizen came home from hospital',
  description:
    'Starts the clocks of a discharge that the governance model has, from the last one told; `due` is ' +
    'what is ahead, due or late then. The sender makes the id: the same one again is a conflict.',
  action: 'followUp.write',
  params,
  query: nothing,
  body: z.strictObject({ id: id<'Discharge'>(), on: date }),
  status: 201,
  answer: z.object({ id: id<'Discharge'>(), due: z.array(dueFollowUp) }),
  problems: ['notFound', 'conflict'],
})
