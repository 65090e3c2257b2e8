/** A small form in its place: opened by a button, saved once, refused in words of the rule. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react'
import { localDate, readLocalDate } from '#kernel/calendar/local-date.ts'
import { kindOf } from '#web/shell/asking.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { peopleWords } from './words.ts'

type OpeningProps = {
  /** What the button says that opens it. */
  readonly open: string
  /** About whom or what it is, for whoever only hears the button. */
  readonly about?: string
  /** The form. */
  readonly children: ReactNode
}

type Opened = { readonly label: string; readonly close: () => void }
const opened = createContext<Opened>({ label: '', close: () => undefined })

/** The button before a form; the form is nothing until it is wanted, for a team has sixty of them. */
export function Opening({ open, about, children }: OpeningProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (isOpen)
    return (
      <opened.Provider value={{ label: [open, about].filter(Boolean).join(' '), close: () => setIsOpen(false) }}>
        {children}
      </opened.Provider>
    )
  return (
    <button type="button" className="small-button" onClick={() => setIsOpen(true)}>
      {open}
      {about && <span className="only-heard"> {about}</span>}
    </button>
  )
}

type Props = {
  readonly save: () => Promise<unknown>
  readonly isReady: boolean
  readonly children: ReactNode
}

export function ChangeForm({ save, isReady, children }: Props) {
  const { words } = useSpeaking()
  const own = useWords(peopleWords)
  const queries = useQueryClient()
  const { label, close } = useContext(opened)
  const [isSaving, setIsSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    setError(null)
    try {
      await save()
      await queries.invalidateQueries()
      close()
    } catch (failed) {
      setError(failed)
      setIsSaving(false)
    }
  }
  return (
    <form className="form" aria-label={label} onSubmit={(event) => void submit(event)}>
      {children}
      {error !== null && (
        <div className="failed" role="alert">
          <p>{said(error, own, words.wrong)}</p>
        </div>
      )}
      <div className="buttons">
        <Button className="button" type="submit" isDisabled={!isReady || isSaving}>
          {own.save}
        </Button>
        <Button className="button quiet" onPress={close}>
          {own.cancel}
        </Button>
      </div>
    </form>
  )
}

type Own = (typeof peopleWords)['da']

function said(error: unknown, own: Own, otherwise: string): string {
  const kind = kindOf(error)
  if (kind === 'conflict') return own.refused.conflict
  if (kind !== 'refused') return otherwise
  const { problem } = error as {
    readonly problem?: { readonly refusal?: unknown; readonly fields?: readonly { readonly path: string }[] }
  }
  const rule = (problem?.refusal as { readonly kind?: string } | undefined)?.kind
  const field = problem?.fields?.[0]?.path
  const why =
    rule === 'professionMayNot'
      ? own.refusals.professionMayNot
      : field === 'body.givenBy'
        ? own.refusals.giverNotTrained
        : field === 'body.staff'
          ? own.refusals.notInTeam
          : own.refusals.other
  return `${own.refused.refused} ${why}`
}

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly choose: (value: string) => void
  readonly options: readonly (readonly [value: string, text: string])[]
}

export function ChooseOne({ label, value, choose, options }: ChoiceProps) {
  const own = useWords(peopleWords)
  return <Select label={label} value={value} empty={own.choose} options={options} onChange={choose} required />
}

type DayProps = { readonly label: string; readonly value: string; readonly choose: (value: string) => void }

export const ChooseDay = ({ label, value, choose }: DayProps) => (
  <DayField
    label={label}
    value={readLocalDate(value) ?? null}
    least={localDate('2000-01-01')}
    most={localDate('2099-12-31')}
    onChange={(day) => choose(day ?? '')}
    required
  />
)
