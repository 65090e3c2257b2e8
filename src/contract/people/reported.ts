/** What delivery reports of other systems tell of a citizen, as it stands in the latest of them. */
import { z } from 'zod'
import { anyDate } from '#contract/http/values.ts'

const need = z.object({
  id: z.string(),
  area: z.string().meta({ description: 'A code with its system, such as `FSIII:J1.2`.' }),
  level: z.int().nullable(),
  status: z.string().nullable(),
  inFocus: z.boolean(),
  recordedOn: anyDate.nullable(),
})

const goal = z.object({
  id: z.string(),
  need: z.string().nullable(),
  level: z.int().nullable(),
  aim: z.string().nullable(),
  status: z.string().nullable(),
  by: anyDate.nullable(),
})

const intervention = z.object({
  id: z.string(),
  service: z.string(),
  localName: z.string().nullable(),
  status: z.string().nullable(),
  from: anyDate.nullable(),
  to: anyDate.nullable(),
})

const ownView = z.object({
  question: z.string(),
  answer: z.string(),
  need: z.string().nullable(),
  on: anyDate.nullable(),
})

export const reported = z
  .object({
    needs: z.array(need),
    goals: z.array(goal),
    interventions: z.array(intervention),
    ownViews: z.array(ownView),
  })
  .meta({ id: 'Reported', description: 'What delivery reports tell: at most the latest 200 of each.' })
