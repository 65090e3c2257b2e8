import { useEffect } from 'react'

/** Control (or Command) and Z takes a step back, with Shift one forward; where one writes, the keys are the text's. */
export function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      const at = event.target as HTMLElement
      if (at.matches('input[type="text"], input:not([type]), textarea')) return
      event.preventDefault()
      if (event.shiftKey) redo?.()
      else undo?.()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [undo, redo])
}
