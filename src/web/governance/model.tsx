/** One governance model, readable from top to bottom: what a change means, who decides, what it counts, its proof. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import type { modelDocument } from '#contract/governance/example.ts'
import { Shown } from '#web/shell/state.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { modelQuery } from './services.ts'
import { modelWords } from './words.ts'

type Document = z.output<typeof modelDocument>

export function Model() {
  const { model, version } = useParams({ from: '/inside/models/$model/$version' })
  const own = useWords(modelWords)
  const asked = useQuery(modelQuery({ id: model, version }))
  return (
    <main className="page" id="main">
      <p>
        <Link to="/models">{own.back}</Link>
      </p>
      <Shown of={asked} lines={10}>
        {(document) => <Readable of={document} />}
      </Shown>
    </main>
  )
}

function Readable({ of }: { readonly of: Document }) {
  const { words, language } = useSpeaking()
  const own = useWords(modelWords)
  const law = (key: string) => of.laws.find((one) => one.key === key)
  return (
    <>
      <h1>{of.title[language]}</h1>
      <p className="lead-line">{of.summary[language]}</p>
      <h2>{own.effects}</h2>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{own.situation}</th>
            <th scope="col">{own.effect}</th>
            <th scope="col">{own.decidedBy}</th>
            <th scope="col">{words.ground.law}</th>
          </tr>
        </thead>
        <tbody>
          {of.effects.map(({ situation, effect, law: key }) => {
            const by = of.delegations.find(({ decision }) => decision === situation)?.decidedBy ?? 'caseOfficer'
            const found = law(key)
            return (
              <tr key={situation}>
                <th scope="row">{words.compass.situations[situation]}</th>
                <td className="wide">{words.compass.effects[effect]}</td>
                <td>{words.compass.who[by]}</td>
                <td className="quiet">{found && `${found.act} ${found.section}`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="columns">
        <section aria-labelledby="services">
          <h2 id="services">{own.services}</h2>
          <dl className="clusters">
            {of.catalogue.clusters.map(({ id, title }) => (
              <div key={id}>
                <dt>{title[language]}</dt>
                <dd className="quiet">
                  {of.catalogue.services
                    .filter(({ cluster }) => cluster === id)
                    .map((service) => service.title[language])
                    .join(', ')}
                </dd>
              </div>
            ))}
          </dl>
        </section>
        {of.packages && (
          <section aria-labelledby="packages">
            <h2 id="packages">{own.packages}</h2>
            <ul className="plain">
              {of.packages.map(({ id, title, days, minutesPerDay }) => (
                <li key={id}>
                  {title[language]}
                  <span className="quiet under">
                    {days} {own.days} · {words.rhythm.minutes(minutesPerDay)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="laws">
          <h2 id="laws">{own.laws}</h2>
          <ul className="plain">
            {of.laws.map(({ key, act, section, version, verified }) => (
              <li key={key}>
                {act} {section}
                <span className="quiet under">
                  {version}
                  {!verified && ` · ${words.ground.unread}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <h2>
        {own.examples} <span className="quiet light">{of.examples.length}</span>
      </h2>
      <p className="quiet">{own.examplesLead}</p>
      <ol className="plain">
        {of.examples.map(({ id, title, shows }) => (
          <li key={id}>
            {title[language]}
            {shows.length > 0 && <span className="quiet under">{own.shows(shows.join(', '))}</span>}
          </li>
        ))}
      </ol>
    </>
  )
}
