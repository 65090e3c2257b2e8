/** Proposals made within a request, under an id that the sender made. */
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { taken } from '#server/http/refusals.ts'
import type { Asked, Problem } from '#server/http/route.ts'
import { jobOf } from '#server/jobs/queries.ts'
import { keepProposal, type ProposalBefore, proposalBefore } from './proposals.ts'
import type { Proposal } from './propose.ts'

type Told = Result<{ readonly proposal: Id<'Proposal'> }, Problem>

/** Makes a proposal and keeps it. The same sent twice is made once; another one of that id is refused. */
export async function madeOnce(
  { transaction, tenant, person, now }: Pick<Asked, 'transaction' | 'tenant' | 'person' | 'now'>,
  id: Id<'Proposal'>,
  isSame: (before: ProposalBefore) => boolean,
  make: () => Result<Proposal, Problem> | Promise<Result<Proposal, Problem>>,
): Promise<Told> {
  const told = await before()
  if (told) return told
  const made = await make()
  if (!made.ok) return made
  const isKept = await keepProposal(transaction, tenant, { id, by: person.key, at: now, proposal: made.value })
  return isKept ? ok({ proposal: id }) : ((await before()) ?? taken)

  /** What is told of something that is there; searches are jobs before they are proposals. */
  async function before(): Promise<Told | null> {
    const there = await proposalBefore(transaction, tenant, id)
    if (there) return isSame(there) ? ok({ proposal: id }) : taken
    return (await jobOf(transaction, tenant, id as string as Id<'Job'>)) ? taken : null
  }
}
