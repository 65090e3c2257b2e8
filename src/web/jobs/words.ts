/** The words about long work, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const jobWords = { da, sv, en }
