/** The month cut three ways: by kind, by team, by settlement. Each adds up to the whole, to the last unit. */
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import type { Money } from '#kernel/money.ts'
import { useJob } from '#web/jobs/job.ts'
import { Progress } from '#web/jobs/progress.tsx'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { MonthFiles } from './month-files.tsx'
import type { MonthTold } from './month-told.ts'
import { refusedWords } from './refused-words.ts'
import { useSettling } from './settlements.tsx'
import type { MonthSearch } from './views.ts'
import { settlementWords } from './words.ts'

export function MonthSum({ told }: { readonly told: MonthTold }) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { month, total, totals, teams, runs, findings } = told
  const { start, running } = useSettling()
  const { data: mine } = useJob(start.data?.job ?? null)
  const ours = running.filter(({ settlement }) => settlement?.month === month)
  const zone = self.municipality.zone
  return (
    <>
      <p className="quiet">{own.sameTotal}</p>
      <div className="columns sums">
        <div>
          <Parts
            title={own.byKind}
            head={own.columns.kind}
            month={month}
            total={total}
            parts={totals.map(({ kind, quantity, unit, amount, lines }) => ({
              key: kind,
              name: own.kinds[kind],
              note: `${unit === 'minutes' ? format.length(quantity) : `${format.number(quantity)} ${own.unit[unit]}`}`,
              lines,
              amount,
              search: { view: 'lines', kind },
            }))}
          />
          <Parts
            title={own.byRun}
            head={own.columns.run}
            month={month}
            total={total}
            parts={runs.map(({ number, lines, total: amount, settledAt, model }) => ({
              key: String(number),
              name: own.run(number),
              note: `${format.moment(settledAt, zone)} · ${model.id} ${model.version}`,
              lines,
              amount,
              search: { view: 'lines', run: String(number) },
            }))}
          />
          <section aria-labelledby="findings">
            <h2 id="findings">{own.findings}</h2>
            {findings.length === 0 ? (
              <p className="quiet">{own.noFindings}</p>
            ) : (
              <ul className="plain">
                {findings.map(({ kind, count, open }) => (
                  <li key={kind} className="line">
                    <Link to="/settlement/$month" params={{ month }} search={{ view: 'look', kind }}>
                      {own.finding[kind]}
                    </Link>
                    <span className="quiet">{own.openOf(format.number(open), format.number(count))}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
        <div>
          <Parts
            title={own.byTeam}
            head={own.columns.team}
            month={month}
            total={total}
            parts={teams
              .filter(({ lines }) => lines > 0)
              .map(({ team, name, lines, amount }) => ({
                key: team,
                name,
                note: null,
                lines,
                amount,
                search: { view: 'lines', team },
              }))}
          />
        </div>
      </div>
      {ours.map((job) => (
        <Progress key={job.id} job={job} title={own.settling(format.month(month))} />
      ))}
      {mine?.settled && (
        <p className="notice" role="status">
          {mine.settled.posted === null ? own.nothingNew : own.newPosted}
        </p>
      )}
      {mine?.state === 'refused' && (
        <p className="failed" role="alert">
          {refusedWords(own, mine.refusal?.refusal)}
        </p>
      )}
      {start.error && <Failed error={start.error} />}
      {may(self, 'settlement.run') && (
        <div className="buttons">
          <Button
            className="button quiet"
            isDisabled={start.isPending || ours.length > 0}
            onPress={() => start.mutate(month)}
          >
            {own.again}
          </Button>
          <span className="quiet">{own.againWhy}</span>
        </div>
      )}
      {may(self, 'settlement.export') && <MonthFiles month={month} />}
    </>
  )
}

type Part = {
  readonly key: string
  readonly name: string
  readonly note: string | null
  readonly lines: number
  readonly amount: Money
  readonly search: MonthSearch
}

type PartsProps = {
  readonly title: string
  readonly head: string
  readonly month: string
  readonly total: Money
  readonly parts: readonly Part[]
}

/** The parts of the month and, below the line, the whole they add up to. */
function Parts({ title, head, month, total, parts }: PartsProps) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="rows parts" aria-labelledby={id}>
        <thead className="only-heard">
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{own.columns.amount}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, name, note, lines, amount, search }) => (
            <tr key={key}>
              <th scope="row">
                <Link to="/settlement/$month" params={{ month }} search={search}>
                  {name}
                </Link>
                <span className="quiet under">
                  {[own.lines(format.number(lines)), note].filter(Boolean).join(' · ')}
                </span>
              </th>
              <td className="figure" data-sum="part">
                {format.moneyExact(amount)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{own.total}</th>
            <td className="figure" data-sum="whole">
              {format.moneyExact(total)}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
