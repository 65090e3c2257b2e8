/** The frame around the pages behind the door: where one can go, who one is, and out. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { signOutEverywhere } from '#contract/access/operations.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import { ask } from './asking.ts'
import { homeOf, leave } from './doors.ts'
import { forgetDrafts, hasDrafts } from './drafts.ts'
import './inside.css'
import { LanguageSwitch, ThemeSwitch } from './languages.tsx'
import { PaletteDoor } from './palette-door.tsx'
import { placesOf } from './places.ts'
import { useSelf } from './self.tsx'

export function Inside() {
  const self = useSelf()
  const { words, suggest } = useSpeaking()
  const navigate = useNavigate()
  const queries = useQueryClient()
  useEffect(() => suggest(self.municipality.country), [suggest, self.municipality.country])
  const [isWarned, setIsWarned] = useState(false)
  const out = async (everywhere = false) => {
    if (hasDrafts() && !isWarned) return setIsWarned(true)
    if (everywhere) await ask(signOutEverywhere, { body: {} })
    forgetDrafts()
    const elsewhere = await leave()
    queries.clear()
    if (elsewhere) location.assign(elsewhere)
    else await navigate({ to: '/' })
  }
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="top">
        <Link to={homeOf(self)} className="brand">
          <Mark />
          {words.brand}
        </Link>
        <nav aria-label={words.menu}>
          {placesOf(self, words).map(({ to, text }) => (
            <Place key={to} to={to}>
              {text}
            </Place>
          ))}
        </nav>
        <PaletteDoor signOut={() => void out()} />
        <p className="who">
          <strong>{self.name}</strong>
          <span className="quiet">
            {words.roles[self.role]}
            {' · '}
            {self.teams[0]?.name ?? self.municipality.name}
          </span>
        </p>
        <button type="button" className="button quiet" onClick={() => void out()}>
          {isWarned ? words.signOutDrafts : words.signOut}
        </button>
      </header>
      <Outlet />
      <footer className="bottom">
        <LanguageSwitch />
        <ThemeSwitch />
        <button type="button" className="plain-button" onClick={() => void out(true)}>
          {words.signOutEverywhere}
        </button>
      </footer>
    </>
  )
}

const Place = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => (
  <Link to={to} activeOptions={{ exact: to === '/citizens' }} activeProps={{ className: 'here' }}>
    {children}
  </Link>
)

/** The headroom meter, small: the mark of the house. */
export const Mark = () => (
  <svg viewBox="0 0 30 14" width="30" height="14" aria-hidden="true" className="mark">
    <rect x="1" y="1" width="28" height="12" rx="4" />
    <path d="M5 1h9v12H5a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4z" />
  </svg>
)
