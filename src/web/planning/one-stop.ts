/** The keys of a board that holds nothing: it is one stop on the way through the page, and arrows go on inside it. */
import { type RefObject, useEffect } from 'react'

const aBlock = '.stop-block'

/** The block that an arrow leads to: the next in the lane, or the nearest in the next lane that has one. */
export function besides(block: HTMLElement, key: string): HTMLElement | null {
  const blocksIn = (track: Element) => [...track.querySelectorAll<HTMLElement>(aBlock)]
  const track = block.closest('.track')
  if (!track) return null
  const aside = { ArrowLeft: -1, ArrowRight: 1 }[key]
  if (aside !== undefined) {
    const all = blocksIn(track)
    return all[all.indexOf(block) + aside] ?? null
  }
  const step = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (step === undefined) return null
  const tracks = [...(block.closest('.board')?.querySelectorAll('.track') ?? [])]
  for (let at = tracks.indexOf(track) + step; tracks[at]; at += step) {
    const near = blocksIn(tracks[at] as Element).toSorted(
      (a, b) => Math.abs(a.offsetLeft - block.offsetLeft) - Math.abs(b.offsetLeft - block.offsetLeft),
    )
    if (near[0]) return near[0]
  }
  return null
}

/** Of all blocks one is reached by Tab: the one that was last in focus, else the first. */
export function useOneStop(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const blocks = [...(board.current?.querySelectorAll<HTMLElement>(aBlock) ?? [])]
    const stop = blocks.find((block) => block === document.activeElement) ?? blocks[0]
    for (const block of blocks) block.tabIndex = block === stop ? 0 : -1
  })
  useEffect(() => {
    const now = board.current
    const onFocus = ({ target }: FocusEvent) => {
      const to = (target as HTMLElement).closest<HTMLElement>(aBlock)
      if (!to) return
      for (const block of now?.querySelectorAll<HTMLElement>(`${aBlock}[tabindex="0"]`) ?? []) block.tabIndex = -1
      to.tabIndex = 0
    }
    now?.addEventListener('focusin', onFocus)
    return () => now?.removeEventListener('focusin', onFocus)
  }, [board])
}
