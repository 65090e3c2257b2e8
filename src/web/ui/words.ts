/** The words of the page that shows every piece, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const pieceWords = { da, sv, en }
