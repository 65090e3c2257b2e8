/** A team as its page is told of it. */
import type { z } from 'zod'
import type { readTeam } from '#contract/people/team-operations.ts'
import type { useSpeaking } from '#web/words/speaking.tsx'
import type { peopleWords } from './words.ts'

export type Whole = z.output<typeof readTeam.answer>
export type Period = Whole['members'][number]['period']

/** What a part of the page is given. */
export type Part = { readonly of: Whole; readonly mayWrite: boolean }

type Own = (typeof peopleWords)['da']
type Format = ReturnType<typeof useSpeaking>['format']

/** From when to when, in words. */
export const during = ({ from, to }: Period, own: Own, format: Format): string =>
  to === null ? own.since(format.date(from)) : own.fromTo(format.date(from), format.date(to))
