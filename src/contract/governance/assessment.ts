/** How a model assesses needs, as it stands in its document. */
import { z } from 'zod'
import { figure, name, row, words } from './values.ts'

export const assessmentPart = z.enum(['levels', 'ownView', 'wishes', 'resources', 'funnel', 'conversation'])

const code = z.string().regex(/^[A-Za-z]+:[^*]+\*?$/, 'a code with its system, such as ICF:d5 or ICF:d5*')

export const assessmentRule = row({
  instrument: z.string().min(1),
  areas: z.array(row({ id: name, title: words, codes: z.array(code).min(1) })).min(1),
  asks: z.array(row({ part: assessmentPart, registration: name })).min(1),
  knownMonths: figure,
})
