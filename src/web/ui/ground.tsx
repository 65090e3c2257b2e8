/** The ground: the law, the rule, the day and the figures an answer stands on, for whoever asks. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { Because } from './because.tsx'
import { pieceWords } from './words.ts'

export type GroundOf = {
  readonly title: string
  readonly laws: readonly {
    readonly act: string
    readonly section: string
    readonly version: string
    readonly verified: boolean
  }[]
  readonly on: LocalDate
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>
}

export function Ground({ of }: { readonly of: readonly GroundOf[] }) {
  const { words, format } = useSpeaking()
  const { ground } = words
  const { groundNames } = useWords(pieceWords)
  const shown = (value: string | number | boolean | null) => {
    if (value === null) return ground.none
    if (typeof value === 'boolean') return value ? ground.yes : ground.no
    return typeof value === 'number' ? format.number(value) : value
  }
  const laws = [...new Set(of.flatMap((one) => one.laws.map(lawText)))].filter(Boolean).join(' · ')
  return (
    <Because line={`${ground.why}: ${laws || ground.house}`}>
      {of.map((one) => (
        <dl key={`${one.title}${one.on}`}>
          <dt className="title">{one.title}</dt>
          {one.laws.map((law) => (
            <div key={law.section}>
              <dt>{ground.law}</dt>
              <dd>
                {lawText(law) || ground.house}
                {lawText(law) !== '' && `, ${law.version}`}
                {!law.verified && <em> ({ground.unread})</em>}
              </dd>
            </div>
          ))}
          <div>
            <dt>{ground.date}</dt>
            <dd>{format.date(one.on)}</dd>
          </div>
          {Object.entries(one.inputs).map(([name, value]) => (
            <div key={name}>
              <dt>{groundNames[name] ?? name}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </Because>
  )
}

const lawText = ({ act, section }: { readonly act: string; readonly section: string }): string =>
  act === 'house' ? '' : `${act} ${section}`
