/** What lies on the plane, drawn once for each nearness; moving the map only pushes it. */
import { memo } from 'react'
import type { Point } from './projection.ts'
import type { Home, Line } from './route.ts'

type Props = {
  readonly homes: readonly Home[]
  readonly lines: readonly Line[]
  readonly base: Point | null
  readonly pixels: number
  /** Numbers only where they do not hide each other. */
  readonly isNumbered: boolean
  readonly citizen: string | null
}

export const Drawing = memo(function Drawing({ homes, lines, base, pixels, isNumbered, citizen }: Props) {
  const at = ({ x, y }: Point): Point => ({ x: round(x * pixels), y: round(y * pixels) })
  const path = (points: readonly Point[]): string => points.map((point) => `${at(point).x},${at(point).y}`).join(' ')
  return (
    <>
      {lines.map(({ staff, look, back, points }) => (
        <g key={staff} className={`route route-${look.colour}`}>
          {back && <polyline points={path(back)} className="back" />}
          <polyline points={path(points)} className="casing" />
          <polyline points={path(points)} strokeDasharray={look.dash} />
        </g>
      ))}
      {/* Who is chosen lies over the others. */}
      {homes
        .toSorted((a, b) => Number(a.citizen === citizen) - Number(b.citizen === citizen))
        .map((home) => (
          <HomeDrawn
            key={home.citizen}
            home={home}
            at={at(home.point)}
            isNumbered={isNumbered}
            isChosen={home.citizen === citizen}
          />
        ))}
      {base && <path className="base" transform={`translate(${at(base).x} ${at(base).y})`} d="M-9 1 0-8 9 1V9H-9z" />}
    </>
  )
})

const pillHigh = 19

type HomeProps = {
  readonly home: Home
  readonly at: Point
  readonly isNumbered: boolean
  readonly isChosen: boolean
}

const HomeDrawn = memo(
  function HomeDrawn({ home: { name, marks }, at: { x, y }, isNumbered, isChosen }: HomeProps) {
    const [first] = marks
    return (
      <g transform={`translate(${x} ${y})`} className={isChosen ? 'home chosen' : 'home'}>
        {isChosen && <circle r="15" className="ring" />}
        {!(isNumbered && first) && <circle r={first ? 5 : 3.5} className={first && `route-${first.look.colour}`} />}
        {isNumbered &&
          marks.map(({ staff, look, numbers }, nth) => {
            const text = numbers.join('·')
            const width = Math.max(pillHigh, text.length * 7 + 9)
            return (
              <g key={staff} className={`pill route-${look.colour}`} transform={`translate(0 ${nth * (pillHigh + 1)})`}>
                <rect x={-width / 2} y={-pillHigh / 2} width={width} height={pillHigh} rx={pillHigh / 2} />
                <text y="4" textAnchor="middle">
                  {text}
                </text>
              </g>
            )
          })}
        {isChosen && (
          <text y="-20" textAnchor="middle" className="name">
            {name}
          </text>
        )}
      </g>
    )
  },
  (was, is) =>
    was.home === is.home &&
    was.at.x === is.at.x &&
    was.at.y === is.at.y &&
    was.isNumbered === is.isNumbered &&
    was.isChosen === is.isChosen,
)

const round = (value: number): number => Math.round(value * 10) / 10
