/** Where the web begins: theme and words first, then the page that the address names. */
import '@fontsource-variable/atkinson-hyperlegible-next'
import '@fontsource-variable/newsreader/wght-italic.css'
import '#web/ui/tokens.css'
import '#web/ui/base.css'
import '#web/ui/pieces.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from '#web/shell/asking.ts'
import { showTheme } from '#web/shell/theme.ts'
import { Hatchings } from '#web/ui/meter.tsx'
import { firstLanguage, loadWords, SpeakingProvider } from '#web/words/speaking.tsx'
import { router } from './router.tsx'

showTheme()
const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for us')
const first = firstLanguage()
const words = loadWords(first)
// All that the first page waits for is asked for at once: the words, who asks, the page itself and what it shows.
for (const { options } of router.getMatchedRoutes(location.pathname)[0])
  void (options.component as { preload?: () => Promise<unknown> } | undefined)?.preload?.()
void router.load()
const firstWords = await words

createRoot(root).render(
  <StrictMode>
    <SpeakingProvider first={first} firstWords={firstWords}>
      <QueryClientProvider client={queries}>
        <Hatchings />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </SpeakingProvider>
  </StrictMode>,
)
