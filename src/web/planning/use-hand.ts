/** Moving visits by hand: picked up, held, put down, taken back. Every visit that is put down makes a new proposal. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef, useState } from 'react'
import type { Week } from '#kernel/calendar/week.ts'
import { type Held, type Landing, landing } from './hold.ts'
import type { Edit, Proposal, Spot, Visit } from './plan.ts'
import { aheadOf, beforeOf, begun, nowOf, stepped } from './steps.ts'
import { asAdopted, edited, placesFor } from './use-plan.ts'

type Of = {
  readonly team: string
  readonly week: Week
  /** The proposal of the address; null is the week as it is adopted. */
  readonly proposal: string | null
  /** Writes the proposal into the address. */
  readonly show: (proposal: string | null) => void
}

export type Trouble = { readonly kind: 'noPlaces' | 'notKept'; readonly error: unknown }

/** What came of a visit that was put down; `outside` are its minutes outside the agreed hours. */
export type Last = {
  readonly visit: Visit
  readonly at: Spot
  readonly landed:
    | Exclude<Landing, { readonly kind: 'fits' }>
    | { readonly kind: 'put'; readonly to: Spot; readonly outside: number }
}

export function useHand({ team, week, proposal, show }: Of) {
  const queries = useQueryClient()
  const [steps, step] = useReducer(stepped, proposal, begun)
  const [held, setHeld] = useState<Held | null>(null)
  const [pending, setPending] = useState<readonly Edit[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [last, setLast] = useState<Last | null>(null)
  const now = nowOf(steps)
  /** The proposal that the next thing is done to, once what is under way has been done. */
  const tip = useRef<Promise<string | null>>(Promise.resolve(now))
  /** Counts what was picked up, so that an answer about an earlier one is passed over. */
  const picked = useRef(0)
  const shown = useRef(proposal)

  // What one chose oneself is written into the address; what comes from the address, by a link or the way back, counts.
  useEffect(() => {
    if (now === shown.current) return
    shown.current = now
    tip.current = tip.current.then(() => now)
    show(now)
  }, [now, show])
  const { ids } = steps
  const inAddress = useRef(proposal)
  useEffect(() => {
    if (proposal === inAddress.current) return
    inAddress.current = proposal
    if (proposal === shown.current || (proposal !== null && ids.includes(proposal))) return
    shown.current = proposal
    tip.current = Promise.resolve(proposal)
    step({ kind: 'open', id: proposal })
    setHeld(null)
  }, [proposal, ids])

  /** A proposal to do things to: the open one, or the adopted week made into one. */
  const base = (): Promise<string> => {
    const made = tip.current.then(async (known) => {
      if (known !== null) return known
      const id = await asAdopted(queries, team, week)
      shown.current = id
      step({ kind: 'add', id, from: null })
      show(id)
      return id
    })
    tip.current = made.catch(() => null)
    return made
  }

  const pickUp = (visit: Visit, staff: Spot['staff'] | null) => {
    picked.current += 1
    const mine = picked.current
    setTrouble(null)
    setLast(null)
    const at = { staff: staff ?? visit.staff[0] ?? ('' as never), date: visit.date, start: visit.start }
    setHeld({ visit, staff, at, places: null })
    base()
      .then((id) => placesFor(team, id, visit, visit.staff.length > 1 ? staff : null))
      .then((places) => {
        if (picked.current === mine) setHeld((still) => still && { ...still, places })
      })
      .catch((error: unknown) => {
        if (picked.current !== mine) return
        setHeld(null)
        setTrouble({ kind: 'noPlaces', error })
      })
  }

  const letGo = () => {
    picked.current += 1
    setHeld(null)
  }

  /** Another proposal in sight: what was told of the one before is over. */
  const forget = () => {
    setLast(null)
    setTrouble(null)
  }

  const stepTo = (kind: 'undo' | 'redo') => {
    forget()
    step({ kind })
  }

  const put = (edit: Edit, outside: number) => {
    const { visit, to } = edit
    setLast({ visit, at: to, landed: { kind: 'put', to, outside } })
    setTrouble(null)
    setPending((before) => [...before, edit])
    tip.current = base()
      .then(async (from) => {
        try {
          const id = await edited(queries, team, from, edit)
          shown.current = id
          step({ kind: 'add', id, from })
          show(id)
          return id
        } catch (error) {
          setTrouble({ kind: 'notKept', error })
          return from
        }
      })
      .catch((error: unknown) => {
        setTrouble({ kind: 'notKept', error })
        return null
      })
      .finally(() => setPending((before) => before.filter((one) => one !== edit)))
  }

  /**
   * Puts the held visit down where it fits; elsewhere it goes back to where it was, or stays in the hand of whoever
   * holds it by keys. Before it is known where it can go, it waits where it was let go.
   */
  const putDown = (at: Spot, isStillHeld = false) => {
    if (!held) return
    if (held.places === null) return setHeld({ ...held, at, isWaiting: !isStillHeld })
    const { visit, staff } = held
    const landed = landing(held, at)
    if (landed.kind === 'fits')
      put({ visit, replaces: visit.staff.length > 1 ? staff : null, to: landed.to }, landed.cost.outside)
    else setLast({ visit, at, landed })
    if (landed.kind === 'fits' || landed.kind === 'asItWas' || !isStillHeld) letGo()
  }
  useEffect(() => {
    if (held?.isWaiting && held.places) putDown(held.at)
  })

  return {
    now,
    held,
    pending,
    trouble,
    /** What came of the last visit that was put down. */
    last,
    base,
    pickUp,
    letGo,
    putDown,
    put,
    open: (id: string | null) => {
      letGo()
      forget()
      step({ kind: 'open', id })
    },
    move: (at: Spot) => setHeld((still) => still && { ...still, at }),
    /** Remembers what a proposal was made from, so that one can go back past what one has done here. */
    knowOrigin: (id: string, { from }: Pick<Proposal, 'from'>) => {
      if (from) step({ kind: 'before', id, from })
    },
    undo: beforeOf(steps) !== null && pending.length === 0 ? () => stepTo('undo') : null,
    redo: aheadOf(steps) !== null && pending.length === 0 ? () => stepTo('redo') : null,
  }
}
