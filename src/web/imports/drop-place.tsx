/** Where a file is put: by hand, or by the button, which does the same with a keyboard. */
import { useRef, useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { useWords } from '#web/words/speaking.tsx'
import { importWords } from './words.ts'

export function DropPlace({ onFile }: { readonly onFile: (file: File) => void }) {
  const own = useWords(importWords)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same without a pointer
    <div
      className={isOver ? 'drop over-it' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <p className="drop-words">
        {own.drop} <span className="quiet">{own.or}</span>
      </p>
      <Button className="button" onPress={() => input.current?.click()}>
        {own.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          target.value = ''
        }}
      />
      <p className="key">{own.takes}</p>
    </div>
  )
}
