import { addDays, daysInMonth, type LocalDate, localDate } from './local-date.ts'
import type { Period } from './period.ts'

/** A calendar month, written `2026-10`. */
export type Month = string & { readonly is: 'Month' }

export function readMonth(text: string): Month | undefined {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && !text.startsWith('0000') ? (text as Month) : undefined
}

export const monthOf = (date: LocalDate): Month => date.slice(0, 7) as Month

export function daysOfMonth(month: Month): Period & { readonly to: LocalDate } {
  const from = localDate(`${month}-01`)
  return { from, to: addDays(from, daysInMonth(from) - 1) }
}
