/** What somebody was at when they were called away, for when they are back: the visit they had open, words begun. */
import { useCallback, useState } from 'react'
import type { Id } from '#kernel/id.ts'
import { draftMark } from '#web/shell/drafts.ts'

const openMark = 'frirum-open-visit'

/** The visit that stands open on a day, in this window; undefined until one was opened or closed, null for none. */
export function useOpenVisit(date: string): readonly [string | null | undefined, (key: string | null) => void] {
  const [kept, setKept] = useState(() => sessionStorage.getItem(openMark))
  const open = kept?.startsWith(`${date} `) ? kept.slice(date.length + 1) || null : undefined
  const setOpen = useCallback(
    (key: string | null) => {
      const next = `${date} ${key ?? ''}`
      sessionStorage.setItem(openMark, next)
      setKept(next)
    },
    [date],
  )
  return [open, setOpen]
}

/** Words begun about a visit; they lie on the device until they are told, under their own id, or given up. */
export type Begun = {
  readonly id: Id<'Fact'>
  readonly kind: string
  readonly minutes: number
  readonly own: string
}

const markOf = (date: string, visit: string): string => `${draftMark}told-${date}-${visit}`

export function begunOf(date: string, visit: string): Begun | null {
  try {
    return JSON.parse(localStorage.getItem(markOf(date, visit)) ?? 'null')
  } catch {
    return null
  }
}

export function keepBegun(date: string, visit: string, begun: Begun | null): void {
  if (begun) localStorage.setItem(markOf(date, visit), JSON.stringify(begun))
  else localStorage.removeItem(markOf(date, visit))
}
