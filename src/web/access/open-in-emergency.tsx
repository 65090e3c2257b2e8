/** Asks for a reason, and opens a citizen who is not theirs, for a while. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { openCitizen } from '#contract/access/emergency.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/speaking.tsx'
import './access.css'
import { accessWords } from './words.ts'

export type Whom = { readonly citizen: string } | { readonly identity: string }

export function OpenInEmergency({ whom }: { readonly whom: Whom }) {
  const { emergency } = useWords(accessWords)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const help = useId()
  const [reason, setReason] = useState('')
  const [id] = useState(() => newIdHere<'Emergency'>())
  const open = useMutation({
    mutationFn: () => ask(openCitizen, { body: { id, whom: whom as never, reason } }),
    onSuccess: async ({ citizen, until }) => {
      queries.setQueryData(['emergency', citizen], until)
      await queries.resetQueries({ queryKey: ['citizen', citizen] })
      await navigate({ to: '/citizens/$citizen', params: { citizen } })
    },
  })
  const said: Readonly<Record<string, string>> = {
    refused: emergency.needless,
    notFound: emergency.none,
    tooMany: emergency.often,
  }
  const refusal = open.error && said[kindOf(open.error)]
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        open.mutate()
      }}
    >
      <h2>{emergency.ask}</h2>
      <p>{emergency.terms}</p>
      <label className="field">
        <span className="label">{emergency.reason}</span>
        <textarea
          className="input"
          required
          minLength={10}
          maxLength={1000}
          aria-describedby={help}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <span id={help} className="key">
          {emergency.reasonHelp}
        </span>
      </label>
      {refusal ? (
        <p className="failed" role="alert">
          {refusal}
        </p>
      ) : (
        open.error && <Failed error={open.error} />
      )}
      <Button type="submit" className="button" isDisabled={open.isPending || reason.trim().length < 10}>
        {emergency.open}
      </Button>
    </form>
  )
}
