/** A time on the clock, in steps of five minutes. */
type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isRequired?: boolean
}

export const TimeField = ({ label, value, onChange, isRequired = true }: Props) => (
  <label className="field">
    <span className="label">{label}</span>
    <input
      className="input short"
      type="time"
      step={300}
      required={isRequired}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  </label>
)
