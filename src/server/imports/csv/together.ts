import type { Line } from '#exchange/csv/table.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { citizenFinder } from './citizens.ts'
import { gathered, grouped, type Importer, type Work, wrong } from './work.ts'

type Row = { readonly identityNumber: string; readonly from: LocalDate }
type Batches<Of> = Parameters<Importer<Of>>[1]

/** Rows of one citizen from one day. They make one thing, so they stand or fall together. */
export type Together<Of> = {
  readonly citizen: string
  readonly from: LocalDate
  readonly lines: readonly [Line<Of>, ...Line<Of>[]]
}

/**
 * The rows of a file by citizen and day, in the order of days. `judge` says what is wrong inside a group; a group that
 * has a wrong row, also one that could not be read as a whole, is given up, and each of its rows says so.
 */
export async function together<Of extends Row>(
  work: Work<Of>,
  batches: Batches<Of>,
  judge: (group: Together<Of>) => void,
): Promise<Together<Of>[]> {
  const { lines, broken } = await gathered(work, batches)
  const find = await citizenFinder(work)
  const keyOf = ({ identityNumber, from }: Partial<Row>): string | undefined => {
    const citizen = typeof identityNumber === 'string' ? find(identityNumber) : undefined
    return citizen?.ok && from ? `${from} ${citizen.value}` : undefined
  }
  const given = new Set(broken.map(({ row }) => keyOf(row)))
  const known = lines.flatMap((line) => {
    const citizen = find(line.row.identityNumber)
    if (!citizen.ok) wrong(work, line, 'identityNumber', citizen.refusal)
    return citizen.ok ? [{ line, citizen: citizen.value }] : []
  })
  const groups = [...grouped(known, ({ line, citizen }) => `${line.row.from} ${citizen}`)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return groups.flatMap(([key, members]) => {
    const [first, ...rest] = members
    const group = {
      citizen: first.citizen,
      from: first.line.row.from,
      lines: [first.line, ...rest.map(({ line }) => line)] as const,
    }
    judge(group as Together<Of>)
    const isBroken = given.has(key) || group.lines.some(({ line }) => work.faults.isBad(line))
    for (const line of isBroken ? group.lines : []) {
      if (!work.faults.isBad(line.line)) wrong(work, line, 'identityNumber', 'brokenBeside')
    }
    return isBroken ? [] : [group as Together<Of>]
  })
}
