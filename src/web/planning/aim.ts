/** Where a hand points to on the lanes; lanes are measured once, when something is taken. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { snapped } from './hold.ts'
import type { Spot } from './plan.ts'

export type Track = {
  readonly element: Element
  readonly staff: Spot['staff']
  readonly date: LocalDate
  /** In pixels of the page. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** The minutes its width stands for. */
  readonly from: number
  readonly to: number
}

export type Aim = { readonly track: Track; readonly minute: number }

/** Every lane on a board, where it is on the page. */
export const measured = (board: HTMLElement | null): Track[] =>
  [...(board?.querySelectorAll<HTMLElement>('.track') ?? [])].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const { staff, date, from, to } = element.dataset
    return {
      ...{ element, staff: staff as Spot['staff'], date: date as LocalDate, from: Number(from), to: Number(to) },
      ...{ left: left + scrollX, top: top + scrollY, width, height },
    }
  })

/** The lane under a point of the page and the minute, in steps; null beside the lanes. */
export function aimAt(tracks: readonly Track[], { x, y }: { readonly x: number; readonly y: number }): Aim | null {
  const track = tracks.find(({ top, height }) => top <= y && y < top + height)
  if (!track) return null
  const minute = track.from + ((x - track.left) / track.width) * (track.to - track.from)
  return { track, minute: Math.max(0, snapped(minute)) }
}
