/** The three languages and the two lights, each named in its own words. */

import { languages } from '#web/words/format.ts'
import { useSpeaking } from '#web/words/speaking.tsx'
import { type Theme, themes, useTheme } from './theme.ts'

const ownNames = { da: 'Dansk', sv: 'Svenska', en: 'English' }

export function LanguageSwitch() {
  const { words, language, choose } = useSpeaking()
  return (
    <fieldset className="switch" aria-label={words.languageChoice}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={one === language} onClick={() => choose(one)}>
          {ownNames[one]}
        </button>
      ))}
    </fieldset>
  )
}

export function ThemeSwitch() {
  const { words } = useSpeaking()
  const [theme, setTheme] = useTheme()
  const names: Readonly<Record<Theme, string>> = {
    system: words.themeSystem,
    light: words.themeLight,
    dark: words.themeDark,
  }
  return (
    <fieldset className="switch" aria-label={words.theme}>
      {themes.map((one) => (
        <button key={one} type="button" aria-pressed={one === theme} onClick={() => setTheme(one)}>
          {names[one]}
        </button>
      ))}
    </fieldset>
  )
}
