import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Id } from '#kernel/id.ts'
import { type Timeline, valueOn } from '#kernel/timeline/timeline.ts'

/**
 * What opens a citizen's door for the staff, where it is something that knows when it opened.
 * @da digital lås
 * @sv digitalt lås
 */
export type DoorLock = 'digital'

/**
 * A citizen's home over time: which team answers for it, and since when it has a lock.
 * @da hjem
 * @sv hem
 */
export type Home = { readonly teams: Timeline<Id<'Team'>>; readonly locks: Timeline<DoorLock> }

/**
 * How far locks have come (002-50): homes with help on a day, those of them with a digital lock, and the share to the
 * whole per cent; null of no homes.
 * @da udbredelse af digitale låse
 * @sv breddinförande av digitala lås
 */
export type LockShare = { readonly homes: number; readonly locked: number; readonly percent: number | null }

/**
 * The share of homes with a digital lock on a day, in all and by team. A home that no team answers for that day has no
 * help, and does not count.
 * @plain
 */
export function lockShares(
  homes: Iterable<Home>,
  on: LocalDate,
): { readonly all: LockShare; readonly teams: ReadonlyMap<Id<'Team'>, LockShare> } {
  const counts = new Map<Id<'Team'>, { homes: number; locked: number }>()
  for (const { teams, locks } of homes) {
    const team = valueOn(teams, on)
    if (team === undefined) continue
    const count = counts.get(team) ?? { homes: 0, locked: 0 }
    count.homes += 1
    if (valueOn(locks, on) !== undefined) count.locked += 1
    counts.set(team, count)
  }
  const all = { homes: 0, locked: 0 }
  for (const { homes, locked } of counts.values()) {
    all.homes += homes
    all.locked += locked
  }
  return { all: shareOf(all), teams: new Map([...counts].map(([team, count]) => [team, shareOf(count)])) }
}

const shareOf = ({ homes, locked }: { readonly homes: number; readonly locked: number }): LockShare => ({
  homes,
  locked,
  percent: homes === 0 ? null : Math.round((100 * locked) / homes),
})
