/** Files of other systems: put one here, see what is understood, take it in. The address keeps the file and the job. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { fileBytesMost, readFile, startImport } from '#contract/imports/operations.ts'
import { useJob } from '#web/jobs/job.ts'
import { Progress } from '#web/jobs/progress.tsx'
import { ask, kindOf, ruleOf, useOnce } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { Failed, Shown } from '#web/shell/state.tsx'
import { Button } from '#web/ui/button.tsx'
import { Select } from '#web/ui/select.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { DropPlace } from './drop-place.tsx'
import { History } from './history.tsx'
import './imports.css'
import { Outcome } from './outcome.tsx'
import { send } from './send.ts'
import { importWords } from './words.ts'

export type Table = keyof (typeof importWords)['da']['tables']

export function Imports() {
  const own = useWords(importWords)
  const { format } = useSpeaking()
  const { file, job } = useSearch({ from: '/inside/imports' })
  const navigate = useNavigate()
  const go = (search: { file?: string; job?: string }) => void navigate({ to: '/imports', search })
  const [sent, setSent] = useState<{ readonly name: string; readonly share: number } | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const sending = useMutation({
    mutationFn: (chosen: File) => {
      const controller = new AbortController()
      stop.current = controller
      setSent({ name: chosen.name, share: 0 })
      return send(
        chosen,
        (bytes) => setSent({ name: chosen.name, share: bytes / Math.max(1, chosen.size) }),
        controller.signal,
      )
    },
    onSuccess: (id) => go({ file: id }),
    onSettled: () => setSent(null),
  })
  const take = (chosen: File) => {
    setTooLarge(chosen.size > fileBytesMost)
    if (chosen.size <= fileBytesMost) sending.mutate(chosen)
  }
  return (
    <main className="page narrow imports" id="main">
      <h1>{own.title}</h1>
      <p className="lead-line">{own.lead}</p>
      {sent ? (
        <div className="progress">
          <p id="sending">
            <strong>{own.sending(sent.name)}</strong>{' '}
            <span className="quiet">{own.sent(`${format.number(Math.round(sent.share * 100))} %`)}</span>
          </p>
          <progress aria-labelledby="sending" max={1} value={sent.share} />
          <Button className="button quiet" onPress={() => stop.current?.abort()}>
            {own.cancel}
          </Button>
        </div>
      ) : (
        !file && <DropPlace onFile={take} />
      )}
      {tooLarge && (
        <p className="failed" role="alert">
          {own.tooLarge(sizeOf(fileBytesMost))}
        </p>
      )}
      {sending.error && !stop.current?.signal.aborted && (
        <p className="failed" role="alert">
          {own.notSent}
        </p>
      )}
      {file && <Judge key={file} file={file} job={job ?? null} go={go} />}
      <History />
    </main>
  )
}

/** As people say the size of a file: in whole megabytes. */
const sizeOf = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`

type JudgeProps = {
  readonly file: string
  readonly job: string | null
  readonly go: (search: { file?: string; job?: string }) => void
}

/** What the file looks like, what it was read as, and what came of that. */
function Judge({ file, job, go }: JudgeProps) {
  const own = useWords(importWords)
  const { format } = useSpeaking()
  const queries = useQueryClient()
  const done = useJob(job)
  const ended = done.data?.endedAt !== null && done.data !== undefined
  const isTaken = ended && done.data?.import?.mode !== 'try'
  const looks = useQuery({
    queryKey: ['file', file],
    queryFn: () => ask(readFile, { params: { file } }),
    enabled: job === null || (ended && !isTaken),
    retry: false,
  })
  const isGone = kindOf(looks.error) === 'notFound'
  const goneWords = (error: unknown) => (ruleOf(error) === 'takenIn' ? own.takenIn : own.forgotten)
  const [chosen, choose] = useState<Table | null>(null)
  const table = chosen ?? done.data?.import?.table ?? looks.data?.table ?? null
  const once = useOnce(job)
  const start = useMutation({
    mutationFn: ({ as, mode }: { as: Table; mode: 'try' | 'all' | 'partial' }) =>
      ask(startImport, { body: { id: newIdHere<'Job'>(), file, table: as, mode } }),
    onSuccess: async ({ job: begun }) => {
      await queries.invalidateQueries({ queryKey: ['jobs'] })
      go({ file, job: begun })
    },
    onError: () => once.again(),
  })
  const press = (as: Table | null, mode: 'try' | 'all' | 'partial') => {
    if (as && once.begin()) start.mutate({ as, mode })
  }
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ['jobs'] })
    if (isTaken) void queries.resetQueries({ queryKey: ['file', file] })
  }, [ended, isTaken, file, queries])
  const name = done.data?.import?.name ?? looks.data?.name ?? ''
  return (
    <section className="judge" aria-label={name}>
      <div className="title-row">
        <h2>{name}</h2>
        <Button className="button quiet" onPress={() => go({})}>
          {own.another}
        </Button>
      </div>
      {job === null && (
        <Shown of={isGone ? { ...looks, data: undefined } : looks} notFound={goneWords(looks.error)}>
          {({ table: found, why, known, unknown, missing }) => (
            <>
              {why === null || why === 'unknown' ? (
                <>
                  <p>
                    {found ? own.looksLike(own.tables[found]) : own.unsure}{' '}
                    {known.length > 0 && <span className="quiet">{own.known(format.number(known.length))}.</span>}
                  </p>
                  {why === 'unknown' && <p className="notice">{own.why.unknown}</p>}
                  {unknown.length > 0 && found && <p className="notice">{own.unknownColumns(unknown.join(', '))}</p>}
                  {missing.length > 0 && <p className="failed">{own.missingColumns(missing.join(', '))}</p>}
                  <Select
                    label={own.readAs}
                    value={table ?? ''}
                    none={table === null ? '–' : undefined}
                    options={(Object.keys(own.tables) as Table[]).map((one) => [one, own.tables[one]])}
                    onChange={(one) => choose((one || null) as Table | null)}
                  />
                  <p className="buttons">
                    <Button
                      className="button"
                      isDisabled={table === null || start.isPending}
                      onPress={() => press(table, 'try')}
                    >
                      {own.try}
                    </Button>
                    <span className="quiet">{own.nothingKept}</span>
                  </p>
                </>
              ) : (
                <p className="failed" role="alert">
                  {own.why[why]}
                </p>
              )}
            </>
          )}
        </Shown>
      )}
      {start.error && <Failed error={start.error} notFound={goneWords(start.error)} />}
      {job !== null && (
        <Shown of={done}>
          {(told) => (
            <>
              <Progress job={told} title={told.import?.mode === 'try' ? own.trying(name) : own.taking(name)} />
              <Outcome
                job={told}
                isHere={looks.data !== undefined && !isGone}
                gone={isGone ? goneWords(looks.error) : null}
                isBusy={start.isPending}
                onTake={(mode) => press(table, mode)}
              />
            </>
          )}
        </Shown>
      )}
    </section>
  )
}
