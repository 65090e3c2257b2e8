/** What is known of a model in use, as it stands in its document. */
import { z } from 'zod'
import { date, name, row, words } from './values.ts'

const finding = { id: name, says: words, source: z.string().min(1), on: date, tentative: z.boolean() }

export const evidence = row({
  findings: z
    .array(
      z.discriminatedUnion('cause', [
        row({ ...finding, cause: z.literal('certain') }),
        row({ ...finding, cause: z.literal('unclear'), comparison: name }),
      ]),
    )
    .min(1),
  causes: z.array(row({ id: name, title: words })),
  comparisons: z.array(
    row({
      id: name,
      title: words,
      measures: z.array(words).min(1),
      arms: z.array(row({ id: name, title: words, has: z.array(name) })).min(2),
    }),
  ),
})
