/** A button as the browser has it: what the first pages need, without a library to wait for. */
import type { ReactNode } from 'react'

type Props = {
  readonly className?: string
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  readonly onPress?: () => void
  readonly 'aria-label'?: string
  readonly 'aria-expanded'?: boolean
  readonly children: ReactNode
}

export const Button = ({ type = 'button', isDisabled = false, onPress, children, ...rest }: Props) => (
  <button
    {...rest}
    type={type}
    disabled={isDisabled}
    {...(isDisabled ? { 'data-disabled': true } : {})}
    {...(onPress ? { onClick: () => onPress() } : {})}
  >
    {children}
  </button>
)
