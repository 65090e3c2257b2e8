/** What can wait is folded: a line that says what is inside, and opens. */
import type { ReactNode } from 'react'

type Props = { readonly line: ReactNode; readonly isOpen?: boolean; readonly children: ReactNode }

export const Fold = ({ line, isOpen = false, children }: Props) => (
  <details className="folded" open={isOpen}>
    <summary className="fold">
      <span>{line}</span>
      <span aria-hidden="true" className="arrow" />
    </summary>
    {children}
  </details>
)
