/** A box to tick, with its sentence. */
import { Checkbox } from 'react-aria-components'

type Props = {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: string
}

export const Tick = ({ isSelected, onChange, children }: Props) => (
  <Checkbox className="tick" isSelected={isSelected} onChange={onChange}>
    <span className="box" aria-hidden="true" />
    {children}
  </Checkbox>
)
