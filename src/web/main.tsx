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

type Ahead = {
  readonly component?: { readonly preload?: () => Promise<unknown> }
  readonly loader?: (asked: { params: object; deps: object; preload: boolean }) => unknown
}

showTheme()
const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for us')
const first = firstLanguage()
const words = loadWords(first)
// All that the first page waits for is asked for at once: the words, who asks, the page itself and what it shows.
const [routes, params] = router.getMatchedRoutes(location.pathname)
for (const { component, loader } of routes.map(({ options }) => options as Ahead)) {
  void component?.preload?.()
  loader?.({ params, deps: {}, preload: false })
}
// Drawn once, when it is known what: each drawing costs a slow phone a tenth of a second.
const [firstWords] = await Promise.all([words, router.load()])

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
