import { readFileSync } from 'node:fs'

/** Small instances of our own, beside this file, whose scores can be worked out by hand. */
export const example = (name: string): string => readFileSync(`${import.meta.dirname}/examples/${name}`, 'utf8')
