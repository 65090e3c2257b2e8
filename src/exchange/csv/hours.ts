import { date, decimal, needed, optional, type RowOf, text, whole } from './column.ts'
import { minuteNames } from './shared-columns.ts'
import type { CellFault, Kind } from './table.ts'

/** A row may sum up a whole team's month. */
const mostHours = 2_000

/** Hours a team paid for, with their cost. */
const columns = {
  team: needed(text, { en: ['team'], da: ['gruppe', 'kontaktteam'], sv: ['arbetslag', 'grupp'] }),
  day: needed(date, { en: ['day', 'date'], da: ['dag', 'dato'], sv: ['dag', 'datum'] }),
  staff: needed(text, {
    en: ['staff'],
    da: ['medarbejder', 'medarbejdernummer'],
    sv: ['medarbetare', 'anställningsnummer'],
  }),
  minutes: optional(whole(0, mostHours * 60), minuteNames),
  /** In hundred-thousandths of an hour. */
  hours: optional(decimal({ least: 0, most: mostHours, decimals: 5 }), {
    en: ['hours'],
    da: ['timer', 'antal timer'],
    sv: ['timmar', 'antal timmar'],
  }),
  /** In hundredths of the currency. */
  cost: needed(decimal({ least: 0, most: 100_000_000, decimals: 2 }), {
    en: ['cost'],
    da: ['lønudgift', 'udgift', 'omkostning', 'beløb'],
    sv: ['lönekostnad', 'kostnad', 'belopp'],
  }),
}

export type HoursRow = RowOf<typeof columns>

export const hours: Kind<typeof columns> = {
  name: 'hours',
  columns,
  check: ({ minutes, hours }) => {
    const faults: CellFault<typeof columns>[] = []
    if (minutes === null && hours === null) faults.push(['minutes', 'missing'])
    if (minutes !== null && hours !== null) faults.push(['hours', 'oneOrTheOther'])
    return faults
  },
}

/** The minutes of a row, to the nearest whole one. */
export const minutesOf = ({ minutes, hours }: HoursRow): number => minutes ?? Math.round(((hours ?? 0) * 60) / 100_000)
