/** In and out. */
import { sessionPath, welcome, welcomePath } from '#contract/access/session.ts'
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

export const leave = async (): Promise<void> => void (await fetch(sessionPath, { method: 'DELETE' }))

/** The page each begins on. */
export function homeOf({ role, citizen }: Pick<Self, 'role' | 'citizen'>): string {
  if (role === 'citizen' && citizen) return `/citizens/${citizen}`
  return homes[role] ?? '/models'
}

const homes: Readonly<Record<string, string>> = {
  teamMember: '/day',
  fixedContact: '/day',
  leader: '/week',
  caseOfficer: '/week',
  controller: '/settlement',
}
