/** The log as a table that spreadsheets of the Nordic countries open as it is: semicolons, and a mark for UTF-8. */
import { byteOrderMark, csvLine } from '#exchange/csv/write.ts'
import { instant } from '#kernel/clock/instant.ts'
import { writeTimeOfDay } from '#kernel/clock/time-of-day.ts'
import { localTime, type Zone } from '#kernel/clock/zone.ts'

type Row = {
  readonly at: string
  readonly person: string
  readonly name: string | null
  readonly role: string
  readonly action: string
  readonly citizen: string | null
  readonly citizenName: string | null
  readonly relation: readonly string[]
  readonly purpose: string | null
  readonly criterion: string | null
  readonly emergency: string | null
}

const columns = [
  'day',
  'time',
  'person',
  'name',
  'role',
  'action',
  'citizen',
  'citizenName',
  'relation',
  'purpose',
  'criterion',
  'emergency',
] as const

export function csvOf(rows: readonly Row[], zone: Zone): string {
  const lines = rows.map((row) => {
    const { date, time } = localTime(instant(row.at), zone)
    const told = { ...row, day: date, time: writeTimeOfDay(time), relation: row.relation.join(' ') }
    return columns.map((column) => told[column])
  })
  return byteOrderMark + [columns, ...lines].map((cells) => csvLine(cells, { decimal: ',', delimiter: ';' })).join('')
}
