import type { IdentityNumber, IdentityRefusal } from '#care/people/citizen.ts'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { checkDigit } from './luhn.ts'
import { isTestPersonnummer } from './test-numbers.ts'

/** What a Swedish number is of, as {@link IdentityNumber} names them. */
export const personnummer = 'SE:personnummer'
const samordningsnummer = 'SE:samordningsnummer'

const shape = /^(\d{2})?(\d{2})(\d{2})(\d{2})([-+ ]?)(\d{3})(\d)$/

/**
 * Reads a personnummer or samordningsnummer (60 added to the day) of ten or twelve digits, with or without the sign.
 * Its value is always the twelve digits. Ten digits do not tell the century: `on` is the day they were written, `-`
 * or nothing means under a hundred that year and `+` the hundred years before. Without `on` they are refused.
 * Folkbokföringslagen (1991:481) 18 and 18 a §§; Skatteverket SKV 704.
 */
export function readPersonnummer(text: string, on?: LocalDate): Result<IdentityNumber, IdentityRefusal> {
  const trimmed = text.trim()
  const [, century, year = '', month = '', day = '', sign = '', number = '', check = ''] = shape.exec(trimmed) ?? []
  if (!year || number === '000' || (century !== undefined && sign === '+'))
    return refuse({ kind: 'notTheShape', text: trimmed })
  if (century === undefined && on === undefined) return refuse({ kind: 'centuryUnknown', text: trimmed })
  const fullYear = century === undefined ? yearOf(year, sign, on as LocalDate) : century + year
  const coordination = Number(day) > 60
  const dayOfMonth = coordination ? String(Number(day) - 60).padStart(2, '0') : day
  const bornOn = readLocalDate(`${fullYear}-${month}-${dayOfMonth}`)
  if (bornOn === undefined || !/^(18|19|20)/.test(fullYear)) return refuse({ kind: 'noSuchDay', text: trimmed })
  if (Number(check) !== checkDigit(year + month + day + number)) return refuse({ kind: 'checkDigit', text: trimmed })
  const value = fullYear + month + day + number + check
  return ok({
    system: coordination ? samordningsnummer : personnummer,
    value,
    bornOn,
    test: !coordination && isTestPersonnummer(value),
  })
}

/** The latest year ending so that is not after `on`'s, and for `+` the hundred years before it. */
function yearOf(lastDigits: string, sign: string, on: LocalDate): string {
  const now = Number(on.slice(0, 4))
  const latest = now - ((now - Number(lastDigits)) % 100)
  return String(sign === '+' ? latest - 100 : latest)
}
