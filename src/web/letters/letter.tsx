/** The letter of a decision as it would be sent, what it lacks, how it reads; kept once nothing is missing. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { z } from 'zod'
import { draftLetter, keepLetter } from '#contract/letters/operations.ts'
import type { Id } from '#kernel/id.ts'
import { citizenQuery } from '#web/people/citizen-query.ts'
import { ask, kindOf } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { writtenLanguages } from '#web/words/format.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { ContactForm } from './contact.tsx'
import { Paper } from './paper.tsx'
import { letterWords } from './words.ts'

type Draft = z.output<typeof draftLetter.answer>

export function LetterPage() {
  const { citizen, decision } = useParams({ from: '/inside/citizens/$citizen/decisions/$decision/letter' })
  const { language } = useSearch({ from: '/inside/citizens/$citizen/decisions/$decision/letter' })
  const { words } = useSpeaking()
  const own = useWords(letterWords)
  const whole = useQuery(citizenQuery(citizen))
  const name = whole.data?.citizen.name ?? words.unknown
  const asked = useQuery({
    queryKey: ['citizen', citizen, 'letter', decision, language],
    queryFn: () => ask(draftLetter, { params: { citizen, decision }, query: language ? { language } : {} }),
  })
  return (
    <main className="page" id="main">
      <div className="not-printed">
        <p className="over-title">
          <Link to="/citizens/$citizen" params={{ citizen }}>
            {own.back(name)}
          </Link>
        </p>
      </div>
      {asked.error && kindOf(asked.error) === 'refused' ? (
        <>
          <h1>{own.title}</h1>
          <p className="empty">{own.unsteered}</p>
        </>
      ) : (
        <Shown of={asked} lines={12} title={own.title} notFound={own.notFound}>
          {(draft) => <Present draft={draft} citizen={citizen} decision={decision} />}
        </Shown>
      )}
    </main>
  )
}

type Of = { readonly draft: Draft; readonly citizen: string; readonly decision: string }

function Present({ draft, citizen, decision }: Of) {
  const own = useWords(letterWords)
  const navigate = useNavigate()
  return (
    <>
      <div className="letter-tools not-printed">
        <Choice
          label={own.language}
          options={writtenLanguages.map((key) => ({ key, text: own.languages[key] }))}
          value={draft.language}
          onChange={(language) =>
            void navigate({
              to: '/citizens/$citizen/decisions/$decision/letter',
              params: { citizen, decision },
              search: { language },
              replace: true,
            })
          }
        />
        <Button className="button quiet" onPress={() => window.print()}>
          {own.print}
        </Button>
      </div>
      <div className="letter-columns">
        <Paper html={draft.html} />
        <aside className="letter-says not-printed" aria-label={own.reads}>
          <Held draft={draft} citizen={citizen} />
          <Keep draft={draft} citizen={citizen} decision={decision} />
          <Reads draft={draft} />
        </aside>
      </div>
    </>
  )
}

/** What is missing and where it is filled in: an office here, anything else in a new decision. */
function Held({ draft: { gaps }, citizen }: Pick<Of, 'draft' | 'citizen'>) {
  const own = useWords(letterWords)
  if (gaps.length === 0) return null
  const isOfDecision = gaps.some(({ part, missing }) => part !== 'contact' && missing !== 'decidedHere')
  return (
    <section className="gaps" aria-labelledby="held">
      <h2 id="held">{own.held}</h2>
      <ul>
        {gaps.map(({ missing }) => (
          <li key={missing}>{own.gaps[missing]}</li>
        ))}
      </ul>
      {isOfDecision && (
        <p>
          {own.fix}{' '}
          <Link to="/citizens/$citizen/grant" params={{ citizen }} search={{ step: 'decision' }}>
            {own.fixLink}
          </Link>
        </p>
      )}
      {gaps.some(({ part }) => part === 'contact') && <ContactForm />}
    </section>
  )
}

function Keep({ draft, citizen, decision }: Of) {
  const own = useWords(letterWords)
  const self = useSelf()
  const { format } = useSpeaking()
  const queries = useQueryClient()
  const kept = draft.kept.find(({ language }) => language === draft.language)
  const keep = useMutation({
    mutationFn: () =>
      ask(keepLetter, {
        params: { citizen: citizen as Id<'Citizen'>, decision: decision as Id<'Decision'> },
        body: { id: newIdHere<'Letter'>(), language: draft.language },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['citizen', citizen] }),
  })
  if (kept)
    return (
      <section aria-labelledby="kept">
        <h2 id="kept">{own.keptTitle}</h2>
        <p>
          {own.kept(kept.keptBy, format.moment(kept.keptAt, self.municipality.zone))}
          <span className="quiet under">
            {own.hash} {kept.hash.slice(0, 16)}
          </span>
        </p>
        <p>
          <Link to="/citizens/$citizen/letters/$letter" params={{ citizen, letter: kept.id }}>
            {own.open}
          </Link>
        </p>
      </section>
    )
  if (draft.gaps.length > 0) return null
  return (
    <section>
      <p className="quiet">{own.keepLead}</p>
      {keep.error && <Failed error={keep.error} />}
      <Button className="button" isDisabled={keep.isPending} onPress={() => keep.mutate()}>
        {keep.isPending ? own.keeping : own.keep}
      </Button>
    </section>
  )
}

function Reads({ draft: { judgement, unverified } }: Pick<Of, 'draft'>) {
  const own = useWords(letterWords)
  const { lix, aim, blocks, verdict, replaced, wordsToReplace } = judgement
  return (
    <>
      <h2>{own.reads}</h2>
      <p>
        <strong>{own.verdicts[verdict]}</strong>, {own.lix(lix)}
        <span className="quiet under">{own.lixAim(aim, blocks)}</span>
      </p>
      {wordsToReplace.length > 0 && (
        <>
          <h3>{own.toReplace}</h3>
          <ul className="plain">
            {wordsToReplace.map(({ avoid, say }) => (
              <li key={avoid}>{own.toReplaceRow(avoid, say)}</li>
            ))}
          </ul>
        </>
      )}
      {replaced.length > 0 && (
        <>
          <h3>{own.replaced}</h3>
          <ul className="plain">
            {replaced.map(({ from, to }) => (
              <li key={from}>{own.replacedRow(from, to)}</li>
            ))}
          </ul>
        </>
      )}
      {unverified.length > 0 && (
        <p className="key">
          {own.unverified}: {unverified.join(', ')}
        </p>
      )}
    </>
  )
}
