import { useSyncExternalStore } from 'react'

const wide = '(min-width: 900px)'

/** Whether there is room for the week on a canvas; a phone has the list. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(wide)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(wide).matches,
  )
