/** What differed from the plan lately, latest first. */
import type { z } from 'zod'
import type { readCitizen } from '#contract/people/operations.ts'
import { useSpeaking } from '#web/words/speaking.tsx'

type Whole = z.output<typeof readCitizen.answer>
const most = 8

export function Told({ whole: { facts, tellers } }: { readonly whole: Whole }) {
  const { words, format } = useSpeaking()
  const shown = facts
    .filter(({ kind }) => kind !== 'correction' && kind !== 'lockEvent')
    .filter(({ id }) => !facts.some(({ corrects }) => corrects === id))
    .slice(0, most)
  if (shown.length === 0) return <p className="quiet">{words.citizen.toldNone}</p>
  return (
    <ol className="plain">
      {shown.map(({ id, date, kind, minutes, reason, recordedBy }) => (
        <li key={id}>
          {[words.day.kinds[kind], minutes !== null && format.length(minutes)].filter(Boolean).join(', ')}
          {reason && `: ${reason}`}
          <span className="quiet under">
            {[format.weekdayLong(date), tellers.find(({ key }) => key === recordedBy)?.name]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}
