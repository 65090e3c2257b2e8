/** A governance model as a page anybody can read: sections of blocks, whose words are already said in one language. */
import { z } from 'zod'

export const language = z.enum(['da', 'sv', 'en'])

const cell = z.union([
  z.string(),
  z.object({ lines: z.array(z.string()), tone: z.enum(['legal', 'look', 'quiet']).optional() }),
])

const table = z.object({
  kind: z.literal('table'),
  columns: z.array(z.object({ text: z.string(), numbers: z.boolean().optional() })),
  rows: z.array(z.array(cell)),
})

const example = z
  .object({
    kind: z.literal('example'),
    id: z.string(),
    about: z.string(),
    title: z.string(),
    passed: z.boolean().meta({ description: 'Whether it answered as it should when this page was written.' }),
    verdict: z.string(),
    parts: z.array(z.object({ label: z.string(), lines: z.array(z.string()) })),
    answer: table,
    shows: z.string(),
  })
  .meta({ id: 'ExampleRun' })

const flat = [
  z.object({ kind: z.literal('heading'), level: z.literal([2, 3]), id: z.string(), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string(), tone: z.enum(['lead', 'quiet']).optional() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()), ordered: z.boolean().optional() }),
  table,
  z.object({
    kind: z.literal('scale'),
    rows: z.array(
      z.object({
        label: z.string(),
        bands: z.array(z.object({ label: z.string(), edge: z.string(), percent: z.number(), open: z.boolean() })),
      }),
    ),
  }),
  z.object({
    kind: z.literal('origins'),
    title: z.string(),
    rows: z.array(
      z.object({
        status: z.enum(['stated', 'assumed', 'unverified']),
        label: z.string(),
        note: z.string(),
        source: z.string(),
      }),
    ),
  }),
  example,
] as const

const plainBlock = z.union(flat)

/** What is folded holds no folds itself. */
export const block = z
  .union([...flat, z.object({ kind: z.literal('folded'), summary: z.string(), blocks: z.array(plainBlock) })])
  .meta({ id: 'PageBlock' })

export const modelPage = z
  .object({
    title: z.string(),
    summary: z.string(),
    about: z.string(),
    verdict: z.string(),
    failed: z.int().meta({ description: 'How many worked examples did not answer as they should.' }),
    examples: z.int(),
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        assumed: z.int().meta({ description: 'How many groups of its figures no source states.' }),
        blocks: z.array(block),
      }),
    ),
  })
  .meta({ id: 'ModelPage' })

/** The same of both models. */
const both = <Schema extends z.ZodType>(schema: Schema) => z.object({ one: schema, other: schema })

const named = z.object({ id: z.string(), version: z.string(), title: z.string(), summary: z.string() })
const answer = z.array(z.object({ label: z.string(), value: z.string() }))

/** The month of the sample citizen under one model. */
const month = z.object({
  total: z.string(),
  perTeam: z.boolean().meta({ description: 'The model pays the team as a whole, and nothing for this citizen.' }),
  assumed: z.boolean().meta({ description: 'Whether it rests on a figure that no source states.' }),
  granted: z.string(),
  planned: z.string(),
  personalOnly: z.boolean(),
  lines: answer,
  findings: z.int(),
})

export const comparison = z
  .object({
    models: both(named),
    sections: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        alike: z.int().meta({ description: 'How many of its rows say the same in both.' }),
        rows: z.array(z.object({ what: z.string(), said: both(z.string()) })),
      }),
    ),
    questions: z.array(
      z.object({
        id: z.enum(['littleMore', 'muchMore', 'less', 'moved', 'swapped', 'paused']),
        alike: z.boolean(),
        answers: both(answer.nullable()),
      }),
    ),
    month: z.object({ name: z.string(), of: both(month) }),
  })
  .meta({ id: 'ModelComparison' })
