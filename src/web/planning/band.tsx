/** Where a visit that is held could go in a lane, or why nowhere. */
import './band.css'
import { leastCost } from './cost.ts'
import { type Band, barrierOn, type Held } from './hold.ts'
import type { Lane } from './lanes.ts'
import { usePlaceText } from './place-text.ts'
import type { Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'

type BandProps = {
  readonly band: Band
  /** What is said of this one ends where it begins. */
  readonly next: Band | null
  readonly held: Held
  readonly box: (at: number, until: number) => { readonly left: string; readonly width: string }
}

/**
 * From the earliest it can begin to the end of the latest it can be, and what that costs others: hatched where others
 * begin at another minute for it, plain where nobody does.
 */
export function BandShown({ band, next, held, box }: BandProps) {
  const said = usePlaceText()
  const { minutes } = held.visit
  return (
    <>
      {band.still.map(({ from, to }) => (
        <span key={from} className="still" style={box(from, to + minutes)} />
      ))}
      <span className="band" style={box(band.from, band.to + minutes)} />
      <span className="band-said" style={box(band.from, Math.min(band.to + minutes, next?.from ?? Infinity))}>
        <span>{said.cost(leastCost(band.best, held.visit.start))}</span>
      </span>
    </>
  )
}

export function Shut({ held, lane, names }: { readonly held: Held; readonly lane: Lane; readonly names: Names }) {
  const reasons = useReasons(names)
  const { citizen } = held.visit
  const barrier = barrierOn(held, lane) ?? { kind: 'noShift' as const }
  return <span className="why-shut">{reasons.barrier(barrier, { citizen, staff: lane.staff, date: lane.date })}</span>
}
