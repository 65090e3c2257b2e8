import { date, optional, type RowOf, text } from './column.ts'
import { identityNumber, optionalFrom, to } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'

/** Citizens, which team answers for them from which day, and since when their home has a digital lock. */
const columns = {
  identityNumber,
  name: optional(text, { en: ['name'], da: ['navn'], sv: ['namn'] }),
  area: optional(text, { en: ['area', 'district'], da: ['område', 'distrikt'], sv: ['område', 'distrikt'] }),
  ownWords: optional(text, {
    en: ['own_words', 'what matters'],
    da: ['egne ord', 'hvad er vigtigt'],
    sv: ['egna ord', 'vad är viktigt'],
  }),
  team: optional(text, { en: ['team'], da: ['gruppe', 'kontaktteam'], sv: ['arbetslag', 'grupp'] }),
  from: optionalFrom,
  to,
  lockFrom: optional(date, {
    en: ['lock_from', 'digital lock from'],
    da: ['digital lås fra', 'lås fra'],
    sv: ['digitalt lås från', 'lås från'],
  }),
  lockTo: optional(date, {
    en: ['lock_to', 'digital lock to'],
    da: ['digital lås til', 'lås til'],
    sv: ['digitalt lås till', 'lås till'],
  }),
}

export type PersonRow = RowOf<typeof columns>

export const people: Kind<typeof columns> = {
  name: 'people',
  columns,
  check: ({ team, from, to, lockFrom, lockTo }) => {
    const faults: CellFault<typeof columns>[] = []
    if (team !== null && from === null) faults.push(['from', 'missing'])
    if (team === null && (from !== null || to !== null)) faults.push(['team', 'missing'])
    if (from !== null && to !== null && to < from) faults.push(['to', 'endsBeforeItBegins'])
    if (lockTo !== null && lockFrom === null) faults.push(['lockFrom', 'missing'])
    if (lockFrom !== null && lockTo !== null && lockTo < lockFrom) faults.push(['lockTo', 'endsBeforeItBegins'])
    return faults
  },
}
