/** Steps that can be taken back and done again. */
import { useCallback, useReducer } from 'react'

/** More than anybody takes back one by one. */
const stepsMost = 200

export type History<Value> = {
  readonly past: readonly Value[]
  readonly now: Value
  readonly ahead: readonly Value[]
  /** What the last step was about: steps about the same thing while one writes are one step. */
  readonly about: string | null
}

export type Step<Value> =
  | { readonly kind: 'do'; readonly value: Value; readonly about?: string }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'begin'; readonly value: Value }

export const begun = <Value>(now: Value): History<Value> => ({ past: [], now, ahead: [], about: null })

/** The history after a step; what changes nothing is no step. */
export function stepped<Value>(history: History<Value>, step: Step<Value>): History<Value> {
  const { past, now, ahead, about } = history
  switch (step.kind) {
    case 'begin':
      return begun(step.value)
    case 'undo': {
      const before = past.at(-1)
      return before === undefined
        ? history
        : { past: past.slice(0, -1), now: before, ahead: [now, ...ahead], about: null }
    }
    case 'redo': {
      const [next, ...rest] = ahead
      return next === undefined ? history : { past: [...past, now], now: next, ahead: rest, about: null }
    }
    case 'do': {
      if (step.value === now) return history
      const isSame = step.about !== undefined && step.about === about
      const kept = isSame ? past : [...past, now].slice(-stepsMost)
      return { past: kept, now: step.value, ahead: [], about: step.about ?? null }
    }
  }
}

export function useHistory<Value>(first: () => Value) {
  const [history, step] = useReducer(stepped<Value>, undefined, () => begun(first()))
  const act = useCallback(
    (value: Value, about?: string) => step({ kind: 'do', value, ...(about ? { about } : {}) }),
    [],
  )
  const begin = useCallback((value: Value) => step({ kind: 'begin', value }), [])
  return {
    now: history.now,
    act,
    begin,
    undo: history.past.length > 0 ? () => step({ kind: 'undo' }) : null,
    redo: history.ahead.length > 0 ? () => step({ kind: 'redo' }) : null,
  }
}
