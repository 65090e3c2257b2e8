/** The month with another model, beside what is posted. Nothing is posted. */
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { startSettlement } from '#contract/settlement/operations.ts'
import type { Money } from '#kernel/money.ts'
import { nameOf, useChoices } from '#web/governance/choices.ts'
import { type Job, useJob } from '#web/jobs/job.ts'
import { Progress } from '#web/jobs/progress.tsx'
import { ask, useOnce } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Waiting } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { MonthTold } from './month-told.ts'
import { useNarrowed } from './narrow.tsx'
import { refusedWords } from './refused-words.ts'
import { settlementWords } from './words.ts'

export function MonthTry({ told }: { readonly told: MonthTold }) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { search, narrow } = useNarrowed(told.month)
  const { choices } = useChoices()
  const [chosen, choose] = useState(search.model)
  const model = chosen ?? choices[0]?.key
  const job = useJob(search.job ?? null)
  const once = useOnce(search.job ?? null)
  const start = useMutation({
    mutationFn: (key: string) =>
      ask(startSettlement, {
        body: { id: newIdHere<'Job'>(), month: told.month, model: nameOf(key)?.id ?? null, whatIf: true },
      }),
    onSuccess: ({ job: begun }, key) => narrow({ model: key, job: begun }),
    onError: () => once.again(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (model && once.begin()) start.mutate(model)
  }
  const title = choices.find(({ key }) => key === search.model)?.title ?? search.model ?? ''
  return (
    <section aria-label={own.views.try}>
      <p className="quiet">{own.tryLead}</p>
      {may(self, 'settlement.run') && (
        <form className="find" onSubmit={submit}>
          <Select
            label={own.tryModel}
            value={model ?? ''}
            options={choices.map(({ key, title: name }) => [key, name])}
            onChange={choose}
          />
          <Button type="submit" className="button" isDisabled={start.isPending || !model}>
            {own.tryIt}
          </Button>
        </form>
      )}
      {start.error && <Failed error={start.error} />}
      {search.job &&
        (job.data ? (
          <Tried told={told} job={job.data} title={title} />
        ) : job.error ? (
          <Failed error={job.error} />
        ) : (
          <Waiting lines={4} />
        ))}
      {job.data?.state !== 'done' && job.data && (
        <Progress job={job.data} title={own.trying(format.month(told.month))} />
      )}
    </section>
  )
}

function Tried({ told, job, title }: { readonly told: MonthTold; readonly job: Job; readonly title: string }) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  if (job.state === 'refused') {
    return (
      <p className="failed" role="alert">
        {refusedWords(own, job.refusal?.refusal)}
      </p>
    )
  }
  const { settled } = job
  if (!settled) return null
  const isSame = settled.total.currency === told.total.currency
  const names = new Map([...told.teams, ...settled.teams].map(({ team, name }) => [team, name]))
  const of = (teams: readonly { team: string; amount: Money }[], team: string, total: Money): Money =>
    teams.find((one) => one.team === team)?.amount ?? { ...total, minor: 0 }
  const rows = [...names]
    .map(([team, name]) => ({
      key: team,
      name,
      now: of(told.teams, team, told.total),
      tried: of(settled.teams, team, settled.total),
    }))
    .sort(format.byName(({ name }) => name))
  return (
    <>
      <p className="headline" role="status">
        <strong>{format.moneyExact(settled.total)}</strong>
        <span className="quiet">
          {own.tried(title)}. {own.posted}
        </span>
      </p>
      {!isSame && <p className="notice">{own.otherCurrency}</p>}
      <div className="beside-table">
        <table className="rows parts">
          <thead>
            <tr>
              <th scope="col">{own.columns.team}</th>
              <th scope="col" className="figure">
                {own.now}
              </th>
              <th scope="col" className="figure">
                {own.tried(title)}
              </th>
              <th scope="col" className="figure">
                {own.difference}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, now, tried }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td className="figure">{format.moneyExact(now)}</td>
                <td className="figure">{format.moneyExact(tried)}</td>
                <td className="figure">{isSame ? signed(format.moneyExact, now, tried) : '–'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{own.total}</th>
              <td className="figure">{format.moneyExact(told.total)}</td>
              <td className="figure">{format.moneyExact(settled.total)}</td>
              <td className="figure">{isSame ? signed(format.moneyExact, told.total, settled.total) : '–'}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <h2>{own.findings}</h2>
      <table className="rows parts">
        <thead>
          <tr>
            <th scope="col">{own.columns.kind}</th>
            <th scope="col" className="figure">
              {own.now}
            </th>
            <th scope="col" className="figure">
              {own.tried(title)}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...new Set([...told.findings, ...settled.findings].map(({ kind }) => kind))].map((kind) => (
            <tr key={kind}>
              <th scope="row">{own.finding[kind]}</th>
              <td className="figure">{format.number(told.findings.find((one) => one.kind === kind)?.count ?? 0)}</td>
              <td className="figure">{format.number(settled.findings.find((one) => one.kind === kind)?.count ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const signed = (write: (money: Money) => string, before: Money, after: Money): string => {
  const minor = after.minor - before.minor
  return `${minor > 0 ? '+' : ''}${write({ ...after, minor })}`
}
