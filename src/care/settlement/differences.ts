import { money } from '#kernel/money.ts'
import type { SettlementLine } from './settlement.ts'

/** What names a line for ever: whose it is, what for and which days; two runs that pay the same have the same name. */
export const nameOfLine = ({
  citizen,
  team,
  kind,
  key,
}: Pick<SettlementLine, 'citizen' | 'team' | 'kind' | 'key'>): string => `${citizen ?? ''} ${team} ${kind} ${key}`

/**
 * What must be posted so that what stands becomes what is right: previous + differences = new, line by line.
 * A line that stands as it should gives none; one that is no longer right gives its opposite; nothing is overwritten.
 * `previous` may hold differences of its own: lines of one name are added up first.
 */
export function differences(
  previous: readonly SettlementLine[],
  now: readonly SettlementLine[],
): readonly SettlementLine[] {
  const standing = addedUp(previous)
  const right = addedUp(now)
  const changed: SettlementLine[] = []
  for (const [name, line] of right) {
    const before = standing.get(name)
    const difference = before ? minus(line, before) : line
    if (!isNothing(difference)) changed.push(difference)
  }
  for (const [name, line] of standing)
    if (!right.has(name) && !isNothing(line)) changed.push(minus(nothingOf(line), line))
  return changed
}

/** Lines of one name as one, with the price and the ground of the last. */
function addedUp(lines: readonly SettlementLine[]): ReadonlyMap<string, SettlementLine> {
  const sums = new Map<string, SettlementLine>()
  for (const line of lines) {
    const name = nameOfLine(line)
    const before = sums.get(name)
    sums.set(
      name,
      before ? withSum(line, before.quantity + line.quantity, before.amount.minor + line.amount.minor) : line,
    )
  }
  return sums
}

/** The line with what it pays more or less than before; its ground says both. */
function minus(line: SettlementLine, before: SettlementLine): SettlementLine {
  const quantity = line.quantity - before.quantity
  const minor = line.amount.minor - before.amount.minor
  const ground = {
    ...line.ground,
    inputs: {
      ...line.ground.inputs,
      quantityBefore: before.quantity,
      quantityNow: line.quantity,
      minorBefore: before.amount.minor,
      minorNow: line.amount.minor,
    },
  }
  return { ...withSum(line, quantity, minor), ground }
}

const isNothing = ({ quantity, amount }: SettlementLine): boolean => quantity === 0 && amount.minor === 0

const nothingOf = (line: SettlementLine): SettlementLine => withSum(line, 0, 0)

const withSum = (line: SettlementLine, quantity: number, minor: number): SettlementLine => ({
  ...line,
  quantity,
  amount: money(minor, line.amount.currency),
})
