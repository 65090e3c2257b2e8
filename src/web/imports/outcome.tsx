/** What was understood of a file and what was not, and what can be done about it. */
import type { Job } from '#web/jobs/job.ts'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import type { ImportWords } from './words/da.ts'
import { importWords } from './words.ts'
import { wrongOf } from './wrong-rows.ts'

type Props = {
  readonly job: Job
  /** The file is known to lie here still. */
  readonly isHere: boolean
  /** Why it does not, where that is known. */
  readonly gone: string | null
  readonly isBusy: boolean
  readonly onTake: (mode: 'all' | 'partial') => void
}

/** How many are listed; the rest are counted. */
const listed = 200

export function Outcome({ job, isHere, gone, isBusy, onTake }: Props) {
  const { format } = useSpeaking()
  const own = useWords(importWords)
  const { state, counts, fhir, csv, refusal } = job
  const isTried = job.import?.mode === 'try'
  if (state !== 'done' && state !== 'refused') return null
  const refused = fhir?.refused ?? refusedOf(refusal?.refusal)
  const right = counts ? counts.created + counts.updated + counts.unchanged : 0
  const wrongRows = wrongOf(job) ?? 0
  const unit = job.import?.table === 'fhir' ? own.resources : own.rows
  const isPartly = (counts?.wrong ?? 0) > 0 && csv !== null
  const isTakeable = isTried && right > 0 && refused.length === 0
  const isEmpty = counts?.read === 0 && counts.wrong === 0 && refused.length === 0
  const said = refusalWords(own, refusal?.refusal)
  return (
    <>
      {!isTried && state === 'done' && counts && (
        <p className="notice done" role="status">
          <strong>{own.done}</strong>{' '}
          {own.doneCounts(
            format.number(counts.created),
            format.number(counts.updated),
            format.number(counts.unchanged),
          )}
        </p>
      )}
      {state === 'refused' && (said || !isTried) && (
        <p className="failed" role="alert">
          {said ?? own.refused}
        </p>
      )}
      {isEmpty && <p className="notice">{own.isEmpty(unit)}</p>}
      {counts && counts.read > 0 && state === 'done' && refused.length === 0 && (
        <>
          <h3>{own.understood}</h3>
          <table className="rows counts">
            <tbody>
              {(['created', 'updated', 'unchanged'] as const).map((name) => (
                <tr key={name}>
                  <th scope="row">{own[name]}</th>
                  <td className="figure" data-sum="part">
                    {format.number(counts[name])}
                  </td>
                </tr>
              ))}
              {csv && (
                <tr>
                  <th scope="row">{own.wrong}</th>
                  <td className={wrongRows > 0 ? 'figure over' : 'figure'} data-sum="part">
                    {format.number(wrongRows)}
                  </td>
                </tr>
              )}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">
                  {own.read} <span className="quiet light">{unit}</span>
                </th>
                <td className="figure" data-sum="whole">
                  {format.number(counts.read)}
                </td>
              </tr>
            </tfoot>
          </table>
        </>
      )}
      {isTakeable && gone && <p className="notice">{gone}</p>}
      {isTakeable && isHere && (
        <div className="buttons">
          {isPartly ? (
            <>
              <Button className="button" isDisabled={isBusy} onPress={() => onTake('partial')}>
                {own.partial(format.number(right))}
              </Button>
              <span className="quiet">{own.partialWhy}</span>
            </>
          ) : (
            <>
              <Button className="button" isDisabled={isBusy} onPress={() => onTake('all')}>
                {own.all}
              </Button>
              <span className="quiet">{csv ? own.allWhy : ''}</span>
            </>
          )}
        </div>
      )}
      {refused.length > 0 && (
        <>
          <p className="failed" role="alert">
            {own.refusedFile}
          </p>
          <Things things={refused} count={refused.length} />
        </>
      )}
      {csv && csv.errorCount > 0 && (
        <>
          <h3>{own.notUnderstood}</h3>
          <Faults faults={csv.errors} count={csv.errorCount} />
        </>
      )}
      {csv && csv.notes.length > 0 && (
        <>
          <h3>{own.notes}</h3>
          <Faults faults={csv.notes} count={csv.notes.length} />
        </>
      )}
      {fhir && fhir.notUnderstoodCount > 0 && (
        <>
          <h3>
            {own.notUnderstood} <span className="quiet light">{format.number(fhir.notUnderstoodCount)}</span>
          </h3>
          <Things things={fhir.notUnderstood} count={fhir.notUnderstoodCount} />
        </>
      )}
      {isTried && counts && counts.wrong === 0 && refused.length === 0 && !isEmpty && <p>{own.allUnderstood}</p>}
    </>
  )
}

type Thing = NonNullable<Job['fhir']>['notUnderstood'][number]

/** A report that was refused at the real import says why in its refusal. */
const refusedOf = (refusal: unknown): readonly Thing[] =>
  typeof refusal === 'object' && refusal !== null && 'refused' in refusal ? (refusal.refused as readonly Thing[]) : []

/** A refusal that is of the file as a whole and names no place in it. */
const refusalWords = (own: ImportWords, refusal: unknown): string | null => {
  const kind = typeof refusal === 'object' && refusal !== null && 'kind' in refusal ? refusal.kind : null
  return kind === 'notText' ? own.notText : kind === 'fileGone' ? own.fileGone : null
}

/** Where a text breaks off being JSON there is no path yet, but a line and a column. */
function placeOf(own: ImportWords, { path, reason }: Thing): string {
  const [, line, column] = (reason === 'notJson' && /^line (\d+), column (\d+)$/.exec(path)) || []
  return line && column ? own.lineAndColumn(line, column) : path
}

type Fault = NonNullable<Job['csv']>['errors'][number]

function Faults({ faults, count }: { readonly faults: readonly Fault[]; readonly count: number }) {
  const { format } = useSpeaking()
  const own = useWords(importWords)
  return (
    <>
      <ul className="plain faults">
        {faults.slice(0, listed).map((fault, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may have several faults, and their order is fixed
          <li key={at}>
            <strong>
              {own.line(format.number(fault.line))}
              {fault.column !== null && `, ${fault.column}`}
            </strong>{' '}
            {fault.value !== null && fault.value !== '' && <code>{fault.value.slice(0, 80)}</code>}{' '}
            <span>{own.faults[fault.reason] ?? fault.words}</span>
          </li>
        ))}
      </ul>
      {count > listed && <p className="quiet">{own.andMore(format.number(count - listed))}</p>}
    </>
  )
}

function Things({ things, count }: { readonly things: readonly Thing[]; readonly count: number }) {
  const { format } = useSpeaking()
  const own = useWords(importWords)
  return (
    <>
      <ul className="plain faults">
        {things.slice(0, listed).map((thing, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be told twice, and the order is fixed
          <li key={at}>
            <strong>{[thing.resource, placeOf(own, thing)].filter(Boolean).join(' ')}</strong>{' '}
            {thing.value !== null && thing.value !== '' && <code>{String(thing.value).slice(0, 80)}</code>}{' '}
            <span>{own.reportFaults[thing.reason] ?? own.faults[thing.reason] ?? thing.words}</span>
          </li>
        ))}
      </ul>
      {count > listed && <p className="quiet">{own.andMore(format.number(count - listed))}</p>}
    </>
  )
}
