/** How long it was and why, of one visit: a reason that is often so is one tap, any other is written. */
import { Button } from '#web/ui/button.tsx'
import { Stepper } from '#web/ui/stepper.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import type { Begun } from './kept.ts'
import { type Lengths, step } from './lengths.ts'

/** What can be told of a visit that was planned. */
export const kinds = ['more', 'less', 'swapped', 'declinedAtDoor', 'notHome', 'observation'] as const
/** One of {@link kinds}. */
export type Kind = (typeof kinds)[number]
/** A form that stands open; however often it is sent, its id makes it one thing told. */
export type Form = Begun & { readonly kind: Kind }

type Props = {
  readonly form: Form
  /** Null where the kind tells no length. */
  readonly lengths: Lengths | null
  readonly isBusy: boolean
  readonly onForm: (form: Form) => void
  readonly onCancel: () => void
  readonly onTell: (minutes: number | null, reason: string | null) => void
}

export function Why({ form, lengths, isBusy, onForm, onCancel, onTell }: Props) {
  const { words, format } = useSpeaking()
  const { kind, minutes, own } = form
  const told = (reason: string | null) => onTell(lengths ? minutes : null, reason)
  const stepOf = (by: number) => (isBusy ? null : () => onForm({ ...form, minutes: minutes + by }))
  return (
    <form
      className="why"
      onSubmit={(event) => {
        event.preventDefault()
        told(own.trim() || null)
      }}
    >
      <p className="question">{words.day.ask[kind]}</p>
      {lengths && (
        <Stepper
          text={format.length(minutes)}
          less={words.day.minutesLess}
          more={words.day.minutesMore}
          onLess={minutes - step >= lengths.least ? stepOf(-step) : null}
          onMore={minutes + step <= lengths.most ? stepOf(step) : null}
        />
      )}
      <fieldset className="chips big" aria-label={words.day.reason}>
        {words.day.reasons[kind].map((reason) => (
          <Button key={reason} className="chip" isDisabled={isBusy} onPress={() => told(reason)}>
            {reason}
          </Button>
        ))}
      </fieldset>
      <label className="field">
        <span className="label">{words.day.write}</span>
        <input
          className="input"
          maxLength={300}
          readOnly={isBusy}
          value={own}
          onChange={({ target }) => onForm({ ...form, own: target.value })}
        />
      </label>
      <p className="buttons">
        <Button type="submit" className="button" isDisabled={isBusy || (!lengths && own.trim() === '')}>
          {isBusy ? words.day.saving : words.day.save}
        </Button>
        <Button className="button quiet" isDisabled={isBusy} onPress={onCancel}>
          {words.day.cancel}
        </Button>
      </p>
    </form>
  )
}
