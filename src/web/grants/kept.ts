/** A case kept on this device for whoever works on it, with a way back of many steps. */
import { useCallback, useEffect, useState } from 'react'
import { draftMark } from '#web/shell/drafts.ts'
import type { GrantDraft } from './draft.ts'

/** How many steps one can take back. */
const stepsBack = 50
/** A case nobody has touched for so many days is put away. */
const daysKept = 7

type Kept = { readonly version: 1; readonly at: number; readonly draft: GrantDraft }

const nameOf = (person: string, citizen: string): string => `${draftMark}case:${person}:${citizen}`

/** What was begun here, or null; what an earlier program wrote in another shape is not read. */
export function keptDraft(storage: Storage, person: string, citizen: string, now: number): GrantDraft | null {
  const text = storage.getItem(nameOf(person, citizen))
  if (!text) return null
  try {
    const kept = JSON.parse(text) as Kept
    return kept.version === 1 && now - kept.at < daysKept * 86_400_000 ? kept.draft : null
  } catch {
    return null
  }
}

export function keepDraft(storage: Storage, person: string, citizen: string, draft: GrantDraft, now: number): void {
  storage.setItem(nameOf(person, citizen), JSON.stringify({ version: 1, at: now, draft } satisfies Kept))
}

export const dropDraft = (storage: Storage, person: string, citizen: string): void =>
  storage.removeItem(nameOf(person, citizen))

/** Citizens whose case this person has begun on this device. */
export const begunBy = (storage: Storage, person: string): readonly string[] =>
  Object.keys(storage)
    .filter((name) => name.startsWith(nameOf(person, '')))
    .map((name) => name.slice(nameOf(person, '').length))

/** The draft in hand: each change is kept at once, and can be taken back. */
export function useDraft(person: string, citizen: string, begin: () => GrantDraft) {
  const [history, setHistory] = useState<readonly GrantDraft[]>(() => [
    keptDraft(localStorage, person, citizen, Date.now()) ?? begin(),
  ])
  const draft = history.at(-1) as GrantDraft
  const [isTouched, setIsTouched] = useState(() => keptDraft(localStorage, person, citizen, Date.now()) !== null)
  useEffect(() => {
    if (isTouched) keepDraft(localStorage, person, citizen, draft, Date.now())
  }, [isTouched, person, citizen, draft])
  const change = useCallback((changed: Partial<GrantDraft>) => {
    setIsTouched(true)
    setHistory((before) => next(before, changed))
  }, [])
  return {
    draft,
    isTouched,
    change,
    undo: history.length > 1 ? () => setHistory((before) => before.slice(0, -1)) : null,
    drop: () => {
      dropDraft(localStorage, person, citizen)
      setIsTouched(false)
      setHistory([begin()])
    },
    done: () => {
      setIsTouched(false)
      dropDraft(localStorage, person, citizen)
    },
  }
}

/** Typing on in the same text is one step, anything else a step of its own. */
function next(before: readonly GrantDraft[], changed: Partial<GrantDraft>): readonly GrantDraft[] {
  const last = before.at(-1) as GrantDraft
  const after = { ...last, ...changed }
  const earlier = before.at(-2)
  const [name] = Object.keys(changed) as (keyof GrantDraft)[]
  const isTypingOn = earlier !== undefined && name !== undefined && isOnlyTyping(earlier, last, after, name)
  return [...(isTypingOn ? before.slice(0, -1) : before), after].slice(-stepsBack - 1)
}

function isOnlyTyping(earlier: GrantDraft, last: GrantDraft, after: GrantDraft, name: keyof GrantDraft): boolean {
  if (typeof last[name] !== 'string' || typeof after[name] !== 'string') return false
  if (String(after[name]).endsWith(' ')) return false
  const others = Object.keys(last).filter((key) => key !== name) as (keyof GrantDraft)[]
  return others.every((key) => earlier[key] === last[key])
}
