/** What something rests on, behind a line that says it in short. */
import { type ReactNode, useState } from 'react'

export function Because({ line, children }: { readonly line: string; readonly children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="ground">
      <button type="button" className="ground-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span>{line}</span>
        <span aria-hidden="true" className="arrow" />
      </button>
      {isOpen && children}
    </div>
  )
}
