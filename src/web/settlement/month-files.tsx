/** The month as files. They are fetched as any link is; everybody in them is logged first. */
import { useState } from 'react'
import { Tick } from '#web/ui/tick.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { settlementWords } from './words.ts'

export function MonthFiles({ month }: { readonly month: string }) {
  const own = useWords(settlementWords)
  const { language } = useSpeaking()
  const [mark, setMark] = useState(true)
  const address = (file: string) => `/api/settlements/${month}/files/${file}?language=${language}&mark=${mark}`
  return (
    <section aria-labelledby="files">
      <h2 id="files">{own.files}</h2>
      <p className="buttons">
        <a className="button quiet" href={address('settlement.xlsx')} download>
          {own.fileBook}
        </a>
        <a className="button quiet" href={address('lines.csv')} download>
          {own.fileLines}
        </a>
        <a className="button quiet" href={address('findings.csv')} download>
          {own.fileFindings}
        </a>
      </p>
      <Tick isSelected={mark} onChange={setMark}>
        {own.fileMark}
      </Tick>
      <p className="key">{own.fileNote}</p>
    </section>
  )
}
