/** One of a few, all in sight. */
import { Label, ToggleButton, ToggleButtonGroup } from 'react-aria-components'

type Props<Key extends string> = {
  readonly label: string
  readonly hidden?: boolean
  readonly options: readonly { readonly key: Key; readonly text: string }[]
  readonly value: Key | null
  readonly onChange: (key: Key) => void
  readonly big?: boolean
}

export function Choice<Key extends string>({
  label,
  hidden = false,
  options,
  value,
  onChange,
  big = false,
}: Props<Key>) {
  return (
    <div className="choice">
      {!hidden && <Label className="label">{label}</Label>}
      <ToggleButtonGroup
        aria-label={label}
        className={big ? 'chips big' : 'chips'}
        selectionMode="single"
        selectedKeys={value === null ? [] : [value]}
        disallowEmptySelection={value !== null}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined) onChange(key as Key)
        }}
      >
        {options.map(({ key, text }) => (
          <ToggleButton key={key} id={key} className="chip">
            {text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
