/** The fields a case is written in: each with its name above it and, where it helps, a word on what belongs there. */
import { type ReactNode, useId } from 'react'

type TextProps = {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly most?: number
  /** What the citizen said stands in the serif. */
  readonly isOwn?: boolean
  readonly under?: ReactNode
}

export function LongText({ label, hint, value, onChange, rows = 3, most = 2_000, isOwn = false, under }: TextProps) {
  const id = useId()
  return (
    <div className="field">
      <label className="strong-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        className={isOwn ? 'input long own' : 'input long'}
        rows={rows}
        maxLength={most}
        value={value}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={({ target }) => onChange(target.value)}
      />
      {under}
    </div>
  )
}

type AmountProps = {
  readonly hoursLabel: string
  readonly minutesLabel: string
  readonly units: { readonly hours: string; readonly minutes: string }
  readonly value: number
  readonly onChange: (minutes: number) => void
}

/** A length in hours and minutes, typed. */
export function Amount({ hoursLabel, minutesLabel, units, value, onChange }: AmountProps) {
  const [hours, minutes] = [Math.floor(value / 60), value % 60]
  const whole = (text: string, most: number) => Math.max(0, Math.min(most, Math.floor(Number(text) || 0)))
  return (
    <span className="amount-fields">
      <input
        className="input count"
        type="number"
        inputMode="numeric"
        min={0}
        max={671}
        aria-label={hoursLabel}
        value={hours}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => onChange(whole(target.value, 671) * 60 + minutes)}
      />
      <span aria-hidden="true">{units.hours}</span>
      <input
        className="input count"
        type="number"
        inputMode="numeric"
        min={0}
        max={59}
        step={5}
        aria-label={minutesLabel}
        value={minutes}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => onChange(hours * 60 + whole(target.value, 59))}
      />
      <span aria-hidden="true">{units.minutes}</span>
    </span>
  )
}

type OneOfProps = {
  readonly label: string
  readonly options: readonly { readonly key: string; readonly text: string; readonly more?: readonly string[] }[]
  readonly value: string | null
  readonly onChange: (key: string) => void
}

/** One of a few that need explaining: the explanation stands with each. */
export function OneOf({ label, options, value, onChange }: OneOfProps) {
  const name = useId()
  return (
    <fieldset className="one-of">
      <legend className="strong-label">{label}</legend>
      {options.map(({ key, text, more = [] }) => (
        <label key={key} className="option" data-selected={key === value || undefined}>
          <input
            type="radio"
            name={name}
            checked={key === value}
            aria-labelledby={`${name}${key}`}
            aria-describedby={`${name}${key}-more`}
            onChange={() => onChange(key)}
          />
          <span>
            <strong id={`${name}${key}`}>{text}</strong>
            <span id={`${name}${key}-more`}>
              {more.map((line) => (
                <span key={line} className="quiet under">
                  {line}
                </span>
              ))}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
