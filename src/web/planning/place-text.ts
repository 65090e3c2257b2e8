/** What it would cost to put a visit in a place, and what came of putting it there. */
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { PlaceCost } from './cost.ts'
import { type Held, landing } from './hold.ts'
import type { Place, Spot } from './plan.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import { planningWords } from './words.ts'

/** `2 others move, 10 min outside the agreed hours, 6 min longer way`. */
export function usePlaceText() {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  return {
    cost: ({ moves, outside, extraTravel }: PlaceCost): string =>
      [
        moves > 0 && own.moves(moves),
        outside > 0 && own.outsideAgreed(outside),
        extraTravel > 0 && own.longer(extraTravel),
        extraTravel < 0 && own.shorter(-extraTravel),
      ]
        .filter(Boolean)
        .join(', ') || own.fits,
    span: ({ from, to }: Pick<Place, 'from' | 'to'>): string => own.span(clockAt(from), clockAt(to)),
    day: (date: Place['date']): string => format.weekday(date),
  }
}

/** What there is to say of the visit in the hand where it is now. */
export function useHeldText(names: Names) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const text = usePlaceText()
  const reasons = useReasons(names)
  return (held: Held, at: Spot): string => {
    if (!held.places) return own.finding
    const landed = landing(held, at)
    if (landed.kind === 'asItWas') return own.asItWas
    if (landed.kind === 'fits') return text.cost(landed.cost)
    if (landed.kind === 'other') return own.roomAt(format.list(landed.places.map(text.span)))
    return reasons.barrier(landed.barrier, { citizen: held.visit.citizen, staff: at.staff, date: at.date })
  }
}
