import type { GovernanceModel } from '#care/governance/model.ts'
import { framedDuring } from '#care/grants/frame-time.ts'
import type { Frame } from '#care/grants/grant.ts'
import type { PaidBeyond } from '../settlement.ts'
import { type Found, sumOf } from './finding.ts'
import { grantedMinutes } from './granted-minutes.ts'
import type { Part } from './part.ts'
import { serviceOf } from './prices.ts'
import type { Share } from './shared.ts'

type Ceiled = { readonly shares: readonly Share[]; readonly findings: readonly Found[] }

/**
 * Fifth step: no more is paid than the grant allows over the month. The month is paid in the order the help was given
 * until the ceiling is reached; what comes after is a finding and waits for somebody's decision.
 */
export function underCeiling(
  model: GovernanceModel,
  parts: readonly Part[],
  shares: readonly Share[],
  paidBeyond: readonly PaidBeyond[] = [],
): Ceiled {
  const under = model.frame.scope === 'service' ? underOrders : underTolerance
  return under(model, parts, shares, paidBeyond)
}

/** Minutes that somebody has decided to pay beyond one ceiling. */
const decidedBeyond = (paidBeyond: readonly PaidBeyond[], order: string | null): number =>
  sumOf(paidBeyond.filter((each) => each.order === order))

/** Granted minutes with the tolerance on top; part of a minute is not paid. */
const toleratedMinutes = (granted: number, percent: number): number => Math.floor((granted * (100 + percent)) / 100)

function underTolerance(
  model: GovernanceModel,
  parts: readonly Part[],
  shares: readonly Share[],
  paidBeyond: readonly PaidBeyond[],
): Ceiled {
  const granted = parts.reduce((sum, part) => sum + grantedMinutes(part), 0)
  const tolerance = model.settlement.tolerance?.percent ?? 0
  const ceiling = toleratedMinutes(granted, tolerance)
  const decided = decidedBeyond(paidBeyond, null)
  const { paid, over } = paidUpTo(ceiling + decided, shares)
  if (over === null) return { shares, findings: [] }
  const performed = sumOf(shares)
  const facts = { granted, tolerancePercent: tolerance, ceiling, performed, ...beyond(performed - ceiling, decided) }
  return {
    shares: paid,
    findings: [{ kind: 'overTolerance', team: over.part.team, date: over.visit.date, facts }],
  }
}

/**
 * Where time is ordered service by service, each service has a ceiling of its own and no tolerance. A service without
 * an order draws on its cluster's frame, then on one for everything; with none of them nothing of it is ordered.
 */
function underOrders(
  model: GovernanceModel,
  parts: readonly Part[],
  shares: readonly Share[],
  paidBeyond: readonly PaidBeyond[],
): Ceiled {
  const orders = new Map<string, { ordered: number; shares: Share[] }>()
  for (const part of parts) {
    const { grant } = part
    for (const frame of grant?.frames ?? []) {
      const ordered = framedDuring(frame, grant?.period.from ?? part.from, part)
      const name = orderName(model, frame)
      orders.set(name, { ordered: (orders.get(name)?.ordered ?? 0) + ordered, shares: [] })
    }
  }
  for (const share of shares) {
    const { id, cluster } = share.service
    const name = [`service ${id}`, `cluster ${cluster}`, 'whole'].find((each) => orders.has(each)) ?? `service ${id}`
    const order = orders.get(name)
    if (order) order.shares.push(share)
    else orders.set(name, { ordered: 0, shares: [share] })
  }
  const paid: Share[] = []
  const findings: Found[] = []
  for (const [name, order] of orders) {
    const decided = decidedBeyond(paidBeyond, name)
    const inside = paidUpTo(order.ordered + decided, order.shares)
    paid.push(...inside.paid)
    if (inside.over === null) continue
    const performed = sumOf(order.shares)
    const facts = { order: name, ordered: order.ordered, performed, ...beyond(performed - order.ordered, decided) }
    findings.push({ kind: 'overOrdered', team: inside.over.part.team, date: inside.over.visit.date, facts })
  }
  return { shares: paid, findings }
}

/** What waits for a decision, beside what one was taken of. */
const beyond = (over: number, decided: number) => (decided > 0 ? { decided, unpaid: over - decided } : { unpaid: over })

function orderName(model: GovernanceModel, { scope }: Frame): string {
  if (scope.kind === 'whole') return 'whole'
  if (scope.kind === 'cluster') return `cluster ${scope.cluster}`
  return `service ${serviceOf(model, scope.service)?.id ?? scope.service}`
}

/** The shares that find room, the last of them cut; `over` is the first that did not find all it wanted. */
function paidUpTo(
  ceiling: number,
  shares: readonly Share[],
): { readonly paid: readonly Share[]; readonly over: Share | null } {
  let left = ceiling - sumOf(shares)
  if (left >= 0) return { paid: shares, over: null }
  const paid: Share[] = []
  let over: Share | null = null
  left = ceiling
  for (const share of shares) {
    const minutes = Math.min(share.minutes, left)
    if (minutes < share.minutes) over ??= share
    if (minutes > 0) paid.push(minutes === share.minutes ? share : { ...share, minutes })
    left -= minutes
  }
  return { paid, over }
}
