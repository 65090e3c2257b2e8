/** Columns that several kinds of table have. */
import { date, list, needed, optional, text } from './column.ts'

const identityNames = {
  en: ['identity_number', 'identity', 'citizen'],
  da: ['personnummer', 'cpr', 'cpr-nummer', 'cpr-nr', 'borger'],
  sv: ['personnummer', 'personnr', 'brukare', 'kund'],
} as const

/** Whose row it is. How such a number is read is law of a country. */
export const identityNumber = needed(text, identityNames)

const fromNames = {
  en: ['from', 'valid from', 'starts'],
  da: ['fra', 'fra og med', 'gyldig fra', 'fra dato', 'startdato'],
  sv: ['från', 'från och med', 'fr.o.m', 'giltig från', 'startdatum'],
} as const

export const from = needed(date, fromNames)
export const optionalFrom = optional(date, fromNames)

/** The last day, included; empty until further notice. */
export const to = optional(date, {
  en: ['to', 'valid to', 'until', 'last day'],
  da: ['til', 'til og med', 'gyldig til', 'til dato', 'slutdato'],
  sv: ['till', 'till och med', 't.o.m', 'giltig till', 'slutdatum'],
})

export const services = optional(list, {
  en: ['services', 'service'],
  da: ['ydelser', 'ydelse', 'indsatser', 'indsats'],
  sv: ['insatser', 'insats', 'tjänster'],
})

export const competences = optional(list, {
  en: ['competences', 'competence'],
  da: ['kompetencer', 'kompetence'],
  sv: ['kompetenser', 'kompetens'],
})

export const minuteNames = {
  en: ['minutes', 'min'],
  da: ['minutter', 'antal minutter'],
  sv: ['minuter', 'antal minuter'],
} as const
