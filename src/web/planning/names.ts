/** People and tasks of a plan by name, in the language of the reader. */
import { useMemo } from 'react'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Plan } from './plan.ts'
import { type Names, namesOf } from './reasons/telling.ts'

/** The same from one look to the next, as long as the people are. */
export function useNames(people: Plan['people'], catalogue?: Pick<Names, 'task' | 'cluster'>): Names {
  const { words } = useSpeaking()
  return useMemo(() => namesOf(people, words.unknown, catalogue), [people, words, catalogue])
}
