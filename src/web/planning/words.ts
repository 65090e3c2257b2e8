/** The words of planning a week, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const planningWords = { da, sv, en }
