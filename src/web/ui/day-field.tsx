/** A day, written or picked as the browser does it. */
import { useId, useState } from 'react'
import { type LocalDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { pieceWords } from './words.ts'

type Props = {
  readonly label: string
  readonly value: LocalDate | null
  /** Told of days from `least` to `most` alone, and of null where it is emptied. */
  readonly onChange: (day: LocalDate | null) => void
  readonly least?: LocalDate | undefined
  readonly most?: LocalDate | undefined
  /** A day that cannot be empties it, so that a form is not sent; else the day before it stays, and that is said. */
  readonly required?: boolean
  /** Its label is a question of its own, or is heard and not seen. */
  readonly labelled?: 'strong' | 'heard' | undefined
}

const labels = { plain: 'label', strong: 'strong-label', heard: 'only-heard' } as const

/**
 * What is being written stands as it is: on the way to 2026 a browser tells of the years 2, 20 and 202, and whoever
 * gave an answer to them would take the next figure out of somebody's hands.
 */
export function DayField({ label, value, onChange, least, most, required = false, labelled }: Props) {
  const { format } = useSpeaking()
  const own = useWords(pieceWords)
  const id = useId()
  const [written, setWritten] = useState<string | null>(null)
  const [refused, setRefused] = useState<'early' | 'late' | null>(null)
  const write = ({ value: text, validity }: HTMLInputElement) => {
    setWritten(text)
    const day = readLocalDate(text) ?? null
    if (validity.badInput || day?.startsWith('0')) return
    const why = day && least && day < least ? 'early' : day && most && day > most ? 'late' : null
    setRefused(why)
    if (!why) onChange(day)
    else if (required) onChange(null)
  }
  return (
    <div className="field">
      <label className={labels[labelled ?? 'plain']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input short"
        type="date"
        value={written ?? value ?? ''}
        required={required}
        aria-invalid={refused !== null}
        aria-describedby={`${id}-why`}
        {...(least ? { min: least } : {})}
        {...(most ? { max: most } : {})}
        onChange={({ target }) => write(target)}
        onBlur={() => (required && refused ? undefined : setWritten(null))}
      />
      <span className="under" id={`${id}-why`} role="status">
        {refused === 'early' && least && own.earliest(format.date(least))}
        {refused === 'late' && most && own.latest(format.date(most))}
        {refused && !required && value && ` ${own.stillDay(format.date(value))}`}
      </span>
    </div>
  )
}
