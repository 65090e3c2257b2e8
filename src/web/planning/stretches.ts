import type { Stretch } from './cost.ts'

/** Stretches of time, the earliest first; those that overlap or touch are one, which is else as its first is. */
export function joined<Of extends Stretch>(stretches: readonly Of[]): Of[] {
  const apart: Of[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1)
    if (!last || stretch.from > last.to) apart.push(stretch)
    else apart[apart.length - 1] = { ...last, to: Math.max(last.to, stretch.to) }
  }
  return apart
}
