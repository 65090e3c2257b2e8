import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

/** Any Monday will do to name the days of the week. */
const monday = localDate('2026-01-05')

/** The days of the week by number, Monday being 0. */
export function useDayNames() {
  const { format } = useSpeaking()
  const long = (day: number) => format.weekdayName(addDays(monday, day))
  return { long, short: (day: number) => long(day).slice(0, 3) }
}
