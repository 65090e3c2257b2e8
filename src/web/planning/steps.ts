/** The proposals one goes back and forth between: each is made from the one before it, and none is ever changed. */

export type Steps = { readonly ids: readonly string[]; readonly at: number }

/** Begun at a proposal, or at the week as it is adopted. */
export const begun = (id: string | null): Steps => (id === null ? { ids: [], at: -1 } : { ids: [id], at: 0 })

export const nowOf = ({ ids, at }: Steps): string | null => ids[at] ?? null
export const beforeOf = ({ ids, at }: Steps): string | null => ids[at - 1] ?? null
export const aheadOf = ({ ids, at }: Steps): string | null => ids[at + 1] ?? null

export type Step =
  | { readonly kind: 'undo' | 'redo' }
  /** A proposal made from another; what had been taken back after that one is forgotten. */
  | { readonly kind: 'add'; readonly id: string; readonly from: string | null }
  /** What the first one turns out to be made from. */
  | { readonly kind: 'before'; readonly id: string; readonly from: string }
  | { readonly kind: 'open'; readonly id: string | null }

export function stepped(steps: Steps, step: Step): Steps {
  const { ids, at } = steps
  switch (step.kind) {
    case 'undo':
      return at > 0 ? { ids, at: at - 1 } : steps
    case 'redo':
      return at < ids.length - 1 ? { ids, at: at + 1 } : steps
    case 'add': {
      const parent = step.from === null ? -1 : ids.indexOf(step.from)
      const kept = parent === -1 ? (step.from === null ? [] : [step.from]) : ids.slice(0, parent + 1)
      return { ids: [...kept, step.id], at: kept.length }
    }
    case 'before':
      return ids[0] === step.id && !ids.includes(step.from) ? { ids: [step.from, ...ids], at: at + 1 } : steps
    case 'open':
      return nowOf(steps) === step.id ? steps : begun(step.id)
  }
}
