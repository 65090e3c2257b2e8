/** One of many, by the list that a browser opens. */
import { useEffect, useState } from 'react'

type Props = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChange: (value: string) => void
  /** What stands there until something is chosen; without it something always is. */
  readonly empty?: string | undefined
  /** The choice of none of them, or of all. */
  readonly none?: string | undefined
  /** How it lies beside others. */
  readonly place?: 'inline' | 'beside-field' | undefined
  readonly required?: boolean
}

/**
 * Shows what was chosen at once, also where that is kept in the address and comes back a moment later: whoever goes
 * down the list by keys would else be thrown back to where they were.
 */
export function Select({ label, value, options, onChange, empty, none, place, required = false }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes back counts
  useEffect(() => setChosen(null), [value])
  return (
    <label className={place ? `field ${place}` : 'field'}>
      <span className="label">{label}</span>
      <select
        className="input"
        value={chosen ?? value}
        required={required}
        onBlur={() => setChosen(null)}
        onChange={({ target }) => {
          setChosen(target.value)
          onChange(target.value)
        }}
      >
        {empty !== undefined && (
          <option value="" disabled>
            {empty}
          </option>
        )}
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
