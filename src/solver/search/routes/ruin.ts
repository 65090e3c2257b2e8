import type { Random } from '#kernel/random.ts'
import type { Near } from '../near.ts'
import type { RouteSettings, StepSettings } from './settings.ts'
import { type RouteState, unplanned } from './state.ts'

/**
 * Adjacent string removal, after Christiaens and Vanden Berghe 2020, section 5.1: tears strings of visits out of routes
 * that pass near one place. `touch` is told of a route before it changes; what was torn out is added to `removed`. The
 * routes must be refreshed afterwards.
 */
export function ruin(
  state: RouteState,
  near: Near,
  random: Random,
  settings: RouteSettings,
  { ruined, longestString }: StepSettings,
  touch: (carer: number) => boolean,
  removed: number[],
): void {
  const { count, routeOf, size, next, prev, starts, ends, unlink } = state
  const planned = count - removed.length
  if (planned === 0) return
  const longest = Math.min(longestString, planned / state.used())
  const most = (4 * ruined) / (1 + longest) - 1
  let strings = Math.floor(random.fraction() * most + 1)
  const seed = random.below(count)
  for (let index = -1; index < near.width && strings > 0; index++) {
    const visit = index < 0 ? seed : near.list[seed * near.width + index]!
    const carer = routeOf[visit]!
    if (carer === unplanned || !touch(carer)) continue
    strings--
    const length = Math.floor(random.fraction() * Math.min(size[carer]!, longest) + 1)
    const kept = keptInside(length, size[carer]!, random, settings)
    const span = length + kept
    // The window of `span` visits lies anywhere that holds the visit itself and stays in the route.
    let first = visit
    let back = random.below(span)
    while (back > 0 && prev[first]! !== starts + carer) {
      first = prev[first]!
      back--
    }
    let room = 0
    for (let node = first; node !== ends + carer && room < span; node = next[node]!) room++
    for (; room < span && prev[first]! !== starts + carer; room++) first = prev[first]!
    const keepFrom = kept > 0 ? 1 + random.below(Math.max(1, length - 1)) : span
    let node = first
    for (let offset = 0; offset < room; offset++) {
      const after = next[node]!
      if (offset < keepFrom || offset >= keepFrom + kept) {
        unlink(node)
        removed.push(node)
      }
      node = after
    }
  }
}

/** How many visits in the middle of a string of `length` stay, in a route of `size`. */
function keptInside(length: number, size: number, random: Random, { split, growth }: RouteSettings): number {
  if (length < 2 || length >= size || random.fraction() >= split) return 0
  let kept = 1
  while (length + kept < size && random.fraction() < growth) kept++
  return kept
}
