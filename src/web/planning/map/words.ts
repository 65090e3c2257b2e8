/** The words of the map of a day's routes, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const mapWords = { da, sv, en }
