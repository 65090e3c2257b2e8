/** A visit of the plan in a few words, as lists, summaries and the canvas say it. */
import { weekdaysOf } from '#care/plans/week.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { useDayNames } from './day-names.ts'
import type { Visit } from './draft.ts'
import { changeWords } from './words.ts'

export function useVisitText() {
  const { words, format } = useSpeaking()
  const own = useWords(changeWords)
  const { short } = useDayNames()
  const name = (visit: Visit) => visit.purpose?.trim() || words.parts[visit.partOfDay]
  const hour = (visit: Visit) => (visit.window ? writeTimeOfDay(visit.window.start) : words.parts[visit.partOfDay])
  const days = (visit: Visit) => {
    const all = weekdaysOf(visit.days)
    return all.length === 7 ? own.everyDay : all.map(short).join(', ')
  }
  const length = (visit: Visit) =>
    visit.staff > 1
      ? `${format.length(visit.minutes)}, ${words.rhythm.staff(visit.staff)}`
      : format.length(visit.minutes)
  const whole = (visit: Visit) => [days(visit), hour(visit), length(visit)].filter(Boolean).join(' · ')
  return { name, hour, days, length, whole }
}
