import type { Id } from '#kernel/id.ts'
import type { SettlementLine } from '../settlement.ts'

/** A line as a step makes it: whose it is, is known to whoever settles the citizen; no team may answer for its days. */
export type Earned = Omit<SettlementLine, 'citizen' | 'team'> & { readonly team: Id<'Team'> | null }
