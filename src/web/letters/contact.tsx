/** Whom the letters say one can ask: written where it turns out to be missing. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { writeContact } from '#contract/letters/operations.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { letterWords } from './words.ts'

const fields = ['office', 'address', 'phone', 'email', 'hours'] as const
const most = { office: 120, address: 300, phone: 60, email: 120, hours: 200 }

export function ContactForm() {
  const own = useWords(letterWords)
  const queries = useQueryClient()
  const [said, setSaid] = useState({ office: '', address: '', phone: '', email: '', hours: '' })
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const save = useMutation({
    mutationFn: () =>
      ask(writeContact, {
        body: {
          id: newIdHere<'Contact'>(),
          office: said.office.trim(),
          address: orNull(said.address),
          phone: orNull(said.phone),
          email: orNull(said.email),
          hours: orNull(said.hours),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['citizen'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <h3>{own.contact}</h3>
      <p className="key">{own.contactLead}</p>
      {fields.map((field) => (
        <label key={field} className="field">
          <span className="label">{own[field]}</span>
          <input
            className="input"
            required={field === 'office'}
            maxLength={most[field]}
            value={said[field]}
            onChange={({ target }) => setSaid({ ...said, [field]: target.value })}
          />
        </label>
      ))}
      {save.error &&
        (kindOf(save.error) === 'refused' ? <p role="alert">{own.contactWay}</p> : <Failed error={save.error} />)}
      <Button className="button" type="submit" isDisabled={save.isPending || said.office.trim() === ''}>
        {own.contactSave}
      </Button>
    </form>
  )
}
