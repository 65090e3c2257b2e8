/** The words of the palette and the help with keys, in every language. */
import { da } from './words/da.ts'
import { en } from './words/en.ts'
import { sv } from './words/sv.ts'

export const paletteWords = { da, sv, en }
