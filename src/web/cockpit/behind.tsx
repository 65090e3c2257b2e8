/** What stands behind a figure: what it is, how it has gone, and the citizens it is made of. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { readFigureCitizens, readFigureHistory } from '#contract/insight/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Chart } from './chart.tsx'
import { type Figure, type FigureCitizen, useSaying } from './saying.ts'

type Props = { readonly of: Figure; readonly team: string; readonly currency: string }

export const Behind = (props: Props) => (
  <div className="behind" id={`behind-${props.of.id}`}>
    <Definition {...props} />
    <History {...props} />
    <Citizens {...props} />
  </div>
)

/** A line of our requirements: something to those who build, nothing to those who read here. */
const isOwnNumber = /^\d{3}-\d+$/

function Definition({ of: figure, currency }: Props) {
  const { own, format, parts, target } = useSaying(currency)
  const { id, days, version, sources, counts } = figure
  const rows: readonly (readonly [string, string])[] = [
    [own.labels.what, own.what[id]],
    [own.labels.formula, own.formula[id]],
    [own.labels.counts, parts(id, counts)],
    [
      own.labels.days,
      days.from === days.to ? format.date(days.to) : `${format.date(days.from)} – ${format.date(days.to)}`,
    ],
    [own.labels.target, target(figure)],
    [own.labels.sources, sources.filter((source) => !isOwnNumber.test(source)).join(', ')],
    [own.labels.version, own.version(version)],
  ]
  return (
    <dl className="definition">
      {rows
        .filter(([, said]) => said !== '')
        .map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  )
}

function History({ of: figure, team, currency }: Props) {
  const { own, format, value, parts } = useSaying(currency)
  const { id } = figure
  const asked = useQuery({
    queryKey: ['cockpit', team, id, 'history'],
    queryFn: () => ask(readFigureHistory, { params: { team, figure: id } }),
  })
  const target = id === 'faces' ? (figure.target?.value ?? null) : null
  return (
    <section aria-labelledby={`history-${id}`}>
      <h3 id={`history-${id}`}>{own.history}</h3>
      <Shown of={asked} lines={5}>
        {({ points, run }) => {
          const [first, last] = [points[0], points.at(-1)]
          if (!first || !last || points.length < 2) return <p className="quiet">{own.historyNone}</p>
          return (
            <>
              <p>
                {run
                  ? `${run.hasMoved ? own.moved(run.longestRun, run.runMost) : own.chance(run.longestRun, run.runMost)} ${own.median(value(id, run.median))}`
                  : own.fewPoints}
              </p>
              <div className="chart-beside">
                <Chart
                  points={points}
                  median={run?.median ?? null}
                  target={target}
                  label={own.chart(own.names[id], value(id, first.value), value(id, last.value), points.length)}
                  said={(held) => value(id, held)}
                  dayOf={({ to }) => format.shortDate(to)}
                />
                <details className="folded" open>
                  <summary className="fold">
                    <span>{own.historyTable}</span>
                    <span aria-hidden="true" className="arrow" />
                  </summary>
                  <table className="rows history">
                    <thead>
                      <tr>
                        <th scope="col">{own.until}</th>
                        <th scope="col" className="figure">
                          {own.figure}
                        </th>
                        <th scope="col" className="wide-only">
                          {own.behind}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {points.toReversed().map((point) => (
                        <tr key={point.to}>
                          <th scope="row">{format.shortDate(point.to)}</th>
                          <td className="figure">{value(id, point.value)}</td>
                          <td className="quiet wide-only">{parts(id, point.counts)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </details>
              </div>
            </>
          )
        }}
      </Shown>
    </section>
  )
}

const shownAtFirst = 15

/** Those who move the figure most come first. */
const weightOf: Readonly<Record<Figure['id'], (counts: Figure['counts']) => number>> = {
  room: ({ left = 0 }) => left,
  lateFollowUps: ({ late = 0 }) => -late,
  faces: ({ faces = 0 }) => -faces,
  deviations: ({ deviated = 0 }) => -deviated,
  delivered: ({ given = 0, granted = 1 }) => -given / granted,
  budget: () => 0,
  absence: () => 0,
  planAge: ({ current = 0 }) => current,
}

function Citizens({ of: figure, team, currency }: Props) {
  const self = useSelf()
  const { own } = useSaying(currency)
  const { id } = figure
  const mayRead = may(self, 'cockpit.readCitizens')
  const asked = useQuery({
    queryKey: ['cockpit', team, id, 'citizens'],
    queryFn: () => ask(readFigureCitizens, { params: { team, figure: id } }),
    enabled: figure.of === 'citizens' && mayRead,
  })
  return (
    <section aria-labelledby={`citizens-${id}`}>
      <h3 id={`citizens-${id}`}>{own.citizens}</h3>
      {figure.of === 'team' ? (
        <p className="quiet">{own.citizensTeam}</p>
      ) : mayRead ? (
        <Shown of={asked} lines={6}>
          {({ items }) => <Rows of={figure} items={items} currency={currency} />}
        </Shown>
      ) : (
        <p className="quiet">{own.citizensNotYours}</p>
      )}
    </section>
  )
}

type RowsProps = { readonly of: Figure; readonly items: readonly FigureCitizen[]; readonly currency: string }

function Rows({ of: { id, counts }, items, currency }: RowsProps) {
  const { own, words, format, ofCitizen, parts } = useSaying(currency)
  const [all, setAll] = useState(false)
  if (items.length === 0) return <p className="quiet">{own.citizensNone}</p>
  const byName = format.byName(({ name }: FigureCitizen) => name ?? '')
  const sorted = items.toSorted((a, b) => weightOf[id](a.counts) - weightOf[id](b.counts) || byName(a, b))
  const shown = all ? sorted : sorted.slice(0, shownAtFirst)
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{own.citizen}</th>
            <th scope="col" className="last">
              {own.behind}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ citizen, name, counts }) => (
            <tr key={citizen}>
              <th scope="row">
                <Link to="/citizens/$citizen" params={{ citizen }}>
                  {name ?? words.unknown}
                </Link>
              </th>
              <td className="last">{ofCitizen(id, counts)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {own.total} <span className="quiet">({items.length})</span>
            </th>
            <td className="last">{parts(id, counts)}</td>
          </tr>
        </tfoot>
      </table>
      {!all && items.length > shownAtFirst && (
        <Button className="button quiet" onPress={() => setAll(true)}>
          {own.showAll(items.length)}
        </Button>
      )}
    </>
  )
}
