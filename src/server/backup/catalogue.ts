/** What there is in the schema to be backed up, as PostgreSQL itself tells it: no list of tables can be out of date. */
import { identifier, joined, type Sql, sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import type { Head } from './records.ts'

export type Table = {
  readonly name: string
  /** Those that are stored as they were given; generated ones follow from them. */
  readonly columns: readonly string[]
  /** Whether its rows belong to one municipality each. */
  readonly ofTenant: boolean
  /** Whether its owner, too, is held to one municipality at a time. */
  readonly isForced: boolean
  /** The tables its rows refer to. */
  readonly needs: readonly string[]
}

/** Every table but the bookkeeping of migrations, each after those it refers to. A circle is a bug, and throws. */
export async function tablesInOrder(transaction: Transaction): Promise<Table[]> {
  const tables = await transaction.rows<Table>(sql`
    select c.relname::text as name, c.relforcerowsecurity as "isForced",
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as "ofTenant",
      array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'frirum'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration' order by c.relname`)
  const ordered: Table[] = []
  while (ordered.length < tables.length) {
    const done = new Set(ordered.map(({ name }) => name))
    const next = tables.filter(({ name, needs }) => !done.has(name) && needs.every((need) => done.has(need)))
    if (next.length === 0) throw new Error('tables refer to each other in a circle, so none can be filled first')
    ordered.push(...next)
  }
  return ordered
}

export const partitions = (transaction: Transaction): Promise<Head['partitions'][number][]> =>
  transaction.rows(sql`
    select c.relname::text as name, p.relname::text as of, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
    where c.relnamespace = 'frirum'::regnamespace and c.relispartition and c.relkind in ('r', 'p')
    order by c.oid`)

/** Sequences that were used. What they say is of now and not of the snapshot, so never less than its rows have. */
export const sequences = (transaction: Transaction): Promise<Head['sequences'][number][]> =>
  transaction.rows(sql`
    select sequencename::text as name, last_value as last from pg_sequences
    where schemaname = 'frirum' and last_value is not null order by sequencename`)

export const columnsOf = ({ columns }: Pick<Table, 'columns'>): Sql => joined(columns.map(identifier))

/** Works as the owner, who sees one municipality at a time: this one from here on. */
export const chooseTenant = (transaction: Transaction, tenant: string): Promise<number> =>
  transaction.run(sql`select set_config('app.tenant', ${tenant}, true)`)
