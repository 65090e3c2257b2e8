/** Who can sign in, where they are signed in, and keeping somebody out. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { barPerson, listPersons, signOutPerson } from '#contract/access/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './access.css'
import { InsightTabs } from './tabs.tsx'
import { accessWords } from './words.ts'

type Row = z.output<typeof listPersons.answer>['items'][number]

export function People() {
  const { format } = useSpeaking()
  const own = useWords(accessWords)
  const asked = useQuery({ queryKey: ['persons'], queryFn: () => ask(listPersons, { query: { limit: '200' } }) })
  return (
    <main className="page" id="main">
      <InsightTabs />
      <h1>{own.people.title}</h1>
      <p className="lead-line">{own.people.lead}</p>
      <Shown of={asked} lines={8}>
        {({ items }) => (
          <ul className="plain">
            {items.toSorted(format.byName(({ name }) => name)).map((row) => (
              <li key={row.id}>
                <Somebody row={row} />
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </main>
  )
}

function Somebody({ row: { id, name, role, sessions, barredAt } }: { readonly row: Row }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(accessWords)
  const queries = useQueryClient()
  const [isAsked, setAsked] = useState(false)
  const onSuccess = () => {
    setAsked(false)
    return queries.invalidateQueries({ queryKey: ['persons'] })
  }
  const params = { person: id }
  const out = useMutation({ mutationFn: () => ask(signOutPerson, { params, body: {} }), onSuccess })
  const bar = useMutation({ mutationFn: (barred: boolean) => ask(barPerson, { params, body: { barred } }), onSuccess })
  const isBusy = out.isPending || bar.isPending
  const stands = barredAt
    ? own.people.barred(format.moment(barredAt, self.municipality.zone))
    : sessions > 0
      ? own.people.inside(sessions)
      : own.people.outside
  return (
    <div className="person">
      <div>
        <strong>{name}</strong>
        <span className="quiet under">
          {[words.roles[role], stands, id === self.key && own.people.you].filter(Boolean).join(' · ')}
        </span>
        {(out.error ?? bar.error) && <Failed error={out.error ?? bar.error} />}
      </div>
      {id !== self.key && (
        <p className="buttons">
          {sessions > 0 && (
            <Button className="button quiet" isDisabled={isBusy} onPress={() => out.mutate()}>
              {own.people.signOut}
              <span className="only-heard"> {name}</span>
            </Button>
          )}
          <Button
            className={isAsked ? 'button' : 'button quiet'}
            isDisabled={isBusy}
            onPress={() => (barredAt ? bar.mutate(false) : isAsked ? bar.mutate(true) : setAsked(true))}
          >
            {barredAt ? own.people.letIn : isAsked ? own.people.sure : own.people.bar}
            <span className="only-heard"> {name}</span>
          </Button>
        </p>
      )}
    </div>
  )
}
