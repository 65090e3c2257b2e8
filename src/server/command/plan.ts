import { readWeek, type Week } from '#kernel/calendar/week.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant } from '#server/database/transaction.ts'
import { newUuid } from '#server/http/uuid.ts'
import { adoptedAsProposal } from '#server/planning/as-adopted.ts'
import { addProposal } from '#server/planning/proposals.ts'
import { type ProposeRefusal, proposeWeek } from '#server/planning/propose.ts'
import { type WeekBudget, ways } from '#server/planning/search-week.ts'
import { readTravelService } from '#server/planning/travel-service.ts'
import { type Call, type Command, CommandRefusal } from './command.ts'
import { summaryOf } from './plan-words.ts'
import { tenantOf } from './tenant.ts'

export const planPropose: Command = {
  name: 'plan propose',
  summary: "Propose who goes to whom in a team's week",
  usage: 'plan propose --tenant T --team KEY --week 2026-W41 [--way WAY] [--seconds S | --steps N] [--json]',
  help: `Looks for a good week of a team: its citizens' plans, its shifts, who may do what, how long the ways are. What is
found is kept as a proposal beside the week as it is; it changes nothing until the team adopts it.

Options:
  --tenant T    the municipality
  --team KEY    the team, by its key
  --week WEEK   such as 2026-W41
  --way WAY     anew unless told; leastChange, leastTravel or bestContinuity go on from the week as it is adopted, and
                asAdopted is that week with nothing searched
  --seconds S   how long to look, 10 unless told
  --steps N     so many steps instead: the same seed then gives the same plan on every machine
  --seed N      another seed may find another plan; 1 unless told
  --json        the whole proposal as JSON: visits, goals with their numbers, notes

FRIRUM_TRAVEL names a service of travel times: osrm:http://10.0.0.7:5000 or valhalla:http://10.0.0.7:8002. Without one,
ways are estimated from the distance.

Exit codes: 0 proposed, 1 refused, 2 misuse, 3 the database could not be opened.`,
  options: {
    tenant: { type: 'string', short: 't' },
    team: { type: 'string' },
    week: { type: 'string', short: 'w' },
    way: { type: 'string' },
    seconds: { type: 'string' },
    steps: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (call) => {
    const { week, budget, seed, service, way } = askedOf(call)
    const tenant = await tenantOf(call)
    const { pool } = await call.database()
    const teams = await asTenant(pool, tenant.id, (transaction) =>
      transaction.rows<{ id: Id<'Team'>; key: string }>(
        sql`select id, key from team where tenant_id = ${tenant.id} order by key`,
      ),
    )
    const team = teams.find(({ key }) => key === call.values.team)
    if (!team) {
      const known = teams.map(({ key }) => key).join(', ') || 'none'
      throw new CommandRefusal(`there is no team '${call.values.team}' in ${tenant.key}; there are: ${known}`)
    }
    const at = call.now() as Instant
    const report = (share: number) => call.progress(`Looking for a good week, ${Math.round(share * 100)} %`)
    const found =
      way === 'asAdopted'
        ? await asTenant(pool, tenant.id, (transaction) => adoptedAsProposal(transaction, tenant, team.id, week, at))
        : await proposeWeek(pool, tenant, { team: team.id, week, budget, seed, service, way, at }, call.now, report)
    if (!found.ok) throw new CommandRefusal(refusalWords[found.refusal.kind](week))
    const id = newUuid<'Proposal'>(call.now() as Instant)
    const by = { id, by: 'command line', at: call.now() as Instant }
    await asTenant(pool, tenant.id, (transaction) =>
      addProposal(transaction, tenant.id, { ...by, proposal: found.value }),
    )
    call.answer(call.values.json ? JSON.stringify({ id, ...found.value }, null, 2) : summaryOf(found.value))
    call.say(`Kept as proposal ${id}; it changes nothing until the team adopts it.`)
    return 0
  },
}

function askedOf({ values, words }: Call) {
  if (words.length > 0) throw new CommandRefusal(`'${words[0]}' is one word too many`, 2)
  const week = typeof values.week === 'string' ? readWeek(values.week) : undefined
  if (!week) throw new CommandRefusal(`--week must be a week such as 2026-W41, not '${values.week ?? ''}'`, 2)
  if (typeof values.team !== 'string') throw new CommandRefusal('--team is missing, such as --team rugager', 2)
  const number = (name: 'seconds' | 'steps' | 'seed', most: number): number | undefined => {
    const text = values[name]
    if (text === undefined) return undefined
    if (typeof text === 'string' && /^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most)
      return Number(text)
    throw new CommandRefusal(`--${name} must be a number from 1 to ${most}, not '${text}'`, 2)
  }
  const [seconds, steps] = [number('seconds', 3600), number('steps', 100_000_000)]
  if (seconds !== undefined && steps !== undefined) throw new CommandRefusal('--seconds or --steps, not both', 2)
  const budget: WeekBudget = steps === undefined ? { seconds: seconds ?? 10 } : { steps }
  const service = readTravelService(process.env['FRIRUM_TRAVEL'])
  if (service === null)
    throw new CommandRefusal(
      `FRIRUM_TRAVEL must be like osrm:http://10.0.0.7:5000, not '${process.env['FRIRUM_TRAVEL']}'`,
    )
  const allWays = [...ways, 'asAdopted'] as const
  const way = allWays.find((one) => one === (values.way ?? 'anew'))
  if (!way) throw new CommandRefusal(`--way must be one of ${allWays.join(', ')}, not '${values.way}'`, 2)
  return { week, budget, way, seed: number('seed', 1_000_000) ?? 1, service }
}

const refusalWords: Readonly<Record<ProposeRefusal['kind'], (week: Week) => string>> = {
  noModel: (week) => `no model steers in ${week}`,
  noShifts: (week) => `nobody of the team has a shift in ${week}`,
  nothingAdopted: (week) => `no routes are adopted for ${week}`,
  nothingToPlan: (week) => `no citizen of the team has a plan, a grant and a known home in ${week}`,
}
