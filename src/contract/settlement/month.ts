/** A settled month as a whole, over all its runs: parts and wholes, lines by person and team, what is looked at. */
import { z } from 'zod'
import { figures } from '#contract/changes/change.ts'
import { findingKind } from '#contract/governance/finding-kind.ts'
import { operation } from '#contract/http/operation.ts'
import {
  anyDate,
  anyInstant,
  exportQuery,
  fileAnswer,
  id,
  money,
  month,
  nothing,
  page,
  pageOf,
  text,
} from '#contract/http/values.ts'
import { teamBudget } from '#contract/people/operations.ts'
import { kindTotal, line, lineKind, run, teamTotal } from './operations.ts'

const ofMonth = z.strictObject({ month })

export const readSettledMonth = operation({
  name: 'readSettledMonth',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}',
  summary: 'Read what a month comes to over all its runs: by kind, by team, by run',
  description: 'Kinds, teams and runs are three ways to cut the same total: each adds up to it, to the last unit.',
  action: 'settlement.read',
  params: ofMonth,
  query: nothing,
  body: null,
  answer: z
    .object({
      month,
      total: money,
      runs: z.array(run),
      totals: z.array(kindTotal),
      teams: z.array(
        teamTotal.extend({
          budget: teamBudget.nullable().meta({ description: 'Null where the month is paid in another currency.' }),
        }),
      ),
      findings: z.array(
        z.object({
          kind: findingKind,
          count: z.int(),
          open: z.int().meta({ description: 'Those nobody has looked at.' }),
        }),
      ),
    })
    .meta({ id: 'MonthSettled' }),
  problems: ['notFound'],
})

/** What is asked of lines and findings alike. */
const narrowed = { team: id<'Team'>().optional(), citizen: id<'Citizen'>().optional() }

const who = {
  citizenName: z.string().nullable(),
  identity: z.string().nullable(),
  teamName: z.string().nullable(),
}

export const listMonthLines = operation({
  name: 'listMonthLines',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/lines',
  summary: 'List the lines of a month, of all runs or one, each with its ground',
  action: 'settlement.read',
  params: ofMonth,
  query: z.strictObject({
    ...narrowed,
    kind: lineKind.optional(),
    run: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, { error: 'expected the number of a run, such as 1' })
      .transform(Number)
      .optional()
      .meta({ type: 'integer', minimum: 1, maximum: 999_999 }),
    after: z
      .string()
      .regex(/^\d{1,6}\.\d{1,9}$/, { error: 'expected what the page before named in `next`' })
      .optional(),
    ...page(200, 50),
  }),
  body: null,
  answer: pageOf(line.extend({ run: z.int(), ...who }).meta({ id: 'MonthLine' }), z.string()).extend({
    found: z
      .object({ lines: z.int(), amount: money })
      .nullable()
      .meta({ description: 'What all that were asked for come to; with the first page only.' }),
  }),
  problems: ['notFound'],
})

const mark = z
  .object({
    decision: z.enum(['looked', 'unpaid', 'pay']),
    minutes: z.int().nullable().meta({ description: 'How many are paid, where it is to be paid.' }),
    note: z.string(),
    at: anyInstant,
    by: z.string(),
  })
  .meta({ id: 'FindingMark' })

export const listMonthFindings = operation({
  name: 'listMonthFindings',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/findings',
  summary: 'List what a person must look at in a month, and what was said of it',
  description:
    'Those of the latest run: each run finds everything anew, and what was said stays with what it was said of.',
  action: 'settlement.read',
  params: ofMonth,
  query: z.strictObject({
    ...narrowed,
    kind: findingKind.optional(),
    open: z.enum(['true', 'false']).optional(),
    after: z
      .string()
      .regex(/^\d{1,9}$/, { error: 'expected the number that the page before named in `next`' })
      .transform(Number)
      .optional(),
    ...page(200, 50),
  }),
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
        ...who,
        payable: z.int().nullable().meta({ description: 'Minutes that wait for a decision to be paid or not.' }),
        mark: mark.nullable(),
      })
      .meta({ id: 'MonthFinding' }),
    z.int(),
  ).extend({ run: z.int() }),
  problems: ['notFound'],
})

export const markFinding = operation({
  name: 'markFinding',
  noun: 'settlement',
  method: 'POST',
  path: '/api/settlements/{month}/findings/{finding}/marks',
  summary: 'Say that a finding was looked at, and where time waits to be paid, what was decided',
  description:
    'Marks are only added; the latest holds. `unpaid` and `pay` are for time beyond what the grant allows: what is ' +
    'to be paid becomes lines when the month is settled again.',
  action: 'settlement.decide',
  params: z.strictObject({
    month,
    finding: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, { error: 'expected the number of a finding, such as 1' })
      .transform(Number)
      .meta({ type: 'integer', minimum: 1, maximum: 999_999_999 }),
  }),
  query: nothing,
  body: z.strictObject({
    id: id<'Mark'>(),
    run: z.int().min(1).max(999_999).meta({ description: 'The run the finding was read in.' }),
    decision: z.enum(['looked', 'unpaid', 'pay']),
    note: text(500),
  }),
  status: 201,
  answer: mark.extend({ citizen: id<'Citizen'>().nullable() }).meta({ id: 'FindingMarked' }),
  problems: ['notFound', 'conflict', 'refused'],
})

export const findSettledCitizens = operation({
  name: 'findSettledCitizens',
  noun: 'settlement',
  method: 'POST',
  path: '/api/settlements/{month}/citizens',
  summary: 'Find citizens with lines or findings in a month by identity number or the beginning of a name',
  action: 'settlement.read',
  params: ofMonth,
  query: nothing,
  body: z.strictObject({ text: text(60).min(2) }),
  answer: z.object({
    items: z.array(
      z.object({ citizen: id<'Citizen'>(), name: z.string().nullable(), identity: z.string().nullable() }),
    ),
  }),
})

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportSettlement = operation({
  name: 'exportSettlement',
  noun: 'settlement',
  method: 'GET',
  path: '/api/settlements/{month}/files/{file}',
  summary: 'Fetch a settled month as a file: lines or findings as CSV, all of it as a workbook',
  description:
    'CSV has semicolons, UTF-8, and in Danish and Swedish a decimal comma. Text that a spreadsheet would take for a ' +
    'formula has an apostrophe in front. Every citizen in the file is logged before its first byte leaves.',
  action: 'settlement.export',
  params: z.strictObject({ month, file: z.enum(['lines.csv', 'findings.csv', 'settlement.xlsx']) }),
  query: exportQuery,
  body: null,
  answer: fileAnswer,
  answerTypes: ['text/csv', workbookType],
  problems: ['notFound'],
})
