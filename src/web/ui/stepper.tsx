/** A length one can make shorter or longer, by thumb or key. `null` where it goes no further. */
import { Button } from './button.tsx'

type Props = {
  readonly text: string
  readonly less: string
  readonly more: string
  readonly onLess: (() => void) | null
  readonly onMore: (() => void) | null
}

export const Stepper = ({ text, less, more, onLess, onMore }: Props) => (
  <div className="stepper">
    <Button className="step" aria-label={less} isDisabled={!onLess} onPress={() => onLess?.()}>
      −
    </Button>
    <output aria-live="polite">{text}</output>
    <Button className="step" aria-label={more} isDisabled={!onMore} onPress={() => onMore?.()}>
      +
    </Button>
  </div>
)
