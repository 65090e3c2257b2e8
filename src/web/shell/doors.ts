/** In and out. */
import { beginPath, sessionPath, signedOut, welcome, welcomePath } from '#contract/access/session.ts'
import type { Self } from './self.tsx'

/** Whom a demonstration offers. */
export const readWelcome = async () => welcome.parse(await (await fetch(welcomePath)).json())

/** Signs in as a demo person; throws when it is refused. */
export async function enter(tenant: string, person: string): Promise<void> {
  const answer = await fetch(sessionPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenant, person }),
  })
  if (!answer.ok) throw new Error(`signing in was refused with ${answer.status}`)
}

/** Where to go to sign in with the provider, and to come back to a page from. */
export const beginAddress = (to: string | undefined): string =>
  to === undefined ? beginPath : `${beginPath}?${new URLSearchParams({ to })}`

/** Signs out here; gives the address at which the provider is told, where there is one. */
export async function leave(): Promise<string | null> {
  const answer = await fetch(sessionPath, { method: 'DELETE' })
  return signedOut.parse(await answer.json()).address
}

/** Whether the server marked its pages as those of a demonstration. */
export const isDemo = (): boolean => document.documentElement.dataset['demo'] !== undefined

/** The page each begins on. */
export function homeOf({ role, citizen }: Pick<Self, 'role' | 'citizen'>): string {
  if (role === 'citizen' && citizen) return `/citizens/${citizen}`
  return homes[role] ?? '/models'
}

const homes: Readonly<Record<string, string>> = {
  relative: '/citizens',
  teamMember: '/day',
  fixedContact: '/day',
  leader: '/week',
  caseOfficer: '/grants',
  controller: '/settlement',
}
