/** The words of what a plan keeps, breaks and costs, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const reasonWords = { da, sv, en }
