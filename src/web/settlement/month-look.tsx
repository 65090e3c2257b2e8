/** What a person must look at: a sentence for each, its figures, and what somebody said of it. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { listMonthFindings, markFinding } from '#contract/settlement/month.ts'
import type { Month } from '#kernel/calendar/month.ts'
import { painted } from '#web/shell/after-paint.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { may, useSelf } from '#web/shell/self.tsx'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choice.tsx'
import { More } from '#web/ui/more.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { factsOf, type MonthFinding } from './finding-facts.ts'
import type { MonthTold } from './month-told.ts'
import { Narrow, useNarrowed } from './narrow.tsx'
import { settlementWords } from './words.ts'

export function MonthLook({ told }: { readonly told: MonthTold }) {
  const own = useWords(settlementWords)
  const { search, narrow } = useNarrowed(told.month)
  const { kind, team, citizen, open } = search
  const asked = useInfiniteQuery({
    queryKey: ['month', told.month, 'findings', kind, team, citizen, open],
    queryFn: ({ pageParam }) =>
      ask(listMonthFindings, {
        params: { month: told.month },
        query: {
          ...(kind ? { kind: kind as MonthFinding['kind'] } : {}),
          ...(team ? { team } : {}),
          ...(citizen ? { citizen } : {}),
          ...(open ? { open } : {}),
          ...(pageParam === null ? {} : { after: String(pageParam) }),
        },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
  const items = asked.data?.pages.flatMap((page) => page.items) ?? []
  const name = items.find((finding) => finding.citizen === citizen)?.citizenName ?? null
  return (
    <section aria-label={own.findings} tabIndex={-1}>
      <Narrow
        told={told}
        chosenName={name}
        kinds={told.findings.map((one) => [one.kind, own.finding[one.kind]] as const)}
      />
      <Choice
        label={own.filter}
        options={[
          { key: 'all', text: own.all },
          { key: 'true', text: own.open },
          { key: 'false', text: own.closed },
        ]}
        value={open ?? 'all'}
        onChange={(key) => narrow({ open: key === 'all' ? undefined : key })}
      />
      <Shown of={asked} lines={10}>
        {({ pages }) => (
          <>
            {items.length === 0 && (
              <p className="empty">{told.findings.length === 0 ? own.noFindings : own.noneLeft}</p>
            )}
            <ol className="plain narrow-list">
              {items.map((finding) => (
                <FindingRow
                  key={finding.finding}
                  month={told.month}
                  run={pages[0]?.run ?? 1}
                  finding={finding}
                  currency={told.total.currency}
                />
              ))}
            </ol>
            <More of={asked} text={own.more} />
          </>
        )}
      </Shown>
    </section>
  )
}

type RowProps = {
  readonly month: Month
  readonly run: number
  readonly finding: MonthFinding
  readonly currency: MonthTold['total']['currency']
}

function FindingRow({ month, run, finding, currency }: RowProps) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const { narrow } = useNarrowed(month)
  const { kind, citizen, citizenName, identity, teamName, date, payable, mark } = finding
  const name = citizenName ?? identity ?? own.someone
  return (
    <li className="finding">
      <p className="what">
        <strong>{own.finding[kind]}</strong>{' '}
        {citizen && (
          <button
            type="button"
            className="as-link"
            onClick={() => narrow({ view: 'lines', citizen, kind: undefined, team: undefined, open: undefined })}
          >
            {name}
          </button>
        )}{' '}
        <span className="quiet">{[teamName, date && format.shortDate(date)].filter(Boolean).join(' · ')}</span>
      </p>
      {payable !== null && <strong className="amount">{own.minutesOpen(format.length(payable))}</strong>}
      <p className="says">{own.says[kind](factsOf(finding, format, currency))}</p>
      {mark && (
        <p className="mark-told" tabIndex={-1}>
          <strong>
            {own.decided[mark.decision]}
            {mark.minutes === null ? '' : ` ${format.length(mark.minutes)}`}
          </strong>{' '}
          <span className="quiet">
            {own.decidedBy(mark.by, format.moment(mark.at, self.municipality.zone))}
            {mark.note && ` · ${mark.note}`}
            {mark.decision === 'pay' && ` · ${own.payLater}`}
          </span>
        </p>
      )}
      {may(self, 'settlement.decide') && <Decide month={month} run={run} finding={finding} />}
    </li>
  )
}

/** What was pressed is gone once it is answered: whoever works by keyboard goes on from there, not from the top. */
function Decide({ month, run, finding }: Omit<RowProps, 'currency'>) {
  const { format } = useSpeaking()
  const own = useWords(settlementWords)
  const queries = useQueryClient()
  const [note, setNote] = useState<string | null>(null)
  const place = useRef<HTMLDivElement>(null)
  const mark = useMutation({
    mutationFn: (decision: 'looked' | 'unpaid' | 'pay') =>
      ask(markFinding, {
        params: { month, finding: String(finding.finding) },
        body: { id: newIdHere<'Mark'>(), run, decision, note: (note ?? '').trim() },
      }),
    onSuccess: async () => {
      const row = place.current?.closest('li') ?? null
      const next = row?.nextElementSibling ?? row?.previousElementSibling ?? null
      const list = row?.closest('section') ?? null
      await queries.invalidateQueries({ queryKey: ['month', month] })
      await painted()
      const isLost = document.activeElement === null || document.activeElement === document.body
      const told = row?.isConnected ? row.querySelector<HTMLElement>('.mark-told') : null
      if (isLost) (told ?? next?.querySelector('button') ?? list)?.focus()
    },
  })
  const { payable, mark: told, citizenName } = finding
  const choices: readonly (readonly ['looked' | 'unpaid' | 'pay', string])[] =
    payable === null
      ? [['looked', own.decide.looked]]
      : [
          ['pay', own.decide.pay(format.length(payable))],
          ['unpaid', own.decide.unpaid],
          ['looked', own.decide.looked],
        ]
  const left = choices.filter(([decision]) => decision !== told?.decision)
  if (payable === null && told) return null
  return (
    <div className="decide" ref={place}>
      {note !== null && (
        <label className="field">
          <span className="label">{own.note}</span>
          <input
            className="input"
            // biome-ignore lint/a11y/noAutofocus: whoever asked for the field is about to write in it
            autoFocus
            value={note}
            maxLength={500}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      )}
      {left.map(([decision, text]) => (
        <Button
          key={decision}
          className="button quiet"
          aria-label={`${text}, ${citizenName ?? own.finding[finding.kind]}`}
          isDisabled={mark.isPending}
          onPress={() => mark.mutate(decision)}
        >
          {text}
        </Button>
      ))}
      {note === null && (
        <button type="button" className="as-link" onClick={() => setNote('')}>
          {own.addNote}
        </button>
      )}
      {mark.error && <Failed error={mark.error} />}
    </div>
  )
}
