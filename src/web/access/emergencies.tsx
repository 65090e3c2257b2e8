/** Emergencies, to be looked at by somebody else: why a citizen was opened, and whether it was in order. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { listEmergencies, reviewEmergency } from '#contract/access/emergency.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import './access.css'
import { InsightTabs } from './tabs.tsx'
import { accessWords } from './words.ts'

type Emergency = z.output<typeof listEmergencies.answer>['items'][number]

export function Emergencies() {
  const own = useWords(accessWords)
  const { show } = useSearch({ from: '/inside/access/emergency' })
  const reviewed = show === 'done' ? ('true' as const) : ('false' as const)
  const asked = useQuery({
    queryKey: ['emergencies', reviewed],
    queryFn: () => ask(listEmergencies, { query: { reviewed, limit: '100' } }),
  })
  return (
    <main className="page" id="main">
      <InsightTabs />
      <h1>{own.review.title}</h1>
      <p className="lead-line">{own.review.lead}</p>
      <p className="chips">
        <Link
          to="/access/emergency"
          className="chip link"
          {...(show ? {} : { 'data-selected': true, 'aria-current': 'true' as const })}
        >
          {own.review.waiting}
        </Link>
        <Link
          to="/access/emergency"
          search={{ show: 'done' }}
          className="chip link"
          {...(show ? { 'data-selected': true, 'aria-current': 'true' as const } : {})}
        >
          {own.review.done}
        </Link>
      </p>
      <Shown of={asked} lines={6}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{show ? own.review.noneDone : own.review.noneWaiting}</p>
          ) : (
            <ul className="plain large">
              {items.map((one) => (
                <li key={one.id}>
                  <OneEmergency of={one} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </main>
  )
}

function OneEmergency({ of }: { readonly of: Emergency }) {
  const self = useSelf()
  const { words, format } = useSpeaking()
  const own = useWords(accessWords)
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const { zone } = self.municipality
  const say = useMutation({
    mutationFn: (verdict: 'warranted' | 'unwarranted') =>
      ask(reviewEmergency, { params: { emergency: of.id }, body: { verdict, note: note.trim() || null } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['emergencies'] }),
  })
  return (
    <article aria-labelledby={of.id}>
      <h2 id={of.id} className="tight">
        {own.review.opened(of.name, of.citizenName ?? words.unknown)}
      </h2>
      <p className="quiet">
        {[
          words.roles[of.role],
          own.review.span(format.moment(of.openedAt, zone), format.clock(of.endsAt, zone)),
          own.review.reads(of.reads),
        ].join(' · ')}
      </p>
      <q className="written-why">{of.reason}</q>
      <p>
        <Link to="/access" search={{ person: of.person, citizen: of.citizen, only: 'emergencies' }}>
          {own.review.see}
        </Link>
      </p>
      {of.verdict !== null && of.reviewedAt !== null && (
        <p>
          <strong>{own.review[of.verdict]}</strong>
          {of.note && `: ${of.note}`}
          <span className="quiet under">{own.review.by(of.reviewedBy ?? '', format.moment(of.reviewedAt, zone))}</span>
        </p>
      )}
      {of.verdict === null && of.person === self.key && <p className="quiet">{own.review.own}</p>}
      {of.verdict === null && of.person !== self.key && (
        <>
          <label className="field">
            <span className="label">{own.review.note}</span>
            <input className="input" maxLength={1000} value={note} onChange={({ target }) => setNote(target.value)} />
          </label>
          <p className="buttons">
            <Button className="button" isDisabled={say.isPending} onPress={() => say.mutate('warranted')}>
              {own.review.warranted}
            </Button>
            <Button className="button quiet" isDisabled={say.isPending} onPress={() => say.mutate('unwarranted')}>
              {own.review.unwarranted}
            </Button>
          </p>
          {say.error && <Failed error={say.error} />}
        </>
      )}
    </article>
  )
}
