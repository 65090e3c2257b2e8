import { rootOf } from '#server/audit/merkle.ts'
import { BrokenTree, readTree } from '#server/audit/queries.ts'
import { sql } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
import { chooseTenant } from './catalogue.ts'
import type { Figures } from './records.ts'

/** The figures by which a copy of a municipality is told to be one: its ledger, and the tree of its access log. */
export async function figuresOf(transaction: Transaction, tenant: string): Promise<Figures> {
  await chooseTenant(transaction, tenant)
  const ledger = await transaction.one<Pick<Figures, 'postings' | 'balance' | 'settled'>>(sql`
    select count(*) as postings, coalesce(sum(amount_minor), 0)::text as balance,
      (select coalesce(sum(amount_minor), 0)::text from settlement_line where tenant_id = ${tenant}) as settled
    from posting where tenant_id = ${tenant}`)
  return { tenant, ...ledger, ...(await treeTold(transaction, tenant)) }
}

/** A tree that somebody broke is backed up as it is: it is evidence. */
async function treeTold(transaction: Transaction, tenant: string): Promise<Pick<Figures, 'leaves' | 'root'>> {
  try {
    const tree = await readTree(transaction, tenant)
    return { leaves: tree.size, root: rootOf(tree).toString('base64') }
  } catch (error) {
    if (!(error instanceof BrokenTree)) throw error
    return { leaves: 0, root: 'broken' }
  }
}
