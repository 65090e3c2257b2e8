/**
 * SQL by hand, with values that can only become parameters. `` sql`select … where id = ${id}` `` is a piece of
 * SQL; a piece inside a piece is woven in and its parameters are counted anew. Nothing here talks to a database.
 */

/** SQL and its values, ready for `pg`. */
export class Sql {
  readonly texts: readonly string[]
  readonly values: readonly unknown[]
  /** What a connection knows the statement by, where it is to keep its plan; see {@link often}. */
  readonly name?: string

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts
    this.values = values
  }

  /** The SQL with `$1`, `$2`, … where the values go. */
  get text(): string {
    return this.texts.reduce((whole, text, index) => `${whole}$${index}${text}`)
  }
}

/** SQL with values: a {@link Sql} is woven in, anything else becomes a parameter. `undefined` is a bug and throws. */
export function sql(parts: TemplateStringsArray, ...inserted: readonly unknown[]): Sql {
  const texts = [parts[0] as string]
  const values: unknown[] = []
  inserted.forEach((value, index) => {
    if (value instanceof Sql) {
      texts.push((texts.pop() as string) + value.texts[0], ...value.texts.slice(1))
      values.push(...value.values)
      texts.push((texts.pop() as string) + parts[index + 1])
    } else {
      values.push(checked(value, parts[index] as string))
      texts.push(parts[index + 1] as string)
    }
  })
  return new Sql(texts, values)
}

/** Nothing: what an optional condition is when it is absent. */
export const nothing = new Sql([''], [])

/** SQL text known to the program, never from outside. */
export const verbatim = (text: string): Sql => new Sql([text], [])

/** The name of a table or column; a dot parts schema and name. */
export const identifier = (name: string): Sql => verbatim(name.split('.').map(quotedName).join('.'))

const prepared = new Map<string, string>()

/**
 * A statement that is asked very often with other values: each connection has it planned once and keeps the plan. For
 * those that find few rows by a key; one whose best plan depends on its values is better planned each time.
 */
export function often(query: Sql): Sql & { readonly name: string } {
  const { text } = query
  let name = prepared.get(text)
  if (name === undefined) {
    name = `often ${prepared.size + 1}`
    prepared.set(text, name)
  }
  return Object.assign(query, { name })
}

/** Pieces one after another with `separator` between: `joined(conditions, ' and ')`. */
export function joined(pieces: readonly Sql[], separator = ', '): Sql {
  return pieces.reduce((whole, piece, index) => sql`${whole}${verbatim(index ? separator : '')}${piece}`, nothing)
}

/**
 * True where `column` is one of these ids. Of a single id it says so: the plan that is kept for one (see {@link often})
 * would else be the plan for a crowd.
 */
export const isAmong = (column: Sql, ids: readonly string[]): Sql =>
  ids.length === 1 ? sql`${column} = ${ids[0]}::uuid` : sql`${column} = any (${ids}::uuid[])`

/** A value for a `json` or `jsonb` column; a bare list would otherwise be written as an SQL array. */
export const json = (value: unknown): string => JSON.stringify(value)

const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`

function checked(value: unknown, before: string): unknown {
  if (value === undefined) throw new TypeError(`undefined as a value after: ${before.trim().slice(-60)}`)
  if (value instanceof Date) throw new TypeError('a Date is neither a LocalDate nor an Instant; write which is meant')
  return value
}
