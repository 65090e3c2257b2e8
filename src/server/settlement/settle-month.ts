/**
 * A municipality's month, settled: everything is read in one snapshot, settled by `care`, and what differs from what
 * was posted before is posted as a run of its own. Asked again with nothing new, it posts nothing and answers the same.
 */
import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { GovernanceModel } from '#care/governance/model.ts'
import { type LockShare, lockShares } from '#care/people/digital-lock.ts'
import { differences } from '#care/settlement/differences.ts'
import { settleCitizen } from '#care/settlement/settle-citizen.ts'
import type { EvidenceCount, Finding, Settled, SettlementLine } from '#care/settlement/settlement.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import { sql } from '#server/database/sql.ts'
import { asTenant, type Transaction } from '#server/database/transaction.ts'
import { homesOn } from '#server/people/locks.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { citizenMonths, citizensOfMonth } from './citizen-months.ts'
import { findingsOf, post, postedLines, type Run, runsOf } from './posted.ts'
import { type BudgetOfTeam, frameBudgets, type SettledTeam, teamBudgets, teamsOfTenant } from './teams-of-month.ts'
import { type ModelRefusal, whichModel } from './which-model.ts'

export type Ask = {
  readonly month: Month
  /** The model to settle by; without one, that which steers. */
  readonly model: string | undefined
  /** Shows what would come of it and posts nothing; any model may then be tried. */
  readonly whatIf: boolean
  readonly by: string
  readonly at: Instant
  /** Told now and then how many citizens are done. */
  readonly progress?: (done: number, of: number) => void
  /** Done at the end in the same transaction: both are kept, or neither. */
  readonly along?: (transaction: Transaction, settled: SettledMonth) => Promise<void>
}

export type SettledMonth = Settled & {
  readonly tenant: Tenant
  readonly month: Month
  readonly model: GovernanceModel
  readonly whatIf: boolean
  /** By what the visits that were done are known, and how many homes had a digital lock when the month ended. */
  readonly evidence: EvidenceCount
  readonly locks: LockShare
  /** What people call the citizens and teams that the lines and findings name by id. */
  readonly citizens: ReadonlyMap<Id<'Citizen'>, string>
  readonly teams: ReadonlyMap<Id<'Team'>, SettledTeam>
  /** Empty where the model pays in another currency than the hours cost. */
  readonly budgets: readonly BudgetOfTeam[]
  /** Every run of the month; none for a what-if. */
  readonly runs: readonly Run[]
  /** The run this call added, if anything was new. */
  readonly posted: Run | null
}

export async function settleMonth(pool: Pool, tenant: Tenant, ask: Ask): Promise<Result<SettledMonth, ModelRefusal>> {
  if (ask.whatIf) return inSnapshot(pool, tenant, ask)
  // Two runs of one month would both post. The lock has a transaction of its own: waiting for it inside the snapshot
  // would leave the second run with a view of the world from before the first.
  return asTenant(pool, tenant.id, async (turn) => {
    await turn.run(sql`select pg_advisory_xact_lock(hashtextextended(${`settle ${tenant.id} ${ask.month}`}, 0))`)
    return inSnapshot(pool, tenant, ask)
  })
}

const inSnapshot = (pool: Pool, tenant: Tenant, ask: Ask): Promise<Result<SettledMonth, ModelRefusal>> =>
  asTenant(pool, tenant.id, (transaction) => settledIn(transaction, tenant, ask), {
    snapshot: true,
    readOnly: ask.whatIf && ask.along === undefined,
  })

async function settledIn(
  transaction: Transaction,
  tenant: Tenant,
  ask: Ask,
): Promise<Result<SettledMonth, ModelRefusal>> {
  const { month, whatIf, along } = ask
  const which = await whichModel(transaction, tenant, month, ask)
  if (!which.ok) return which
  const model = which.value
  const all = await citizensOfMonth(transaction, tenant.id, month)
  const teams = await teamsOfTenant(transaction, tenant.id)
  const lines: SettlementLine[] = []
  const findings: Finding[] = []
  const evidence = { lock: 0, staff: 0, plan: 0 }
  let done = 0
  for await (const months of citizenMonths(transaction, tenant, month, all)) {
    for (const citizen of months) {
      const settled = settleCitizen(model, citizen)
      lines.push(...settled.lines)
      findings.push(...settled.findings)
      for (const kind of evidenceKinds) evidence[kind] += settled.evidence[kind]
      if (++done % toldEvery > 0 && done < all.length) continue
      ask.progress?.(done, all.length)
      await setImmediate()
    }
  }
  lines.push(...frameBudgets(model, teams, month))
  const isOurs = model.currency === tenant.currency
  const budgets = isOurs ? await teamBudgets(transaction, tenant.id, month, teams, lines, tenant.currency) : []
  const posted = whatIf ? null : await postWhatIsNew(transaction, tenant, ask, model, { lines, findings }, teams)
  const settled: SettledMonth = {
    tenant,
    month,
    model,
    whatIf,
    lines,
    findings,
    evidence,
    locks: lockShares(await homesOn(transaction, tenant.id, daysOfMonth(month).to), daysOfMonth(month).to).all,
    citizens: new Map(all.map(({ id, key }) => [id, key])),
    teams: new Map(teams.map((team) => [team.id, team])),
    budgets,
    runs: whatIf ? [] : await runsOf(transaction, tenant.id, month),
    posted,
  }
  await along?.(transaction, settled)
  return ok(settled)
}

const evidenceKinds = ['lock', 'staff', 'plan'] as const

/** Citizens between two words of how far it is; between them others get a turn. */
const toldEvery = 100

/** Adds a run where money or findings differ from what stands. */
async function postWhatIsNew(
  transaction: Transaction,
  tenant: Tenant,
  { month, by, at }: Ask,
  model: GovernanceModel,
  { lines, findings }: Settled,
  teams: readonly SettledTeam[],
): Promise<Run | null> {
  const runs = await runsOf(transaction, tenant.id, month)
  const last = runs.at(-1)?.number ?? 0
  const before = last === 0 ? [] : await postedLines(transaction, tenant.id, month, tenant.currency)
  const changed = differences(before, lines)
  if (changed.length === 0) {
    const known = last === 0 ? [] : await findingsOf(transaction, tenant.id, month, last)
    if (sameFindings(known, findings)) return null
  }
  const keys = new Map(teams.map(({ id, key }) => [id, key]))
  return post(transaction, tenant.id, month, last + 1, { lines: changed, findings }, keys, { model, by, at })
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, index) => canonical(finding) === canonical(b[index] as Finding))
}

/** The database keeps the figures of a finding in an order of its own. */
const canonical = ({ kind, citizen, team, date, facts }: Finding): string =>
  JSON.stringify([kind, citizen, team, date, Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1))])
