/** One of many, by a list that the browser opens. */
type Props = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly onChange: (value: string) => void
  /** What stands there until something is chosen; without it something always is. */
  readonly empty?: string
}

export const Select = ({ label, value, options, onChange, empty }: Props) => (
  <label className="field">
    <span className="label">{label}</span>
    <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
      {empty !== undefined && (
        <option value="" disabled>
          {empty}
        </option>
      )}
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  </label>
)
