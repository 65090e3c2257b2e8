/** The fields a case is written in: each with its name above it and, where it helps, a word on what belongs there. */
import { type ReactNode, useId, useState } from 'react'

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

/** The most that is asked for: four weeks but an hour, whoever needs that is helped all the time. */
const mostMinutes = 671 * 60 + 59

/**
 * A length in hours and minutes. It stands as it is written until one goes on; then ninety minutes are an hour and a
 * half, and so are 1.5 hours.
 */
export function Amount({ hoursLabel, minutesLabel, units, value, onChange }: AmountProps) {
  const [written, setWritten] = useState<{ readonly hours: string; readonly minutes: string } | null>(null)
  const shown = written ?? { hours: String(Math.floor(value / 60)), minutes: String(value % 60) }
  const write = (part: Partial<typeof shown>) => {
    const now = { ...shown, ...part }
    setWritten(now)
    const minutes = Math.round(60 * (Number(now.hours) || 0)) + Math.floor(Number(now.minutes) || 0)
    onChange(Math.max(0, Math.min(mostMinutes, minutes)))
  }
  const field = (part: keyof typeof shown, label: string) => (
    <input
      className="input count"
      type="number"
      inputMode={part === 'hours' ? 'decimal' : 'numeric'}
      min={0}
      step={part === 'hours' ? 'any' : 5}
      aria-label={label}
      value={shown[part]}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => write({ [part]: target.value })}
      onBlur={() => setWritten(null)}
    />
  )
  return (
    <span className="amount-fields">
      {field('hours', hoursLabel)}
      <span aria-hidden="true">{units.hours}</span>
      {field('minutes', minutesLabel)}
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
