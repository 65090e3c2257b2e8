/** When an extra visit could fit, read off the slack of every route. */
import type { FrirumWindow } from '#solver/formats/frirum.ts'
import type { Book } from './book.ts'
import { gapsIn, inBoth, isSome } from './gaps.ts'
import { openShifts } from './rooms.ts'
import { routeIn } from './route.ts'

/** A visit somebody has in mind: how long, where, on which days and hours, and what it asks. */
export type ExtraVisit = {
  readonly place: number
  readonly minutes: number
  readonly windows: readonly Pick<FrirumWindow, 'days' | 'opens' | 'closes'>[]
  readonly qualification: string
  readonly never?: readonly string[]
}

/**
 * Room for a visit: who could make it on which day, when it may begin at the earliest and at the latest while every
 * other visit keeps its window, and how much longer the way becomes.
 */
export type Opening = {
  readonly carer: string
  readonly day: number
  readonly from: number
  readonly to: number
  readonly extraTravel: number
}

/** Every opening in the week, by day and by hour; each gap between two stops is one. */
export function openingsFor(book: Book, { place, minutes, windows, qualification, never }: ExtraVisit): Opening[] {
  const openings: Opening[] = []
  for (const { id: carer, qualifications, shifts } of book.instance.carers) {
    if (!qualifications.includes(qualification) || never?.includes(carer)) continue
    for (const day of new Set(shifts.map((shift) => shift.day))) {
      const open = windows.filter(({ days }) => days.includes(day))
      if (open.length === 0 || (book.now && day < book.now.day)) continue
      for (const shift of openShifts(book, carer, day))
        for (const { starts, extraTravel } of gapsIn(routeIn(book, carer, shift), place, minutes))
          for (const { opens, closes } of open) {
            const both = inBoth(starts, { from: opens, to: closes - minutes })
            if (isSome(both)) openings.push({ carer, day, ...both, extraTravel })
          }
    }
  }
  return openings.sort((a, b) => a.day - b.day || a.from - b.from || a.extraTravel - b.extraTravel)
}
