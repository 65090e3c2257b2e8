/** The words of the doors and the log, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export type { AccessWords } from './words/da.ts'

export const accessWords = { da, sv, en }
