/** What stands around every page, signed in or not. */
import { Link, Outlet } from '@tanstack/react-router'
import { useSpeaking } from '#web/words/speaking.tsx'

export const Outside = () => <Outlet />

export function NoSuchPage() {
  const { words } = useSpeaking()
  return (
    <main className="page narrow" id="main">
      <h1>{words.noSuchPage}</h1>
      <p>
        <Link to="/">{words.toStart}</Link>
      </p>
    </main>
  )
}
