/** Language, light and width so combined that few looks meet every pair of values. */
import type { Look } from './open.ts'

export const languages = ['da', 'sv', 'en'] as const
export const themes = ['light', 'dark'] as const
export const widths = [390, 1280] as const

/** Six looks in which each two values of different kinds meet; any three in a row speak every language in every light. */
const sixLooks: readonly Look[] = [
  { language: 'da', theme: 'light', width: 390 },
  { language: 'sv', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'light', width: 1280 },
  { language: 'da', theme: 'dark', width: 1280 },
  { language: 'sv', theme: 'light', width: 390 },
  { language: 'en', theme: 'dark', width: 390 },
]

/**
 * What to look at: every state in each language, in both lights and both widths, and over the states of a route each
 * pair of language, light and width. A route of one state is looked at six times, every other state three times.
 */
export function looksOf<State extends { readonly route: string }>(
  states: readonly State[],
): (State & { look: Look })[] {
  return [...Map.groupBy(states, ({ route }) => route).values()].flatMap((ofRoute) => {
    const times = ofRoute.length === 1 ? 6 : 3
    return ofRoute.flatMap((state, place) =>
      Array.from({ length: times }, (_, turn) => ({
        ...state,
        look: sixLooks[(place * 3 + turn) % sixLooks.length] as Look,
      })),
    )
  })
}
