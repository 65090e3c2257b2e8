/** One of a few, all in sight. */
import { useId } from 'react'

type Props<Key extends string> = {
  readonly label: string
  readonly hidden?: boolean
  readonly options: readonly { readonly key: Key; readonly text: string }[]
  readonly value: Key | null
  readonly onChange: (key: Key) => void
}

export function Choice<Key extends string>({ label, hidden = false, options, value, onChange }: Props<Key>) {
  const id = useId()
  return (
    <div className="choice">
      <span id={id} className={hidden ? 'only-heard' : 'label'}>
        {label}
      </span>
      <fieldset className="chips" aria-labelledby={id}>
        {options.map(({ key, text }) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={key === value}
            {...(key === value ? { 'data-selected': true } : {})}
            onClick={() => onChange(key)}
          >
            {text}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
