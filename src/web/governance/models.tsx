/** The governance models of the municipality, which of them steers, and those it could read before it chooses. */
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { keyOf, useChoices } from './choices.ts'
import './models.css'
import { modelWords } from './words.ts'

export function Models() {
  const { format, written } = useSpeaking()
  const own = useWords(modelWords)
  const { taken, others, choices } = useChoices()
  const steering = taken.data?.items.find(({ steers }) => steers.some(({ to }) => to === null))
  return (
    <main className="page" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      <Shown of={taken}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{own.none}</p>
          ) : (
            <ul className="plain large">
              {items.map(({ id, version, title, valid, steers }) => (
                <li key={`${id} ${version}`}>
                  <Link to="/models/$model/$version" params={{ model: id, version }}>
                    {title[written]}
                  </Link>
                  <span className="quiet under">
                    {[
                      own.version(version),
                      own.valid(format.date(valid.from)),
                      ...steers.map(({ from, to }) =>
                        to ? own.steered(format.date(from), format.date(to)) : own.steers(format.date(from)),
                      ),
                    ].join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      {choices.length > 1 && <Beside choices={choices} first={steering ? keyOf(steering) : null} />}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{own.others}</h2>
          <p className="quiet">{own.othersLead}</p>
          <ul className="plain">
            {others.toSorted(format.byName(({ title }) => title[written])).map(({ id, version, title, summary }) => (
              <li key={id}>
                <Link to="/models/$model/$version" params={{ model: id, version }}>
                  {title[written]}
                </Link>
                <span className="quiet under measured">{summary[written]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}

type BesideProps = {
  readonly choices: readonly { readonly key: string; readonly title: string }[]
  readonly first: string | null
}

function Beside({ choices, first }: BesideProps) {
  const own = useWords(modelWords)
  const navigate = useNavigate()
  const [one, setOne] = useState(first ?? choices[0]?.key ?? '')
  const [other, setOther] = useState(choices.find(({ key }) => key !== one)?.key ?? '')
  const compare = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/models/compare', search: { a: one, b: other } })
  }
  const chosen = (label: string, value: string, choose: (key: string) => void) => (
    <Select
      place="beside-field"
      label={label}
      value={value}
      options={choices.map(({ key, title }) => [key, title])}
      onChange={choose}
    />
  )
  return (
    <section aria-labelledby="beside">
      <h2 id="beside">{own.beside}</h2>
      <p className="quiet">{own.besideLead}</p>
      <form className="buttons" onSubmit={compare}>
        {chosen(own.one, one, setOne)}
        {chosen(own.other, other, setOther)}
        <Button className="button" type="submit" isDisabled={one === other}>
          {own.compare}
        </Button>
      </form>
    </section>
  )
}
