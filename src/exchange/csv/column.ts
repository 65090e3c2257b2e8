/** Columns as data: what they are called in three languages, how a cell is read, and whether it may be empty. */
import { type LocalDate, localDate } from '#kernel/calendar/local-date.ts'
import { type Id, readId } from '#kernel/id.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FaultReason } from './fault.ts'
import { readDate } from './read-date.ts'
import { type NumberRule, readNumber } from './read-number.ts'

/** Reads the trimmed text of a cell that is not empty. */
export type CellReader<Value> = (text: string) => Result<Value, FaultReason>

/** What a column may be called. The first English name is the one that stands for it everywhere. */
export type ColumnNames = {
  readonly en: readonly [string, ...string[]]
  readonly da: readonly string[]
  readonly sv: readonly string[]
}

export type Column<Value, Needed extends boolean> = {
  readonly names: ColumnNames
  readonly read: CellReader<Value>
  readonly needed: Needed
}

/** A column every row must fill. */
export const needed = <Value>(read: CellReader<Value>, names: ColumnNames): Column<Value, true> => ({
  names,
  read,
  needed: true,
})

/** A column that may be empty, or absent. */
export const optional = <Value>(read: CellReader<Value>, names: ColumnNames): Column<Value, false> => ({
  names,
  read,
  needed: false,
})

// biome-ignore lint/suspicious/noExplicitAny: columns of one table hold values of any types
export type Columns = Readonly<Record<string, Column<any, boolean>>>

/** A row of a table with these columns; an empty cell is null. */
export type RowOf<Table extends Columns> = {
  readonly [Key in keyof Table]: Table[Key] extends Column<infer Value, infer Needed>
    ? Needed extends true
      ? Value
      : Value | null
    : never
}

/**
 * A name as it is compared: case, blanks, hyphens, points and underlines do not matter, nor whether æ ø å ä ö are
 * written in ASCII.
 */
export function sameNames(name: string): readonly string[] {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-.:/]+/g, '')
  const danish = plain.replace(
    /[æäøöå]/g,
    (letter) => ({ æ: 'ae', ä: 'ae', ø: 'oe', ö: 'oe', å: 'aa' })[letter] as string,
  )
  const bare = plain.replace(/[æäøöå]/g, (letter) => ({ æ: 'a', ä: 'a', ø: 'o', ö: 'o', å: 'a' })[letter] as string)
  return [...new Set([plain, danish, bare])]
}

const longestText = 10_000
const mostRemembered = 5_000

/** Any text, its letters composed and its line breaks as everywhere else. */
export const text: CellReader<string> = (cell) => (cell.length > longestText ? refuse('tooLong') : ok(plain(cell)))

const plain = (cell: string): string => cell.normalize('NFC').replace(/\r\n?/g, '\n')

/** A day between `first` and `last`; each text is read once. */
export const dateBetween = (first: LocalDate, last: LocalDate): CellReader<LocalDate> =>
  remembered((cell) => {
    const day = readDate(cell)
    return day.ok && (day.value < first || day.value > last) ? refuse('outOfRange') : day
  })

/** Any day somebody now living can have to do with; a slip such as the year 0206 or 20226 is none. */
export const date = dateBetween(localDate('1900-01-01'), localDate('2199-12-31'))

export const whole =
  (least: number, most: number): CellReader<number> =>
  (cell) =>
    readNumber(cell, { least, most, decimals: 0 })

/** Counted in the last decimal kept: money in hundredths. */
export const decimal =
  (rule: NumberRule): CellReader<number> =>
  (cell) =>
    readNumber(cell, rule)

/** Several words in one cell, each once, parted by what `separator` finds. */
const parted =
  (separator: RegExp): CellReader<readonly string[]> =>
  (cell) => {
    if (cell.length > longestText) return refuse('tooLong')
    const words = plain(cell).split(separator)
    return ok([...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))])
  }

/** Keys and names, parted by comma, semicolon, plus, bar or a line break. */
export const list = parted(/[,;+|\n]/)

/** Texts that may hold a comma, such as `§ 83, stk. 1`; parted by semicolon, bar or a line break. */
export const texts = parted(/[;|\n]/)

export const id: CellReader<Id> = (cell) => {
  const read = readId(cell)
  return read === undefined ? refuse('notAnId') : ok(read)
}

/** One of some values, each with the words that mean it; the value itself is one of them. */
export function oneOf<Value extends string>(words: Readonly<Record<Value, readonly string[]>>): CellReader<Value> {
  const known = new Map<string, Value>()
  for (const [value, others] of Object.entries(words) as [Value, readonly string[]][]) {
    for (const word of [value, ...others]) for (const name of sameNames(word)) known.set(name, value)
  }
  return remembered((cell) => {
    const value = known.get(sameNames(cell)[0] as string)
    return value === undefined ? refuse('notOneOf') : ok(value)
  })
}

/** Reads each text once: in a long file the same few stand in a column again and again. */
function remembered<Value>(read: CellReader<Value>): CellReader<Value> {
  const answers = new Map<string, Result<Value, FaultReason>>()
  return (cell) => {
    const known = answers.get(cell)
    if (known) return known
    const answer = read(cell)
    if (answers.size >= mostRemembered) answers.clear()
    // A cell is a window on the piece of file it was cut from; a copy lets go of that piece.
    answers.set(cell.split('').join(''), answer)
    return answer
  }
}

const yes = ['yes', 'ja', 'true', 'sand', 'sandt', 'sant', '1', 'x', 'y', 'j']
const no = ['no', 'nej', 'false', 'falsk', 'falskt', '0', 'n']

export const flag: CellReader<boolean> = (cell) => {
  const word = cell.toLowerCase()
  if (yes.includes(word)) return ok(true)
  return no.includes(word) ? ok(false) : refuse('notYesOrNo')
}
