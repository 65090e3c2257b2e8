/** A month in money: settled by run, each line with its ground, and what a person must look at. */
import { z } from 'zod'
import { figures, lawTold } from '#contract/changes/change.ts'
import { findingKind } from '#contract/governance/finding-kind.ts'
import { operation } from '#contract/http/operation.ts'
import { anyDate, anyInstant, id, money, month, nothing, page, pageOf, word } from '#contract/http/values.ts'
import { teamBudget } from '#contract/people/operations.ts'

export const lineKind = z.enum(['grantedTime', 'performedTime', 'weeklyRate', 'packagePrice', 'frameBudget'])
const unit = z.enum(['minutes', 'days'])

export const run = z
  .object({
    month,
    number: z.int().meta({ description: 'The first run of a month is whole, each later one holds what changed.' }),
    model: z.object({ id: z.string(), version: z.string() }),
    lines: z.int(),
    total: money,
    settledAt: anyInstant,
    settledBy: z.string(),
  })
  .meta({ id: 'SettlementRun' })

export const kindTotal = z.object({ kind: lineKind, lines: z.int(), quantity: z.int(), unit, amount: money })
const findingCount = z.object({ kind: findingKind, count: z.int() })

export const teamTotal = z
  .object({ team: id<'Team'>(), name: z.string(), lines: z.int(), amount: money })
  .meta({ id: 'TeamTotal' })

export const settledMonth = z
  .object({
    month,
    model: z.object({ id: z.string(), version: z.string() }),
    whatIf: z.boolean(),
    citizens: z.int(),
    total: money.meta({ description: 'What the whole month comes to, over all runs.' }),
    totals: z.array(kindTotal),
    teams: z.array(teamTotal),
    findings: z.array(findingCount),
    budgets: z.array(teamBudget),
    posted: z.int().nullable().meta({ description: 'The number of the run that this added, if anything was new.' }),
  })
  .meta({ id: 'SettledMonth' })

const settlementAsked = z.strictObject({
  month,
  model: word.nullable().meta({ description: 'Null takes the model that steers.' }),
  whatIf: z.boolean(),
})

export const runSettlement = operation({
  name: 'runSettlement',
  noun: 'settlement',
  method: 'POST',
  path: '/api/settlements',
  summary: 'Settle a month, or only try it',
  description:
    'What was posted before is never altered: a month that is settled again posts the differences as ' +
    'a run of their own, and nothing where nothing is new (`posted` is then null). With `whatIf` any ' +
    'model may be tried, also outside its validity, and nothing is posted. Long work goes two at a ' +
    'time; a third is asked to wait.',
  action: 'settlement.run',
  params: nothing,
  query: nothing,
  body: settlementAsked,
  answer: settledMonth,
  problems: ['conflict', 'refused'],
})

export const startSettlement = operation({
  name: 'startSettlement',
  noun: 'settlement',
  method: 'POST',
  path: '/api/settlements/jobs',
  summary: 'Begin to settle a month, or to try it, as a job',
  description: 'The same as `runSettlement`, and the answer does not wait: `readJob` says how far it is.',
  action: 'settlement.run',
  params: nothing,
  query: nothing,
  body: settlementAsked.extend({ id: id<'Job'>() }),
  status: 201,
  answer: z.object({ job: id<'Job'>() }),
  problems: ['conflict'],
})

export const listSettlements = operation({
  name: 'listSettlements',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements',
  summary: 'List the runs of settlement, latest month first',
  action: 'settlement.read',
  params: nothing,
  query: z.strictObject({
    before: month.optional().meta({ description: 'Only months before this one.' }),
    ...page(120, 24),
  }),
  body: null,
  answer: pageOf(run, month),
})

const ofRun = {
  month,
  run: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, { error: 'expected the number of a run, such as 1' })
    .transform(Number)
    .meta({ type: 'integer', minimum: 1, maximum: 999_999 }),
}

export const readSettlement = operation({
  name: 'readSettlement',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/runs/{run}',
  summary: 'Read a run: what it came to, kind by kind, and how much there is to look at',
  action: 'settlement.read',
  params: z.strictObject(ofRun),
  query: nothing,
  body: null,
  answer: z.object({ run, totals: z.array(kindTotal), findings: z.array(findingCount) }),
  problems: ['notFound'],
})

const after = z
  .string()
  .regex(/^\d{1,9}$/, { error: 'expected the number that the page before named in `next`' })
  .transform(Number)
  .optional()

const ground = z
  .object({
    rule: z.string().meta({ description: 'The place of the rule in the model.' }),
    provenance: z.enum(['stated', 'assumed', 'unverified']),
    source: z.string(),
    laws: z.array(lawTold),
    on: anyDate,
    inputs: figures,
  })
  .meta({ id: 'Ground', description: 'Why an answer is what it is.' })

export const line = z
  .object({
    line: z.int(),
    citizen: id<'Citizen'>().nullable().meta({ description: "Null where the line is a team's own." }),
    team: id<'Team'>(),
    kind: lineKind,
    key: z.string(),
    from: anyDate,
    to: anyDate,
    quantity: z.int(),
    unit,
    unitPrice: money,
    per: z.enum(['hour', 'week', 'year']),
    amount: money,
    ground,
  })
  .meta({ id: 'SettlementLine' })

export const listSettlementLines = operation({
  name: 'listSettlementLines',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/runs/{run}/lines',
  summary: 'List the lines of a run, each with its ground',
  action: 'settlement.read',
  params: z.strictObject(ofRun),
  query: z.strictObject({ after, ...page(500, 100) }),
  body: null,
  answer: pageOf(line, z.int()),
  problems: ['notFound'],
})

export const listSettlementFindings = operation({
  name: 'listSettlementFindings',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/runs/{run}/findings',
  summary: 'List what a person must look at in a run',
  action: 'settlement.read',
  params: z.strictObject(ofRun),
  query: z.strictObject({ kind: findingKind.optional(), after, ...page(500, 100) }),
  body: null,
  answer: pageOf(
    z
      .object({
        finding: z.int(),
        kind: findingKind,
        citizen: id<'Citizen'>().nullable(),
        team: id<'Team'>().nullable(),
        date: anyDate.nullable(),
        facts: figures,
      })
      .meta({ id: 'Finding' }),
    z.int(),
  ),
  problems: ['notFound'],
})
