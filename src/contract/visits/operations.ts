/** What differed from the plan, told in batches. */
import { z } from 'zod'
import { operation } from '#contract/http/operation.ts'
import { id, nothing } from '#contract/http/values.ts'
import { factAsked } from './fact.ts'

export const reportVisits = operation({
  name: 'reportVisits',
  noun: 'visits',
  method: 'POST',
  path: '/api/visits',
  summary: 'Report facts about visits',
  description:
    'At most 500 at a time, all or none. The sender makes the ids, so a batch whose answer was lost ' +
    'is sent again as it was: `added` says which were new, `known` which were here already. What is ' +
    'acknowledged is on disk.',
  action: 'visit.report',
  params: nothing,
  query: nothing,
  body: z.strictObject({ facts: z.array(factAsked).min(1).max(500) }),
  answer: z.object({ added: z.array(id<'Fact'>()), known: z.array(id<'Fact'>()) }),
  problems: ['notFound'],
})
