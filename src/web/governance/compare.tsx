/** Two governance models beside each other: what they answer to the same citizen, and what differs, part by part. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { z } from 'zod'
import { compareModels } from '#contract/governance/operations.ts'
import type { comparison } from '#contract/governance/page.ts'
import { ask } from '#web/shell/asking.ts'
import { Shown } from '#web/shell/state.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { nameOf, useChoices } from './choices.ts'
import './models.css'
import { modelWords } from './words.ts'

type Compared = z.output<typeof comparison>

export function CompareModels() {
  const { a, b } = useSearch({ from: '/inside/models/compare' })
  const { written } = useSpeaking()
  const own = useWords(modelWords)
  const [one, other] = [nameOf(a), nameOf(b)]
  const asked = useQuery({
    queryKey: ['models', a, b, written],
    queryFn: () =>
      ask(compareModels, {
        params: {
          model: one?.id ?? '',
          version: one?.version ?? '',
          other: other?.id ?? '',
          otherVersion: other?.version ?? '',
        },
        query: { language: written },
      }),
    enabled: one !== null && other !== null,
  })
  return (
    <main className="page" id="main">
      <p>
        <Link to="/models">{own.back}</Link>
      </p>
      <h1>{own.besideTitle}</h1>
      <Which a={a} b={b} />
      {one && other && a !== b && (
        <Shown of={asked} lines={12} notFound={own.notFound}>
          {(compared) => <Beside of={compared} />}
        </Shown>
      )}
      {a === b && a !== undefined && <p className="empty">{own.same}</p>}
    </main>
  )
}

type Sides = { readonly a: string | undefined; readonly b: string | undefined }

function Which({ a, b }: Sides) {
  const own = useWords(modelWords)
  const navigate = useNavigate()
  const { choices } = useChoices()
  const side = (label: string, value: string | undefined, search: (key: string) => Partial<Sides>) => (
    <Select
      place="beside-field"
      label={label}
      value={choices.find(({ key }) => key === value)?.key ?? ''}
      empty={own.chooseModel}
      options={choices.map(({ key, title }) => [key, title])}
      onChange={(chosen) =>
        void navigate({
          to: '/models/compare',
          search: { ...(a ? { a } : {}), ...(b ? { b } : {}), ...search(chosen) } as { a: string },
        })
      }
    />
  )
  return (
    <div className="buttons">
      {side(own.one, a, (key) => ({ a: key }))}
      {side(own.other, b, (key) => ({ b: key }))}
    </div>
  )
}

function Beside({ of }: { readonly of: Compared }) {
  const own = useWords(modelWords)
  const { one, other } = of.models
  const differing = of.sections.filter(({ rows }) => rows.length > 0)
  const alike = of.sections.filter(({ rows }) => rows.length === 0)
  return (
    <>
      <div className="side-by-side">
        {[one, other].map(({ id, version, title, summary }) => (
          <section key={`${id}${version}`} className="card">
            <h2>
              <Link to="/models/$model/$version" params={{ model: id, version }}>
                {title}
              </Link>
            </h2>
            <p className="quiet">{summary}</p>
          </section>
        ))}
      </div>
      <SameCitizen of={of} />
      <Questions of={of} />
      <h2>{own.differs}</h2>
      {differing.map(({ id, title, alike: same, rows }) => (
        <details key={id} className="folded" open={rows.length <= 4}>
          <summary className="fold">
            <span>
              {title} <span className="quiet">{own.differing(rows.length, same)}</span>
            </span>
            <span aria-hidden="true" className="arrow" />
          </summary>
          <Pairs
            names={[one.title, other.title]}
            rows={rows.map(({ what, said }) => ({ what: what || own.inGeneral, said: [said.one, said.other] }))}
            first={own.part}
          />
        </details>
      ))}
      {alike.length > 0 && <p className="quiet">{own.allAlike(alike.map(({ title }) => title).join(', '))}</p>}
    </>
  )
}

/** The sample citizen's month, and what it rests on. */
function SameCitizen({ of }: { readonly of: Compared }) {
  const { format } = useSpeaking()
  const own = useWords(modelWords)
  const { one, other } = of.models
  const { one: a, other: b } = of.month.of
  const month = format.month(of.month.name)
  const total = (side: typeof a) => (side.perTeam ? own.perTeam : side.total)
  const lines = (side: typeof a) =>
    [
      ...side.lines.map(({ label, value }) => `${label}: ${value}`),
      ...(side.findings > 0 ? [own.findings(side.findings)] : []),
      ...(side.assumed ? [own.restsOnAssumed] : []),
    ].join('\n')
  return (
    <section aria-labelledby="citizen">
      <h2 id="citizen">{own.sameCitizen}</h2>
      <p className="quiet">{own.sampleLead(month)}</p>
      <Pairs
        names={[one.title, other.title]}
        first={own.part}
        rows={[
          { what: own.granted, said: [a.granted, b.granted] },
          { what: own.planned, said: [withNote(a, own.personalOnly), withNote(b, own.personalOnly)] },
          { what: own.paid(month), said: [total(a), total(b)], strong: true },
          { what: own.ofWhich, said: [lines(a), lines(b)] },
        ]}
      />
    </section>
  )
}

const withNote = ({ planned, personalOnly }: Compared['month']['of']['one'], note: string): string =>
  personalOnly ? `${planned}\n${note}` : planned

function Questions({ of }: { readonly of: Compared }) {
  const own = useWords(modelWords)
  const { one, other } = of.models
  const said = (answer: Compared['questions'][0]['answers']['one']) =>
    answer ? answer.map(({ label, value }) => `${label}: ${value}`).join('\n') : own.cannotBe
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{own.sameQuestions}</h2>
      <p className="quiet">{own.questionsLead}</p>
      <Pairs
        names={[one.title, other.title]}
        first={own.situation}
        rows={of.questions.map(({ id, alike, answers }) => ({
          what: own.questions[id],
          note: alike ? own.answersAlike : own.answersDiffer,
          differs: !alike,
          said: [said(answers.one), said(answers.other)],
        }))}
      />
    </section>
  )
}

type PairRow = {
  readonly what: string
  readonly said: readonly [string, string]
  readonly note?: string
  readonly differs?: boolean
  readonly strong?: boolean
}

/** Rows of two answers; on a phone one under the other, each with its model's name. */
function Pairs(props: {
  readonly names: readonly [string, string]
  readonly rows: readonly PairRow[]
  readonly first: string
}) {
  const { names, rows, first } = props
  return (
    <table className="rows stacking pairs">
      <thead>
        <tr>
          {[first, ...names].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, said, note, differs, strong }) => (
          <tr key={what} className={differs ? 'differs' : undefined}>
            <th scope="row">
              {what}
              {note && <span className={differs ? 'over under' : 'quiet under'}>{note}</span>}
            </th>
            {said.map((text, at) => (
              <td key={names[at]}>
                <span className="cell-name" aria-hidden="true">
                  {names[at]}
                </span>
                <span className={strong ? 'lines-of strong' : 'lines-of'}>{text || '–'}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
