/** The words of the cockpit, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const cockpitWords = { da, sv, en }
