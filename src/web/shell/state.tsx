/** Loading and failing, as a person would say it. */
import type { ReactNode } from 'react'
import { Button } from '#web/ui/button.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'
import { kindOf } from './asking.ts'

type Asked<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly refetch: () => unknown
}

/** What was asked for when it is here, grey lines while it is not, or what went wrong and what to do. */
export function Shown<Data>({
  of: { data, error, refetch },
  lines = 4,
  notFound,
  title,
  children,
}: {
  readonly of: Asked<Data>
  readonly lines?: number
  readonly notFound?: string
  /** The heading of the page until what is shown has brought its own. */
  readonly title?: string
  readonly children: (data: Data) => ReactNode
}) {
  if (data !== undefined) return children(data)
  return (
    <>
      {title && <h1 className={error ? 'of-trouble' : 'only-heard'}>{title}</h1>}
      {error ? <Failed error={error} again={refetch} {...(notFound ? { notFound } : {})} /> : <Waiting lines={lines} />}
    </>
  )
}

export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const { words } = useSpeaking()
  const widths = ['w60', 'w90', 'w80', 'w50']
  return (
    <div className="waiting" role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike
        <span key={line} className={widths[line % widths.length]} />
      ))}
    </div>
  )
}

type FailedProps = { readonly error: unknown; readonly again?: () => unknown; readonly notFound?: string }

/** What is not there, or not one's own, is not there a moment later either. */
const isFinal = (error: unknown): boolean => ['notFound', 'notAllowed', 'badRequest'].includes(kindOf(error))

export function Failed({ error, again, notFound }: FailedProps) {
  const { words } = useSpeaking()
  const said: Readonly<Record<string, string>> = {
    away: words.wrongAway,
    tooSlow: words.wrongAway,
    notAllowed: words.wrongNotYours,
    notFound: notFound ?? words.wrongNotFound,
    // What was only looked for was asked for by its address, and an address nobody can read leads nowhere.
    ...(again ? { badRequest: notFound ?? words.wrongNotFound } : {}),
  }
  return (
    <div className="failed" role="alert">
      <p>{said[kindOf(error)] ?? words.wrong}</p>
      {again && !isFinal(error) && (
        <Button className="button quiet" onPress={() => void again()}>
          {words.again}
        </Button>
      )}
    </div>
  )
}
