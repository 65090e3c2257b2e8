/** What can wait is folded: a line that says what is inside, and opens. */
import { type ReactNode, useState } from 'react'

type Props = {
  readonly line: ReactNode
  readonly isOpen?: boolean
  /** What is inside is long: it is drawn when somebody first opens it. */
  readonly isLong?: boolean
  readonly children: ReactNode
}

export function Fold({ line, isOpen = false, isLong = false, children }: Props) {
  const [isOpened, setIsOpened] = useState(false)
  return (
    <details
      className="folded"
      open={isOpen}
      {...(isLong ? { onToggle: ({ currentTarget }) => currentTarget.open && setIsOpened(true) } : {})}
    >
      <summary className="fold">
        <span>{line}</span>
        <span aria-hidden="true" className="arrow" />
      </summary>
      {(!isLong || isOpen || isOpened) && children}
    </details>
  )
}
