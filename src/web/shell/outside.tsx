/** What stands around every page, signed in or not. */
import { Link, Outlet } from '@tanstack/react-router'
import { useSpeaking } from '#web/words/speaking.tsx'
import { isDemo } from './doors.ts'

export const Outside = () => (
  <>
    {isDemo() && <DemoBanner />}
    <Outlet />
  </>
)

/** On every page of a demonstration, so that nobody takes what they see for somebody's care. */
function DemoBanner() {
  const { words } = useSpeaking()
  return <aside className="demo-banner">{words.demo}</aside>
}

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
