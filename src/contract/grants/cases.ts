/** What a case officer begins from: whom to look at, and the areas of need an assessment can look into. */
import { z } from 'zod'
import { words } from '#contract/governance/values.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, id, nothing, page, pageOf } from '#contract/http/values.ts'

const caseReason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['undecided', 'assessed', 'newAssessment']), on: anyDate.nullable() }),
    z.object({ kind: z.enum(['ranOut', 'endsSoon']), on: anyDate }),
    z.object({ kind: z.literal('followUp'), on: anyDate, state: z.enum(['ahead', 'due', 'late', 'alarm']) }),
  ])
  .meta({ id: 'CaseReason' })

export const listCases = operation({
  name: 'listCases',
  noun: 'grants',
  method: 'GET',
  path: '/api/cases',
  summary: 'List the citizens whose help needs an assessment, a decision or a look',
  description:
    'A page reads `limit` citizens within reach in the order of their ids and tells those with a reason, so a page may ' +
    'be short or empty and still have a `next`.',
  action: 'case.list',
  params: nothing,
  query: z.strictObject({ after: id<'Citizen'>().optional(), ...page(500, 200) }),
  body: null,
  answer: pageOf(
    z
      .object({
        citizen: id<'Citizen'>(),
        name: z.string().nullable(),
        area: z.string().nullable(),
        reasons: z.array(caseReason),
      })
      .meta({ id: 'Case' }),
    id<'Citizen'>(),
  ),
})

export const listNeedAreas = operation({
  name: 'listNeedAreas',
  noun: 'grants',
  method: 'GET',
  path: '/api/need-areas',
  summary: 'List the areas of need that an assessment can look into, by the shared language of the country',
  action: 'model.read',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.object({
    items: z.array(z.object({ code: z.string(), title: words, group: words }).meta({ id: 'NeedArea' })),
  }),
})
