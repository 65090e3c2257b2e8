import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { type Asked, type Problem, problem } from '#server/http/route.ts'
import { type Opened, opened } from './opened.ts'
import { proposalOf } from './proposals.ts'
import type { Proposal } from './propose.ts'

export const noProposal = problem('notFound', 'There is no such proposal of this team.')

type OfProposal = { readonly team: Id<'Team'>; readonly proposal: Id<'Proposal'> }

/** A proposal of a team, opened as it is now. */
export async function openedFor(
  { transaction, tenant, person, now }: Pick<Asked, 'transaction' | 'tenant' | 'person' | 'now'>,
  { team, proposal: id }: OfProposal,
): Promise<Result<Opened & { readonly found: Proposal }, Problem>> {
  const found = await proposalOf(transaction, tenant, team, id)
  return found ? ok({ found, ...opened(found, now, person.tenant.zone) }) : noProposal
}
