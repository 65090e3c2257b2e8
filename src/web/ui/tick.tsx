/** A box to tick, with its sentence. */
import type { ReactNode } from 'react'

type Props = {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
}

export const Tick = ({ isSelected, onChange, children }: Props) => (
  <label className="tick">
    <input type="checkbox" checked={isSelected} onChange={({ target }) => onChange(target.checked)} />
    <span>{children}</span>
  </label>
)
