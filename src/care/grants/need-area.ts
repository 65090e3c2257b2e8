import type { Words } from '#care/governance/words.ts'

/**
 * An area of need that an assessment can look into: its code with its system, what people call it, and the group it is
 * shown in. Which areas there are is the shared language of a country.
 * @da behovsområde
 * @sv behovsområde
 */
export type NeedArea = { readonly code: string; readonly title: Words; readonly group: Words }
