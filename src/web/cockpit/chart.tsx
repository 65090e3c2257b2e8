/** A line through time: points, the middle, and what it is held against. The table beside it says all. */
import type { Point } from './saying.ts'

type Props = {
  readonly points: readonly Point[]
  readonly median: number | null
  readonly target: number | null
  readonly label: string
  readonly said: (value: number) => string
  readonly dayOf: (point: Point) => string
}

const height = 200
const inside = { top: 16, bottom: 172 }

/** Across in per cent, so that it is as wide as its place; down in pixels, so that type keeps its size. */
export function Chart({ points, median, target, label, said, dayOf }: Props) {
  const known = points.flatMap((point, at) => (point.value === null ? [] : [{ point, value: point.value, at }]))
  const held = [...known.map(({ value }) => value), ...(target === null ? [] : [target])]
  const [low, high] = scaleOf(held)
  const x = (at: number) => `${points.length < 2 ? 50 : 2 + (96 * at) / (points.length - 1)}%`
  const y = (value: number) => inside.bottom - ((value - low) / (high - low)) * (inside.bottom - inside.top)
  const line = (value: number, className: string) => (
    <line x1="0" x2="100%" y1={y(value)} y2={y(value)} className={className} />
  )
  const first = points[0]
  const last = points.at(-1)
  return (
    <svg role="img" aria-label={label} className="chart" width="100%" height={height}>
      {[low, high].map((value) => (
        <g key={value}>
          {line(value, 'grid')}
          <text x="0" y={y(value) - 4}>
            {said(value)}
          </text>
        </g>
      ))}
      {median !== null && line(median, 'median')}
      {target !== null && line(target, 'target')}
      {known.slice(1).map(({ value, at }, before) => {
        const from = known[before]
        return from && <line key={at} x1={x(from.at)} y1={y(from.value)} x2={x(at)} y2={y(value)} className="through" />
      })}
      {known.map(({ value, at }) => (
        <circle key={at} cx={x(at)} cy={y(value)} r="4" />
      ))}
      {first && (
        <text x="0" y={height - 8}>
          {dayOf(first)}
        </text>
      )}
      {last && last !== first && (
        <text x="100%" y={height - 8} textAnchor="end">
          {dayOf(last)}
        </text>
      )}
    </svg>
  )
}

/** Round numbers around what is shown; nought is in sight where it is near. */
function scaleOf(values: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const spread = Math.max(most - least, Math.abs(most) * 0.1, 1)
  const step = 10 ** Math.floor(Math.log10(spread))
  const low = least >= 0 && least < spread * 1.5 ? 0 : Math.floor((least - spread * 0.1) / step) * step
  const high = Math.ceil((most + spread * 0.1) / step) * step
  return [low, high]
}
