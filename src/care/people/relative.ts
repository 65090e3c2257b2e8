import type { LocalDate } from '#kernel/calendar/local-date.ts'
import { includes, type Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'

/**
 * What a relative may do for a citizen, from the least.
 * @plain
 */
export const mandates = ['none', 'see', 'act'] as const
/**
 * One of {@link mandates}: nothing, see how things stand, or decide in the citizen's place. Being near gives none.
 * @da fuldmagt
 * @sv fullmakt
 */
export type Mandate = (typeof mandates)[number]

/**
 * Somebody near the citizen, and what they may do in a period. The same relative may stand several times.
 * @da pårørende
 * @sv anhörig
 */
export type Relative = {
  readonly id: Id<'Relative'>
  readonly name: string
  /** To the citizen, in words of the citizen's own choice. */
  readonly relation: string
  readonly mandate: Mandate
  readonly period: Period
}

/** What each relative may do on a day: nothing outside their periods, and the most where several hold. */
export function mandateOn(relatives: readonly Relative[], day: LocalDate): ReadonlyMap<Id<'Relative'>, Mandate> {
  const held = new Map<Id<'Relative'>, Mandate>()
  for (const { id, mandate, period } of relatives) {
    const before = held.get(id) ?? 'none'
    const isMore = includes(period, day) && mandates.indexOf(mandate) > mandates.indexOf(before)
    held.set(id, isMore ? mandate : before)
  }
  return held
}
