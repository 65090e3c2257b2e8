/** Language, light and width so combined that few looks meet every pair of values. */
import type { Look } from './open.ts'

export const themes = ['light', 'dark'] as const
export const widths = [390, 1280] as const

/** Looks in which each two values of different kinds meet; any three in a row speak three languages in both lights. */
const kept: readonly Look[] = [
  { language: 'da', theme: 'light', width: 390 },
  { language: 'sv', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'da', theme: 'dark', width: 1280 },
  { language: 'sv', theme: 'light', width: 390 },
  { language: 'en', theme: 'dark', width: 390 },
]

/**
 * What to look at: every state in three languages, in both lights and both widths, and over the states of a route each
 * pair of language, light and width. A state is looked at three times, or more where its route has few.
 */
export function looksOf<State extends { readonly route: string }>(
  states: readonly State[],
): (State & { look: Look })[] {
  return [...Map.groupBy(states, ({ route }) => route).values()].flatMap((ofRoute) => {
    const times = Math.max(3, Math.ceil(kept.length / ofRoute.length))
    return ofRoute.flatMap((state, place) =>
      Array.from({ length: times }, (_, turn) => ({
        ...state,
        look: kept[(place * times + turn) % kept.length] as Look,
      })),
    )
  })
}
