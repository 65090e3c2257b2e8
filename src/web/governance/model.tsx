/** One governance model, readable from top to bottom, its worked examples run while it is read. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { readModelFile, readModelPage } from '#contract/governance/operations.ts'
import type { modelPage } from '#contract/governance/page.ts'
import { ask } from '#web/shell/asking.ts'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Blocks } from './blocks.tsx'
import { keyOf, useChoices } from './choices.ts'
import './models.css'
import { modelWords } from './words.ts'

type Page = z.output<typeof modelPage>

export function Model() {
  const { model, version } = useParams({ from: '/inside/models/$model/$version' })
  const { words, written } = useSpeaking()
  const own = useWords(modelWords)
  const asked = useQuery({
    queryKey: ['model', model, version, 'page', written],
    queryFn: () => ask(readModelPage, { params: { model, version }, query: { language: written } }),
  })
  return (
    <main className="page" id="main">
      <p>
        <Link to="/models">{own.back}</Link>
      </p>
      <Shown of={asked} lines={10} title={words.pages.models} notFound={own.notFound}>
        {(page) => <Readable of={page} model={model} version={version} />}
      </Shown>
    </main>
  )
}

type Name = { readonly model: string; readonly version: string }

function Readable({ of, model, version }: { readonly of: Page } & Name) {
  const own = useWords(modelWords)
  const assumed = of.sections.filter(({ assumed }) => assumed > 0)
  return (
    <article className="model">
      <h1>{of.title}</h1>
      <p className="lead-line">{of.summary}</p>
      <p className="quiet">{of.about}</p>
      <p className={of.failed ? 'verdict bad' : 'verdict good'} role="status">
        <span aria-hidden="true">{of.failed ? '✗' : '✓'}</span> <a href="#examples">{of.verdict}</a>
        <span className="quiet under">{own.ranNow}</span>
      </p>
      {assumed.length > 0 && (
        <p>
          {own.assumedIn}{' '}
          {assumed.map(({ id, title }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <a href={`#${id}`}>{title}</a>
            </span>
          ))}
          . <span className="quiet">{own.assumedNote}</span>
        </p>
      )}
      <Actions model={model} version={version} />
      <nav aria-label={own.contents} className="contents">
        <ul>
          {of.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {of.sections.map(({ id, title, blocks }) => (
        <section key={id} id={id} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{title}</h2>
          <Blocks of={blocks} />
        </section>
      ))}
    </article>
  )
}

/** To take the model with one, and to hold another beside it. */
function Actions({ model, version }: Name) {
  const own = useWords(modelWords)
  const navigate = useNavigate()
  const { choices } = useChoices()
  const [error, setError] = useState<unknown>(null)
  const here = keyOf({ id: model, version })
  const download = async () => {
    try {
      setError(null)
      const { name, yaml } = await ask(readModelFile, { params: { model, version } })
      const address = URL.createObjectURL(new Blob([yaml], { type: 'application/yaml' }))
      Object.assign(document.createElement('a'), { href: address, download: name }).click()
      URL.revokeObjectURL(address)
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <>
      <div className="buttons">
        <label className="field beside-field">
          <span className="label">{own.compareWith}</span>
          <select
            className="input"
            value=""
            onChange={({ target }) => void navigate({ to: '/models/compare', search: { a: here, b: target.value } })}
          >
            <option value="" disabled>
              {own.chooseModel}
            </option>
            {choices
              .filter(({ key }) => key !== here)
              .map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
          </select>
        </label>
        <Button className="button quiet" onPress={() => void download()}>
          {own.download}
        </Button>
      </div>
      {error !== null && <Failed error={error} again={download} />}
    </>
  )
}
