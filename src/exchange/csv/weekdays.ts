import type { Weekday } from '#kernel/calendar/local-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FaultReason } from './fault.ts'

/** The days in full, Monday first; a beginning of at least two letters that fits only one day will do. */
const names: readonly (readonly string[])[] = [
  ['monday', 'mandag', 'måndag', '1'],
  ['tuesday', 'tirsdag', 'tisdag', '2'],
  ['wednesday', 'onsdag', '3'],
  ['thursday', 'torsdag', '4'],
  ['friday', 'fredag', '5'],
  ['saturday', 'lørdag', 'lördag', 'loerdag', 'lordag', '6'],
  ['sunday', 'søndag', 'söndag', 'soendag', 'sondag', '7'],
]

const groups: Readonly<Record<string, readonly Weekday[]>> = {
  ...every(
    [0, 1, 2, 3, 4, 5, 6],
    'every day',
    'daily',
    'all',
    'alle dage',
    'dagligt',
    'daglig',
    'alla dagar',
    'dagligen',
  ),
  ...every([0, 1, 2, 3, 4], 'workdays', 'weekdays', 'hverdage', 'vardagar'),
  ...every([5, 6], 'weekend', 'weekends', 'weekender', 'helg', 'helger'),
}

/** Reads `mon-fri`, `man, ons`, `må on fr`, `1,3,5` (Monday is 1), `alle dage`, `vardagar`. */
export function readWeekdays(text: string): Result<readonly Weekday[], FaultReason> {
  const asked = text.toLowerCase().replace(/\s*[-–]\s*/g, '-')
  const days = new Set<Weekday>(groups[asked])
  const parts = groups[asked] ? [] : asked.split(/[,;+|&\s]+/).filter((part) => !joiners.includes(part))
  for (const part of parts) {
    const [first, last = first, more] = part.split('-').map(dayOf)
    const asGroup = groups[part]
    if (!asGroup && (first === undefined || last === undefined || more !== undefined || /-.*-|-$/.test(part)))
      return refuse('notWeekdays')
    for (const day of asGroup ?? stretch(first as Weekday, last as Weekday)) days.add(day)
  }
  return days.size === 0 ? refuse('notWeekdays') : ok([...days].sort())
}

const joiners = ['', 'and', 'og', 'och']

function dayOf(word: string): Weekday | undefined {
  const fits = names.flatMap((day, index) => (day.some((name) => begins(name, word)) ? [index as Weekday] : []))
  return fits.length === 1 ? fits[0] : undefined
}

const begins = (name: string, word: string): boolean =>
  name === word || (word.length >= 2 && name.startsWith(word.replace(/\.$/, '')))

/** From one day to another, over Sunday where it must. */
function stretch(first: Weekday, last: Weekday): Weekday[] {
  const days = ((last - first + 7) % 7) + 1
  return Array.from({ length: days }, (_, index) => ((first + index) % 7) as Weekday)
}

function every(days: readonly Weekday[], ...words: string[]): Record<string, readonly Weekday[]> {
  return Object.fromEntries(words.map((word) => [word, days]))
}
