/** A team's week with adopted routes, made as people make it: proposed, then adopted. */
import type { Client } from '#contract/http/client.ts'
import { adoptProposal, readProposal, startProposal } from '#contract/planning/operations.ts'
import type { Id } from '#kernel/id.ts'
import { must } from '#kernel/result.ts'

let made = 0
export const newTestId = <Of extends string>() =>
  `0193cccc-0000-7000-8000-${String(++made).padStart(12, '0')}` as Id<Of>

/** Proposes a week within so many seconds and waits for it. */
export async function proposedWeek(
  asked: Client,
  team: string,
  week: string,
  seconds = 1,
  way: 'anew' | 'asAdopted' = 'anew',
): Promise<Id<'Proposal'>> {
  const id = newTestId<'Proposal'>()
  must(await asked(startProposal, { params: { team, week }, body: { id, seconds, way } }))
  for (let waited = 0; waited < 30_000; waited += 50) {
    const { state } = must(await asked(readProposal, { params: { team, proposal: id } }))
    if (state === 'done') return id
    if (state !== 'waiting' && state !== 'running') throw new Error(`the proposal was ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the proposal never came')
}

/** Proposes and adopts all of it, everybody having agreed. */
export async function adoptedWeek(asked: Client, team: string, week: string): Promise<void> {
  const proposal = await proposedWeek(asked, team, week)
  const { proposal: known } = must(await asked(readProposal, { params: { team, proposal } }))
  const agreed = [...new Set((known?.visits ?? []).map(({ citizen }) => citizen))]
  must(await asked(adoptProposal, { params: { team, proposal }, body: { id: newTestId<'Adoption'>(), agreed } }))
}
