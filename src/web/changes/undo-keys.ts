import { useEffect, useEffectEvent } from 'react'

/** Control (or Command) and Z takes a step back, with Shift one forward; where one writes, the keys are the text's. */
export function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  // What the keys do changes with the page itself, not a moment after it: a press in between would be lost.
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    const at = event.target as HTMLElement
    if (at.matches('input[type="text"], input:not([type]), textarea')) return
    event.preventDefault()
    if (event.shiftKey) redo?.()
    else undo?.()
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
