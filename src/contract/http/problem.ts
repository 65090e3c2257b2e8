/** A refusal as it is sent (RFC 9457): what kind, in a sentence, and at which field where there is one. */
import { z } from 'zod'

export const problemDocument = z
  .object({
    type: z.string().meta({ description: 'The kind of refusal, for ever: `/problems/badRequest`.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What happened this time, for a person.' }),
    fields: z
      .array(z.object({ path: z.string(), reason: z.string() }))
      .optional()
      .meta({ description: 'Each field that is wrong, by its path: `body.grant.frames.0.minutes`.' }),
    refusal: z.json().optional().meta({ description: 'What the rule of home care answered, for a program.' }),
  })
  .meta({ id: 'Problem' })

export type ProblemDocument = z.output<typeof problemDocument>
