/** What came of the last thing done by hand. */
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { usePlaceText } from './place-text.ts'
import { clockAt, type Names } from './reasons/telling.ts'
import { useReasons } from './reasons/use-reasons.ts'
import type { useHand } from './use-hand.ts'
import { planningWords } from './words.ts'

/** Said once, to whoever looks and whoever listens. */
export function Said({
  of: { last, trouble },
  names,
  isKeeping,
}: {
  readonly of: ReturnType<typeof useHand>
  readonly names: Names
  readonly isKeeping: boolean
}) {
  const own = useWords(planningWords)
  const { format } = useSpeaking()
  const reasons = useReasons(names)
  const text = usePlaceText()
  if (trouble)
    return (
      <p className="failed" role="alert">
        {trouble.kind === 'noPlaces' ? own.findingFailed : own.notKept}
      </p>
    )
  const said = (): string => {
    if (!last) return ''
    const { visit, at, landed } = last
    const name = names.citizen(visit.citizen)
    if (landed.kind === 'put') {
      const put = own.put(name, clockAt(landed.to.start), names.staff(landed.to.staff))
      return landed.outside > 0 ? `${put} ${own.outsideSaid(landed.outside)}` : put
    }
    if (landed.kind === 'asItWas') return own.letGoSaid
    const why =
      landed.kind === 'other'
        ? own.roomAt(format.list(landed.places.map(text.span)))
        : reasons.barrier(landed.barrier, { citizen: visit.citizen, staff: at.staff, date: at.date })
    return `${why} ${own.letGoSaid}`
  }
  return (
    <p className={last && ['other', 'barrier'].includes(last.landed.kind) ? 'notice said' : 'said quiet'} role="status">
      {isKeeping ? own.keeping : said()}
    </p>
  )
}
