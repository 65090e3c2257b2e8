/** The words of assessing and deciding, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const grantWords = { da, sv, en }
