/** The door: where one is, in three sentences, and whom one can be. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { beginAddress, enter, homeOf, isDemo, readWelcome } from '#web/shell/doors.ts'
import { Mark } from '#web/shell/inside.tsx'
import { LanguageSwitch, ThemeSwitch } from '#web/shell/languages.tsx'
import { selfQuery } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Meter } from '#web/ui/meter.tsx'
import type { Language } from '#web/words/format.ts'
import { loadWords, useSpeaking, useWords } from '#web/words/speaking.tsx'
import { accessWords } from './words.ts'

export function SignIn() {
  const { words, language, suggest } = useSpeaking()
  const own = useWords(accessWords)
  const { door } = own
  const { to, ended, refused } = useSearch({ from: '/' })
  const navigate = useNavigate()
  const queries = useQueryClient()
  const asked = useQuery({ queryKey: ['welcome'], queryFn: readWelcome })
  const [failed, setFailed] = useState(false)

  const be = async (tenant: string, country: string, person: string) => {
    setFailed(false)
    try {
      await enter(tenant, person)
      queries.removeQueries()
      const self = await queries.fetchQuery(selfQuery)
      suggest(country)
      await navigate({ to: to ?? homeOf(self) })
    } catch {
      setFailed(true)
    }
  }

  return (
    <>
      <header className="top door">
        <span className="brand">
          <Mark />
          {words.brand}
        </span>
        <LanguageSwitch />
      </header>
      <main className="page" id="main">
        <div className="lead">
          <div>
            <h1>{own.signIn.title}</h1>
            {(isDemo() ? own.signIn.where : own.signIn.where.slice(0, 2)).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <figure className="card">
            <figcaption className="label">{own.signIn.example}</figcaption>
            <Meter framed={480} done={180} ahead={175} />
            <p className="key">{words.meter.key}</p>
          </figure>
        </div>
        {ended && (
          <p className="notice" role="status">
            {own.signIn.ended}
          </p>
        )}
        {refused && (
          <p className="failed" role="alert">
            {door.refused[refused]}
          </p>
        )}
        {failed && (
          <p className="failed" role="alert">
            {words.wrong}
          </p>
        )}
        <Shown of={asked} lines={8}>
          {({ demo, provider, towns }) => (
            <>
              {provider && (
                <>
                  <p>{door.lead}</p>
                  <p className="buttons">
                    <a className="button" href={beginAddress(to)}>
                      {door.with(provider.called)}
                    </a>
                  </p>
                </>
              )}
              {demo && (
                <>
                  <h2>{provider ? door.or : own.signIn.whoToBe}</h2>
                  {towns.length === 0 && <p className="quiet">{own.signIn.empty}</p>}
                  <div className="towns">
                    {towns.toSorted(ownFirst(language)).map(({ key, name, country, persons }) => (
                      <section key={key} aria-labelledby={`town-${key}`} lang={country === 'SE' ? 'sv' : 'da'}>
                        <h3 id={`town-${key}`}>{name}</h3>
                        <ul className="persons">
                          {persons.map((person) => (
                            <li key={person.key}>
                              <button
                                type="button"
                                onPointerEnter={() => void loadWords(country === 'SE' ? 'sv' : 'da')}
                                onClick={() => void be(key, country, person.key)}
                              >
                                <strong>{person.name}</strong>
                                <span className="role" lang={document.documentElement.lang}>
                                  {words.roles[person.role]}
                                </span>
                                <span className="quiet" lang={document.documentElement.lang}>
                                  {own.roleMay[person.role]}
                                </span>
                              </button>
                            </li>
                          ))}
                        </ul>
                      </section>
                    ))}
                  </div>
                </>
              )}
              {!demo && !provider && <p>{own.signIn.closed}</p>}
            </>
          )}
        </Shown>
      </main>
      <footer className="bottom">
        <ThemeSwitch />
        <a href="/docs">{'API'}</a>
      </footer>
    </>
  )
}

type Town = { readonly country: string; readonly name: string }

/** The town that speaks the reader's language stands first. */
const ownFirst =
  (language: Language) =>
  (a: Town, b: Town): number => {
    const own = language === 'sv' ? 'SE' : 'DK'
    return Number(b.country === own) - Number(a.country === own) || (a.name < b.name ? -1 : 1)
  }
