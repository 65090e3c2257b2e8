import type { SettlementLine } from '#care/settlement/settlement.ts'

/** What lines of one kind come to. */
export type KindTotal = {
  readonly kind: SettlementLine['kind']
  readonly lines: number
  readonly quantity: number
  readonly unit: SettlementLine['unit']
  readonly amountMinor: number
}

export const totalOf = (lines: readonly SettlementLine[]): number =>
  lines.reduce((sum, { amount }) => sum + amount.minor, 0)

/** Totals kind by kind, in the order of their names. */
export function kindsOf(lines: readonly SettlementLine[]): readonly KindTotal[] {
  const groups = Map.groupBy(lines, ({ kind }) => kind)
  return [...groups.keys()].sort().map((kind) => {
    const group = groups.get(kind) as readonly SettlementLine[]
    const quantity = group.reduce((sum, line) => sum + line.quantity, 0)
    const unit = (group[0] as SettlementLine).unit
    return { kind, lines: group.length, quantity, unit, amountMinor: totalOf(group) }
  })
}

/** What lines of one team come to. */
type TeamTotal = { readonly team: SettlementLine['team']; readonly lines: number; readonly amountMinor: number }

/** Totals team by team, in the order the teams first appear. */
export const teamTotals = (lines: readonly SettlementLine[]): readonly TeamTotal[] =>
  [...Map.groupBy(lines, ({ team }) => team)].map(([team, group]) => ({
    team,
    lines: group.length,
    amountMinor: totalOf(group),
  }))

/** A figure of the model that lines rest on and that no source has stated. */
export type UnsureRule = {
  readonly rule: string
  readonly provenance: 'assumed' | 'unverified'
  readonly source: string
  readonly lines: number
}

/** The figures that are assumed or unverified, each with how many lines rest on it. */
export function unsureRules(lines: readonly SettlementLine[]): readonly UnsureRule[] {
  const unsure = new Map<
    string,
    { rule: string; provenance: 'assumed' | 'unverified'; source: string; lines: number }
  >()
  for (const { ground } of lines) {
    const { rule, provenance, source } = ground
    if (provenance === 'stated') continue
    const known = unsure.get(rule)
    if (known) known.lines++
    else unsure.set(rule, { rule, provenance, source, lines: 1 })
  }
  return [...unsure.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1))
}
