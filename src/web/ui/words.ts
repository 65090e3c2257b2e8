/** The words of the pieces that come with later pages, and of the page that shows them all, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const pieceWords = { da, sv, en }
