/** A visit that somebody holds: where it is now, where it may be put, and where a key or a hand takes it. */
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { byCost, clamped, costAt, leastCost, type PlaceCost, type Stretch } from './cost.ts'
import type { Lane } from './lanes.ts'
import type { Barrier, Place, Places, Spot, Visit } from './plan.ts'
import { joined } from './stretches.ts'

const stepMinutes = 5
/** A hand that comes so near a place has meant it. */
const nearMinutes = 15

export type Held = {
  readonly visit: Visit
  /** From whose lane it was taken: of two who go together, the one who is replaced. */
  readonly staff: Spot['staff'] | null
  readonly at: Spot
  /** Null until the server has said where it can go. */
  readonly places: Places | null
  /** Let go before that was known: it is put down as soon as it is. */
  readonly isWaiting?: boolean
}

/** What it is to put a visit down somewhere. */
export type Landing =
  | { readonly kind: 'asItWas' }
  | { readonly kind: 'fits'; readonly to: Spot; readonly cost: PlaceCost }
  /** Elsewhere in the lane; places that overlap are one. */
  | { readonly kind: 'other'; readonly places: readonly Stretch[] }
  | { readonly kind: 'barrier'; readonly barrier: Barrier['barrier'] }

/** Places and barriers of one person's day. */
export const placesOn = ({ places }: Held, { staff, date }: Pick<Spot, 'staff' | 'date'>): readonly Place[] =>
  places?.places.filter((place) => place.staff === staff && place.date === date) ?? []

export const barrierOn = ({ places }: Held, { staff, date }: Pick<Spot, 'staff' | 'date'>): Barrier['barrier'] | null =>
  places?.barriers.find((one) => one.staff === staff && one.date === date)?.barrier ?? null

const away = ({ from, to }: Place, start: number): number => Math.max(0, from - start, start - to)

/** Where a visit may begin in one lane: places that overlap as one, with the starts for which nobody else moves. */
export type Band = {
  readonly from: number
  readonly to: number
  readonly best: Place
  readonly still: readonly Stretch[]
}

export function bandsOf(places: readonly Place[], wish: number): Band[] {
  const bands: Band[] = []
  for (const place of places.toSorted((a, b) => a.from - b.from)) {
    const last = bands.at(-1)
    const still = place.still ? [place.still] : []
    if (!last || place.from > last.to) bands.push({ from: place.from, to: place.to, best: place, still })
    else {
      const isBetter = byCost(leastCost(place, wish), leastCost(last.best, wish))
      bands[bands.length - 1] = {
        ...{ from: last.from, to: Math.max(last.to, place.to) },
        ...{ best: isBetter < 0 ? place : last.best, still: [...last.still, ...still] },
      }
    }
  }
  return bands
}

export const snapped = (minute: number): number => stepMinutes * Math.round(minute / stepMinutes)

/** Where a visit comes to lie when it is let go over a spot: in the nearest place, or nowhere with the reason. */
export function landing(held: Held, at: Spot): Landing {
  const { visit, staff } = held
  const isWhereItWas = ({ date, start }: Spot) => date === visit.date && start === visit.start && at.staff === staff
  if (isWhereItWas(at)) return { kind: 'asItWas' }
  const places = placesOn(held, at)
  const [nearest] = places.toSorted(
    (a, b) => away(a, at.start) - away(b, at.start) || byCost(costAt(a, at.start), costAt(b, at.start)),
  )
  if (nearest && away(nearest, at.start) <= nearMinutes) {
    const start = clamped(nearest, at.start)
    const to = { ...at, start }
    return isWhereItWas(to) ? { kind: 'asItWas' } : { kind: 'fits', to, cost: costAt(nearest, start) }
  }
  if (places.length > 0) return { kind: 'other', places: joined(places.map(({ from, to }) => ({ from, to }))) }
  return { kind: 'barrier', barrier: barrierOn(held, at) ?? { kind: 'noShift' } }
}

/** How a spot moves by a key: five minutes or, far, an hour; a lane; a day. Null for keys that move nothing. */
export function stepped(
  at: Spot,
  key: string,
  lanes: readonly Pick<Lane, 'staff' | 'date'>[],
  days: readonly LocalDate[],
  isFar = false,
): Spot | null {
  const far = isFar ? 60 : stepMinutes
  const aside = { ArrowLeft: -far, ArrowRight: far }[key]
  if (aside !== undefined) return { ...at, start: Math.max(0, snapped(at.start) + aside) }
  const lane = { ArrowUp: -1, ArrowDown: 1 }[key]
  if (lane !== undefined) {
    const here = lanes.findIndex(({ staff, date }) => staff === at.staff && date === at.date)
    const next = lanes[Math.min(lanes.length - 1, Math.max(0, here + lane))]
    return next ? { ...at, staff: next.staff, date: next.date } : at
  }
  const day = { PageUp: -1, PageDown: 1 }[key]
  if (day === undefined) return null
  const next = addDays(at.date, day)
  return days.includes(next) ? { ...at, date: next } : at
}
