/** Names beside the ends of lines, none over another. */
import type { Point } from './projection.ts'
import type { Size } from './view.ts'

/** `beside` is how many pixels from its point it stands: what is drawn there has its own width. */
export type Label = { readonly key: string; readonly text: string; readonly at: Point; readonly beside: number }
export type Placed = Label & { readonly left: number; readonly top: number; readonly width: number }

/** A name is at least as high as what one presses must be. */
export const labelHigh = 24
const letterWide = 7.4

/**
 * To the right of its point, or to the left where there is no room; as near to its height as it lies over no other.
 * Where that is nowhere it is left out: the list beside the map has every name.
 */
export function placed(labels: readonly Label[], { width, height }: Size): Placed[] {
  const laid: Placed[] = []
  for (const label of labels.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)) {
    const wide = Math.ceil(label.text.length * letterWide) + 8
    const isRoom = label.at.x + label.beside + wide <= width
    const left = Math.max(0, isRoom ? label.at.x + label.beside : label.at.x - label.beside - wide)
    const most = height - labelHigh
    const wished = Math.min(most, Math.max(0, label.at.y - labelHigh / 2))
    const beside = laid.filter((one) => one.left < left + wide && left < one.left + one.width)
    const tops = [wished, ...beside.flatMap((one) => [one.top - labelHigh, one.top + labelHigh])]
    const [top] = tops
      .filter((at) => at >= 0 && at <= most && beside.every((one) => Math.abs(one.top - at) >= labelHigh))
      .toSorted((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
    if (top !== undefined && left + wide <= width) laid.push({ ...label, left, top, width: wide })
  }
  return laid
}
