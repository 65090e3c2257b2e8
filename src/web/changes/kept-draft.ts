/**
 * A draft that nobody has saved yet, kept on the device for whoever was writing it. It is thrown away when somebody
 * else opens the page here, when they sign out, and after a week.
 */
import { draftMark } from '#web/shell/drafts.ts'
import type { Draft, Visit } from './draft.ts'

/** A draft with the visits it was made on, so that it can be laid on what the plan is by then. */
export type KeptDraft = { readonly base: readonly Visit[]; readonly draft: Draft }
type Kept = KeptDraft & { readonly by: string; readonly at: number }

const prefix = `${draftMark}plan:`
const week = 7 * 24 * 60 * 60 * 1000

export function keepDraft(citizen: string, by: string, draft: KeptDraft | null): void {
  if (draft === null) localStorage.removeItem(prefix + citizen)
  else {
    const kept: Kept = { ...draft, by, at: Date.now() }
    localStorage.setItem(prefix + citizen, JSON.stringify(kept))
  }
}

/** The draft of this person; what is of somebody else or too old is gone. */
export function keptDraft(citizen: string, by: string): KeptDraft | null {
  const text = localStorage.getItem(prefix + citizen)
  if (text === null) return null
  const kept = read(text)
  if (kept && kept.by === by && Date.now() - kept.at < week) return kept
  localStorage.removeItem(prefix + citizen)
  return null
}

function read(text: string): Kept | null {
  try {
    return JSON.parse(text) as Kept
  } catch {
    return null
  }
}
