/** The headroom meter: what a frame gives, what of it was given, what is planned, and what is left to decide. */
import { useSpeaking } from '#web/words/speaking.tsx'
import { meterOf } from './meter-parts.ts'

const hatching: Readonly<Record<string, { readonly fill: string }>> = {
  planned: { fill: 'url(#planned)' },
  'planned over': { fill: 'url(#planned-over)' },
}

/** The hatchings of every meter, once on the page. */
export function Hatchings() {
  return (
    <svg className="hatchings" aria-hidden="true" width="0" height="0">
      <defs>
        {['planned', 'planned-over'].map((id) => (
          <pattern key={id} id={id} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(35)">
            <rect width="5" height="8" className={id} />
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

type Props = {
  /** All in minutes of one week; `framed: null` where there is no frame. */
  readonly framed: number | null
  readonly done: number
  readonly ahead: number
  readonly small?: boolean
}

export function Meter({ framed, done, ahead, small = false }: Props) {
  const { words, format } = useSpeaking()
  const { meter } = words
  if (framed === null)
    return small ? <span className="quiet">{meter.none}</span> : <p className="quiet">{meter.none}</p>
  const { left, scale, doneInside, aheadInside, doneOver, aheadOver } = meterOf(framed, done, ahead)
  const headline =
    left > 0 ? meter.left(format.length(left)) : left < 0 ? meter.over(format.length(left)) : meter.exactly
  const used = meter.used(format.length(done), format.length(ahead), format.length(framed))
  const share = (minutes: number) => (scale === 0 ? 0 : (100 * minutes) / scale)
  let at = 0
  const piece = (minutes: number, fill: string) => {
    const x = at
    at += share(minutes)
    return (
      minutes > 0 && (
        <rect
          key={fill}
          x={`${x}%`}
          width={`${share(minutes)}%`}
          y="0"
          height="100%"
          className={fill}
          {...hatching[fill]}
        />
      )
    )
  }
  return (
    <div className={small ? 'meter small' : 'meter'}>
      <svg role="img" aria-label={`${headline}. ${used}`} className="bar">
        <rect x="0" y="0" width={`${share(framed)}%`} height="100%" className="free" />
        {piece(doneInside, 'done')}
        {piece(aheadInside, 'planned')}
        {left < 0 && piece(doneOver, 'done over')}
        {left < 0 && piece(aheadOver, 'planned over')}
        <rect x="0" y="0" width={`${share(framed)}%`} height="100%" className="frame" />
      </svg>
      {!small && (
        <p className="headline">
          <strong className={left < 0 ? 'over' : ''}>{headline}</strong>
          <span className="quiet">{used}</span>
        </p>
      )}
    </div>
  )
}
