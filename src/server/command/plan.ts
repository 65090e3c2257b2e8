import type { Pool } from 'pg'
import type { Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { newUuid } from '#server/http/uuid.ts'
import { adoptedAsProposal } from '#server/planning/as-adopted.ts'
import { addProposal } from '#server/planning/proposals.ts'
import { type Proposal, type ProposeRefusal, proposeWeek } from '#server/planning/propose.ts'
import { searchBeside } from '#server/planning/search-beside.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { type PlanCall, planCall } from './plan-call.ts'
import { sizeOf, summaryOf } from './plan-words.ts'
import { sideBySide } from './side-by-side.ts'
import { tenantOf } from './tenant.ts'

export const planPropose: Command = {
  name: 'plan propose',
  summary: 'Propose who goes to whom in a week, for one team or for every team',
  usage: 'plan propose --tenant T --week 2026-W41 [--team KEY] [--way WAY] [--seconds S | --steps N] [--json]',
  help: `Looks for a good week of a team: its citizens' plans, its shifts, who may do what, how long the ways are. What is
found is kept as a proposal beside the week as it is; it changes nothing until the team adopts it.

Options:
  --tenant T    the municipality
  --week WEEK   such as 2026-W41
  --team KEY    one team, by its key; every team of the municipality unless told
  --way WAY     anew unless told; leastChange, leastTravel or bestContinuity go on from the week as it is adopted, and
                asAdopted is that week with nothing searched
  --seconds S   how long to look for each team, 10 unless told
  --steps N     so many steps instead: the same seed then gives the same plan on every machine
  --seed N      another seed may find another plan; 1 unless told
  --threads N   how many teams are looked for at once; as many as this machine has cores unless told
  --json        each proposal whole, as JSON on a line: visits, goals with their numbers, notes

FRIRUM_TRAVEL names a service of travel times: osrm:http://10.0.0.7:5000 or valhalla:http://10.0.0.7:8002. Without one,
ways are estimated from the distance.

Examples:
  ./frirum plan propose --tenant lyngvig --week 2026-W41 --team rugager
  ./frirum plan propose --tenant lyngvig --week 2026-W41 --seconds 30 --json > week-41.jsonl

Exit codes: 0 proposed, for one team at least; 1 refused; 2 misuse; 3 the database could not be opened.`,
  options: {
    tenant: { type: 'string', short: 't' },
    team: { type: 'string' },
    week: { type: 'string', short: 'w' },
    way: { type: 'string' },
    seconds: { type: 'string' },
    steps: { type: 'string' },
    seed: { type: 'string' },
    threads: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    const asked = planCall(call)
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    const teams = await teamsOf(pool, tenant, asked.team)
    const shares = new Map<string, number>()
    const report = (team: Team, share: number) => {
      shares.set(team.key, share)
      const sum = [...shares.values()].reduce((all, each) => all + each, 0)
      const whole = teams.length === 1 ? 'a good week' : `good weeks of ${teams.length} teams`
      call.progress(`Looking for ${whole}, ${Math.floor((100 * sum) / teams.length)} %`)
    }
    const found = await sideBySide(teams, asked.threads, async (team) => {
      const answer = await proposedFor(call, asked, { pool, tenant, team }, (share) => report(team, share))
      report(team, 1)
      return answer
    })
    const kept = found.filter((one) => one !== null)
    if (kept.length === 0) return 1
    if (call.values.json)
      for (const { id, team, proposal } of kept) call.answer(JSON.stringify({ id, key: team.key, ...proposal }))
    else {
      const texts = kept.map(({ team, proposal }) => `${team.name} (${team.key})\n${summaryOf(proposal)}`)
      const all = `${kept.length} of ${teams.length} teams\n${sizeOf(kept.map(({ proposal }) => proposal))}`
      call.answer([...texts, ...(teams.length > 1 ? [all] : [])].join('\n\n'))
    }
    call.say('Nothing changes until a team adopts its proposal.')
    return 0
  },
}

type Team = { readonly id: Id<'Team'>; readonly key: string; readonly name: string }
type Where = { readonly pool: Pool; readonly tenant: Tenant; readonly team: Team }

/** The team that is named, or all; refuses with the keys there are. */
async function teamsOf(pool: Pool, tenant: Tenant, key: string | undefined): Promise<readonly Team[]> {
  const all = await asTenant(pool, tenant.id, (transaction) =>
    transaction.rows<Team>(sql`select id, key, name from team where tenant_id = ${tenant.id} order by key`),
  )
  if (key === undefined && all.length > 0) return all
  const found = all.filter((team) => team.key === key)
  if (found.length > 0) return found
  const known = all.map((team) => team.key).join(', ') || 'none'
  throw new CommandRefusal(
    key === undefined
      ? `${tenant.key} has no teams`
      : `there is no team '${key}' in ${tenant.key}; there are: ${known}`,
  )
}

type Kept = { readonly id: Id<'Proposal'>; readonly team: Team; readonly proposal: Proposal }

/** Proposes a team's week and keeps it; or says why not, and gives null. */
async function proposedFor(
  call: Call,
  { week, way, ...asked }: PlanCall,
  { pool, tenant, team }: Where,
  report: (share: number) => void,
): Promise<Kept | null> {
  const at = call.now() as Instant
  const found =
    way === 'asAdopted'
      ? await asTenant(pool, tenant.id, (transaction) => adoptedAsProposal(transaction, tenant, team.id, week, at))
      : await proposeWeek(pool, tenant, { ...asked, team: team.id, week, way, at }, report, searchBeside)
  if (!found.ok) {
    call.say(`${team.key}: ${refusalWords[found.refusal.kind](week)}`)
    return null
  }
  const made = call.now() as Instant
  const id = newUuid<'Proposal'>(made)
  await asTenant(pool, tenant.id, (transaction) =>
    addProposal(transaction, tenant.id, { id, by: 'command line', at: made, proposal: found.value }),
  )
  call.say(`${team.key}: kept as proposal ${id}`)
  return { id, team, proposal: found.value }
}

const refusalWords: Readonly<Record<ProposeRefusal['kind'], (week: Week) => string>> = {
  noModel: (week) => `no model steers in ${week}`,
  noShifts: (week) => `nobody of the team has a shift in ${week}`,
  nothingAdopted: (week) => `no routes are adopted for ${week}`,
  nothingToPlan: (week) => `no citizen of the team has a plan, a grant and a known home in ${week}`,
}
