import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { Finding, SettlementLine } from '#care/settlement/settlement.ts'
import type { TeamBudget } from '#care/settlement/team-budget.ts'
import type { findingKind } from '#contract/governance/finding-kind.ts'
import type { Told } from '#contract/http/told.ts'
import type { teamBudget } from '#contract/people/operations.ts'
import type { listSettlementFindings, listSettlementLines } from './operations.ts'

type LineTold = Told<z.input<(typeof listSettlementLines)['answer']>>['items'][number]
type FindingTold = Told<z.input<(typeof listSettlementFindings)['answer']>>['items'][number]

test('lines, findings and budgets can be told', () => {
  expectTypeOf<Omit<SettlementLine, 'period'>>().toExtend<Omit<LineTold, 'line' | 'from' | 'to'>>()
  expectTypeOf<Finding>().toExtend<Omit<FindingTold, 'finding'>>()
  expectTypeOf<z.output<typeof findingKind>>().toEqualTypeOf<Finding['kind']>()
  expectTypeOf<TeamBudget>().toExtend<Omit<Told<z.input<typeof teamBudget>>, 'month'>>()
})
