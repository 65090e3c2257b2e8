import type { IdentityNumber, IdentityRefusal } from '#care/people/citizen.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Result } from '#kernel/result.ts'
import { readCpr } from '#law/denmark/cpr.ts'
import { readPersonnummer } from '#law/sweden/personnummer.ts'

type Read = (text: string, today: LocalDate) => Result<IdentityNumber, IdentityRefusal>

const readers: Readonly<Record<string, Read>> = { DK: readCpr, SE: readPersonnummer }

/** An identity number as the country of a municipality writes it; undefined where its numbers are not known here. */
export const readIdentity = (
  country: string,
  text: string,
  today: LocalDate,
): Result<IdentityNumber, IdentityRefusal> | undefined => readers[country]?.(text, today)
