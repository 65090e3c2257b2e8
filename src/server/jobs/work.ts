/** What doing a job means, kind by kind. Runs in a thread of its own. */
import { doImport } from '#server/imports/do-import.ts'
import { doPlanning } from '#server/planning/do-planning.ts'
import { doSettlement } from '#server/settlement/do-settlement.ts'
import type { JobKind } from './asked.ts'
import type { Doing } from './doing.ts'

/** Each must call `end` exactly once. */
export const work: { readonly [Kind in JobKind]: (doing: Doing<Kind>) => Promise<void> } = {
  settlement: doSettlement,
  import: doImport,
  planning: doPlanning,
}
