import type { Fault } from '#exchange/csv/fault.ts'

/** The faults of one file: all are counted, the first are kept. */
export type Faults = {
  readonly add: (fault: Fault) => void
  /** Something to know that stops nothing. */
  readonly note: (fault: Fault) => void
  readonly isBad: (line: number) => boolean
  readonly count: () => number
  /** Those kept, by line. */
  readonly errors: () => readonly Fault[]
  readonly notes: () => readonly Fault[]
}

/** How many faults, and how many notes, are kept of one file. */
const mostKept = 1_000

export function newFaults(): Faults {
  const errors: Fault[] = []
  const notes: Fault[] = []
  const bad = new Set<number>()
  let count = 0
  return {
    add: (fault) => {
      count++
      bad.add(fault.line)
      if (errors.length < mostKept) errors.push(fault)
    },
    note: (fault) => {
      if (notes.length < mostKept) notes.push(fault)
    },
    isBad: (line) => bad.has(line),
    count: () => count,
    errors: () => errors.toSorted((a, b) => a.line - b.line),
    notes: () => notes.toSorted((a, b) => a.line - b.line),
  }
}
