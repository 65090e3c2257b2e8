/** Faces: who comes, named; and whether what was promised of how many is kept. */
import { useSpeaking } from '#web/words/speaking.tsx'

export type Face = { readonly name: string; readonly note: string; readonly isNew?: boolean }

type Props = {
  readonly faces: readonly Face[]
  /** How many in 14 days, and how many at most were promised; null where no promise was made. */
  readonly promise?: { readonly faces: number; readonly most: number } | null
  readonly empty: string
}

export function Faces({ faces, promise = null, empty }: Props) {
  const { words } = useSpeaking()
  return (
    <div className="faces">
      {promise && (
        <p className={promise.faces > promise.most ? 'promise broken' : 'promise'}>
          {promise.faces > promise.most
            ? words.faces.promiseBroken(promise.faces, promise.most)
            : words.faces.promise(promise.faces, promise.most)}
        </p>
      )}
      {faces.length === 0 && <p className="quiet">{empty}</p>}
      <ul>
        {faces.map(({ name, note, isNew = false }) => (
          <li key={name}>
            <span className={isNew ? 'face new' : 'face'} aria-hidden="true">
              {initials(name)}
            </span>
            <span>
              {name} <span className="quiet">{isNew ? `${words.faces.isNew}, ${note}` : note}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** First and last: `Maj-Britt Kristensen` is MK. */
const initials = (name: string): string => {
  const parts = name.split(/\s+/).filter(Boolean)
  return [parts[0], parts.length > 1 ? parts.at(-1) : ''].map((part) => part?.charAt(0) ?? '').join('')
}
