/** A town's month in money, read over HTTP and written as a table like the one a story has worked by hand. */
import { expect } from 'vitest'
import { readTeamBudget } from '#contract/people/operations.ts'
import {
  listSettlementFindings,
  listSettlementLines,
  readSettlement,
  runSettlement,
} from '#contract/settlement/operations.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { settleMonth } from '#server/settlement/settle-month.ts'
import type { Town } from './chain-town.ts'
import { amountOf, rowsIn, shortDay } from './chain-words.ts'

const month = '2026-05'
type Settled = Awaited<ReturnType<typeof settle>>

const settle = ({ ask }: Town) => ask('controller', runSettlement, { body: { month, model: null, whatIf: false } })

/**
 * The controller settles the month, and everything that comes of it is in the table: lines with their ground, findings
 * with their figures, each team's budget, the total. Asked again nothing is posted, and the answer is the same.
 */
export async function settles(town: Town, table: string): Promise<void> {
  const settled = await settle(town)
  const run = settled.posted
  if (run === null) throw new Error('nothing was posted')
  expect(await rowsOf(town, settled, run)).toEqual(rowsIn(table))
  expect(await settle(town)).toEqual({ ...settled, posted: null })
  await addsUp(town, run)
}

async function rowsOf(town: Town, settled: Settled, run: number): Promise<string[]> {
  const rows = [`total ${amountOf(settled.total)} ${settled.total.currency}`]
  const teams = await teamNames(town, settled)
  for (const { citizen, team, kind, key, from, to, quantity, unit, amount, ground } of await linesOf(town, run)) {
    const what = [kind, ...key.split(' ').slice(1)].join(' ')
    const days = `${shortDay(from)}..${shortDay(to)}`
    const whose = town.nameOf(citizen) ?? teams.get(team)
    rows.push(`${whose} ${days} ${what} ${quantity} ${unit} ${amountOf(amount)} by ${ground.rule} ${ground.provenance}`)
    expect(ground).toMatchObject({ on: from, source: expect.stringMatching(/./) })
  }
  const found = await town.ask('controller', listSettlementFindings, {
    params: { month, run: String(run) },
    query: { limit: '500' },
  })
  if (found.items.some(({ citizen }) => citizen === town.ids.ada)) town.noteLook('controller', listSettlementFindings)
  for (const { kind, citizen, date, facts } of found.items) {
    const figures = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1))
    rows.push(`found ${town.nameOf(citizen)} ${date && shortDay(date)} ${kind} ${figures.flat().join(' ')}`)
  }
  for (const { team, soFar, forecast } of settled.budgets) {
    const { income, cost, left } = soFar
    const end = forecast === null ? 'unknown' : amountOf(forecast.left)
    rows.push(
      `${teams.get(team)} earned ${amountOf(income)} spent ${amountOf(cost)} left ${amountOf(left)}, at the end ${end}`,
    )
  }
  return rows.map((row) => row.replaceAll(/\s+/g, ' ')).sort()
}

/** The leader of the north reads their own team's budget, and it is the one the settlement gave. */
async function teamNames(town: Town, { budgets }: Settled): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const budget of budgets) {
    const read = await town.asked('leader', readTeamBudget, { params: { team: budget.team, month } })
    if (read.ok) expect(read.value).toEqual(budget)
    names.set(budget.team, read.ok ? 'north' : 'west')
  }
  return names
}

async function linesOf(town: Town, run: number) {
  const params = { month, run: String(run) }
  const { items } = await town.ask('controller', listSettlementLines, { params, query: { limit: '500' } })
  if (items.some(({ citizen }) => citizen === town.ids.ada)) town.noteLook('controller', listSettlementLines)
  const told = await town.ask('controller', readSettlement, { params })
  expect(told.run.total.minor).toBe(items.reduce((sum, { amount }) => sum + amount.minor, 0))
  return items
}

/** All runs so far, line by line, come to what a fresh settlement of all that is known now would pay. */
async function addsUp(town: Town, runs: number): Promise<void> {
  const posted = new Map<string, [number, number]>()
  for (let run = 1; run <= runs; run++)
    for (const line of await linesOf(town, run)) {
      const name = `${line.citizen} ${line.team} ${line.kind} ${line.key}`
      const [quantity, minor] = posted.get(name) ?? [0, 0]
      posted.set(name, [quantity + line.quantity, minor + line.amount.minor])
    }
  for (const [name, [quantity, minor]] of posted) if (quantity === 0 && minor === 0) posted.delete(name)
  const ask = { month: month as Month, model: undefined, whatIf: true, by: 'a fresh look', at: town.house.clock() }
  const fresh = await settleMonth(town.house.database.pool, town.tenant, ask)
  if (!fresh.ok) throw new Error(JSON.stringify(fresh.refusal))
  const right = fresh.value.lines.map(
    ({ citizen, team, kind, key, quantity, amount }) =>
      [`${citizen} ${team} ${kind} ${key}`, [quantity, amount.minor]] as const,
  )
  expect(Object.fromEntries(posted)).toEqual(Object.fromEntries(right))
}
