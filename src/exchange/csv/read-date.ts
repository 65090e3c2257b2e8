import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FaultReason } from './fault.ts'

/** How a date may be written, and what its numbers are. Databases write a midnight after it. */
const shapes: readonly (readonly [RegExp, 'yearFirst' | 'dayFirst' | 'slashes' | 'twoDigitYear'])[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/, 'yearFirst'],
  [/^(\d{4})([/.])(\d{1,2})\2(\d{1,2})$/, 'yearFirst'],
  [/^((?:19|20)\d\d)(\d\d)(\d\d)$/, 'yearFirst'],
  [/^(\d{1,2})([-.])(\d{1,2})\2(\d{4})$/, 'dayFirst'],
  [/^(\d{1,2})\/(\d{1,2}) (\d{4})$/, 'dayFirst'],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, 'dayFirst'],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, 'slashes'],
  [/^\d{1,2}([-./ ])\d{1,2}[-./ ]\d{1,2}$|^\d{6}$/, 'twoDigitYear'],
]

/**
 * Reads `2026-10-05`, `20261005`, `05-10-2026`, `05.10.2026` and `5/10 2026`. `5/10/2026` is October here and May
 * elsewhere, so two slashes are read only where one of the numbers cannot be a month; a year of two digits never.
 */
export function readDate(text: string): Result<LocalDate, FaultReason> {
  for (const [shape, kind] of shapes) {
    const found = shape.exec(text)
    if (!found) continue
    if (kind === 'twoDigitYear') return refuse('ambiguousDate')
    const [a, b, c] = found.slice(1).filter((part) => /\d/.test(part)) as [string, string, string]
    if (kind === 'slashes' && Number(a) <= 12 && Number(b) <= 12 && Number(a) !== Number(b))
      return refuse('ambiguousDate')
    const date = kind === 'yearFirst' ? dateOf(a, b, c) : dateOf(c, b, a)
    return date === undefined ? refuse('notADate') : ok(date)
  }
  return refuse('notADate')
}

const dateOf = (year: string, month: string, day: string): LocalDate | undefined =>
  readLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
