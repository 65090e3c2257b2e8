/** Finding a citizen by the whole number, with what it is for; for a relative, those who let them see. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { findCitizen, listCitizens } from '#contract/people/operations.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { OpenInEmergency } from './open-in-emergency.tsx'
import { accessWords } from './words.ts'

export function FindCitizen() {
  const self = useSelf()
  return (
    <main className="page narrow" id="main">
      {may(self, 'citizen.search') ? <ByNumber /> : <Near />}
    </main>
  )
}

function ByNumber() {
  const self = useSelf()
  const { find } = useWords(accessWords)
  const navigate = useNavigate()
  const [identity, setIdentity] = useState('')
  const [purpose, setPurpose] = useState(self.searchPurposes[0] ?? 'care')
  const search = useMutation({
    mutationFn: (asked: { identity: string; purpose: typeof purpose }) => ask(findCitizen, { body: asked }),
    onSuccess: ({ citizen }) => navigate({ to: '/citizens/$citizen', params: { citizen: citizen.id } }),
  })
  const said: Readonly<Record<string, string>> = {
    badRequest: find.notNumber,
    notFound: find.none,
    tooMany: find.often,
  }
  const kind = search.error ? kindOf(search.error) : null
  const closed = kind === 'notFound' && search.variables?.purpose === 'emergency' ? search.variables.identity : null
  return (
    <>
      <h1>{find.title}</h1>
      <p className="lead-line">{find.lead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search.mutate({ identity: identity.trim(), purpose })
        }}
      >
        <label className="field">
          <span className="label">{find.number}</span>
          <input
            className="input short"
            required
            inputMode="numeric"
            autoComplete="off"
            minLength={6}
            maxLength={20}
            value={identity}
            onChange={({ target }) => setIdentity(target.value)}
          />
        </label>
        <Choice
          label={find.purpose}
          options={self.searchPurposes.map((key) => ({ key, text: find.purposes[key] }))}
          value={purpose}
          onChange={setPurpose}
        />
        <Button type="submit" className="button" isDisabled={search.isPending || identity.trim().length < 6}>
          {find.search}
        </Button>
      </form>
      {kind &&
        (said[kind] ? (
          <p className="failed" role="alert">
            {said[kind]}
          </p>
        ) : (
          <Failed error={search.error} />
        ))}
      {closed && may(self, 'emergency.open') && <OpenInEmergency key={closed} whom={{ identity: closed }} />}
    </>
  )
}

/** For a relative there is nothing to search: whoever gave a mandate stands here. */
function Near() {
  const { words } = useSpeaking()
  const { find } = useWords(accessWords)
  const asked = useQuery({ queryKey: ['near'], queryFn: () => ask(listCitizens, { query: { limit: '50' } }) })
  return (
    <>
      <h1>{find.near}</h1>
      <Shown of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{find.nearNone}</p>
          ) : (
            <ul className="plain large">
              {items.map(({ id, name }) => (
                <li key={id}>
                  <Link to="/citizens/$citizen" params={{ citizen: id }}>
                    {name ?? words.unknown}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  )
}
