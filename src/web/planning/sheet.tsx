/** What lies over the page for a while, about one visit or one person: at the side of a desk, from below on a phone. */
import './sheet.css'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { planningWords } from './words.ts'

type Props = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }

export function Sheet({ title, onClose, children }: Props) {
  const own = useWords(planningWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const now = dialog.current
    now?.showModal()
    return () => now?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog closes with Escape by itself; this is its backdrop
    <dialog
      ref={dialog}
      className="sheet-over"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="sheet-in">
        <div className="title-row">
          <h2 id={id}>{title}</h2>
          <Button className="button quiet small" onPress={onClose}>
            {own.close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
