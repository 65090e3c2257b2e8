/** What is known of a model in use, how sure it is, and what would make it surer. */
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Words } from './words.ts'

/**
 * What has been found out about a model, with the things that may be the cause of it and the comparisons that would
 * tell those apart.
 * @da viden om modellen
 * @sv kunskap om modellen
 */
export type Evidence = {
  readonly findings: readonly EvidenceFinding[]
  readonly causes: readonly { readonly id: string; readonly title: Words }[]
  readonly comparisons: readonly Comparison[]
}

/**
 * One thing that was found when a model was tried: in our own words, where it was told and when (004-73). `tentative`
 * where it is an impression that nobody has measured. Where the cause is unclear, the comparison that would show it is
 * named (004-74).
 * @da erfaring
 * @sv erfarenhet
 */
export type EvidenceFinding = {
  readonly id: string
  readonly says: Words
  /** A requirement line or the id of a source. */
  readonly source: string
  readonly on: LocalDate
  readonly tentative: boolean
} & ({ readonly cause: 'certain' } | { readonly cause: 'unclear'; readonly comparison: string })

/**
 * Groups of teams that differ in what they have of the causes, and what is measured in each.
 * @da sammenligning
 * @sv jämförelse
 */
export type Comparison = {
  readonly id: string
  readonly title: Words
  readonly measures: readonly Words[]
  readonly arms: readonly { readonly id: string; readonly title: Words; readonly has: readonly string[] }[]
}

/**
 * Two groups of a comparison that differ in one cause alone: what differs between them is its doing.
 * @da to grupper der kun adskilles af én årsag
 * @sv två grupper som bara skiljs åt av en orsak
 */
export type ToldApart = { readonly cause: string; readonly without: string; readonly with: string }

/**
 * Which causes a comparison can tell from the others, each by the first two groups that differ in it alone. A cause
 * that is not among them cannot be told from the rest (004-74).
 * @plain
 */
export function toldApart({ arms }: Comparison): ToldApart[] {
  const causes = [...new Set(arms.flatMap(({ has }) => has))]
  return causes.flatMap((cause) => {
    for (const without of arms) {
      if (without.has.includes(cause)) continue
      const rest = new Set([...without.has, cause])
      const paired = arms.find(({ has }) => new Set(has).size === rest.size && has.every((each) => rest.has(each)))
      if (paired) return [{ cause, without: without.id, with: paired.id }]
    }
    return []
  })
}
