/** Light or dark: as the device, unless the reader has chosen. */
import { useEffect, useState } from 'react'

export type Theme = 'system' | 'light' | 'dark'
export const themes: readonly Theme[] = ['system', 'light', 'dark']

const kept = 'frirum-theme'
/** Told to every place on the page that shows which was chosen. */
const changed = 'frirum-theme-changed'
const dark = matchMedia('(prefers-color-scheme: dark)')

const chosen = (): Theme => themes.find((theme) => theme === localStorage.getItem(kept)) ?? 'system'

function show(theme: Theme): void {
  document.documentElement.setAttribute('data-theme', theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme)
}

/** Before anything is drawn. */
export const showTheme = (): void => show(chosen())

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(chosen)
  useEffect(() => {
    const follow = () => {
      setTheme(chosen())
      showTheme()
    }
    dark.addEventListener('change', follow)
    window.addEventListener(changed, follow)
    return () => {
      dark.removeEventListener('change', follow)
      window.removeEventListener(changed, follow)
    }
  }, [])
  return [
    theme,
    (next) => {
      localStorage.setItem(kept, next)
      window.dispatchEvent(new Event(changed))
    },
  ]
}
