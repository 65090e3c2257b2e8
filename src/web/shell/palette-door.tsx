/** The way to the palette: a button, Ctrl+K or ⌘K, and `?` for the keys. What is behind it is fetched when wanted. */
import { lazy, Suspense, useEffect, useState } from 'react'
import { useSpeaking } from '#web/words/speaking.tsx'
import { isApple, questionMarkIsOn } from './keys.ts'

const fetched = () => import('./palette.tsx')
const Palette = lazy(async () => ({ default: (await fetched()).Palette }))
const KeysHelp = lazy(async () => ({ default: (await fetched()).KeysHelp }))

type Opened = 'palette' | 'keys' | null

/** In a field every key is a letter. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

export function PaletteDoor({ signOut }: { readonly signOut: () => void }) {
  const { words } = useSpeaking()
  const [opened, setOpened] = useState<Opened>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // Fetched with the first key of the two, so that what is typed next finds its place.
      if (event.key === 'Control' || event.key === 'Meta') void fetched()
      const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
      const isHelp = event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event.target)
      if (isPalette) {
        event.preventDefault()
        setOpened((now) => (now === 'palette' ? null : 'palette'))
      } else if (isHelp && questionMarkIsOn()) {
        event.preventDefault()
        setOpened('keys')
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  const close = () => setOpened(null)
  return (
    <>
      <button
        type="button"
        className="button quiet go-to"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void fetched()}
        onFocus={() => void fetched()}
        onClick={() => setOpened('palette')}
      >
        {words.goTo} <kbd>{isApple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <Suspense fallback={null}>
        {opened === 'palette' && <Palette close={close} showKeys={() => setOpened('keys')} signOut={signOut} />}
        {opened === 'keys' && <KeysHelp close={close} />}
      </Suspense>
    </>
  )
}
