import { findingKinds } from '#care/governance/finding-kind.ts'
import type { Finding, Settled, SettlementLine } from '../settlement.ts'

/** Lines by day, kind and key, findings by kind, day and figures: one order, whatever order they were found in. */
export function inOrder({ lines, findings }: Settled): Settled {
  return {
    lines: lines.length > 1 ? lines.toSorted(byDay) : lines,
    findings: findings.length > 1 ? findings.toSorted(byKind) : findings,
  }
}

const byDay = (a: SettlementLine, b: SettlementLine): number =>
  compared(a.period.from, b.period.from) || compared(a.kind, b.kind) || compared(a.key, b.key)

const kindOrder = new Map(findingKinds.map((kind, order) => [kind, order]))

const byKind = (a: Finding, b: Finding): number =>
  (kindOrder.get(a.kind) as number) - (kindOrder.get(b.kind) as number) ||
  compared(a.date ?? '', b.date ?? '') ||
  compared(JSON.stringify(a.facts), JSON.stringify(b.facts))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
