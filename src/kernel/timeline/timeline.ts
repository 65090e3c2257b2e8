import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { includes, intersection, type Period, period } from '#kernel/calendar/period.ts'
import { sameValue } from './same-value.ts'

/** One value a day, or none: stretches in order, without overlap, equal neighbours merged. */
export type Timeline<Value> = readonly Stretch<Value>[]
export type Stretch<Value> = Period & { readonly value: Value }

export const emptyTimeline: Timeline<never> = []

/** The same timeline with `value` on every day of `during`, whatever stood there before. */
export function setDuring<Value>(timeline: Timeline<Value>, during: Period, value: Value): Timeline<Value> {
  const around = clearDuring(timeline, during)
  const at = around.findIndex((stretch) => stretch.from > during.from)
  const stretch = { ...period(during.from, during.to), value }
  return merged(at === -1 ? [...around, stretch] : [...around.slice(0, at), stretch, ...around.slice(at)])
}

/** The same timeline with no value on any day of `during`. */
export function clearDuring<Value>(timeline: Timeline<Value>, during: Period): Timeline<Value> {
  return timeline.flatMap((stretch) => {
    if (!intersection(stretch, during)) return [stretch]
    const left: Stretch<Value>[] = []
    if (stretch.from < during.from) left.push({ ...stretch, to: addDays(during.from, -1) })
    if (during.to !== null && (stretch.to === null || stretch.to > during.to))
      left.push({ ...stretch, from: addDays(during.to, 1) })
    return left
  })
}

export function valueOn<Value>(timeline: Timeline<Value>, date: LocalDate): Value | undefined {
  return timeline.find((stretch) => includes(stretch, date))?.value
}

/** The stretches of a timeline that fall inside `during`, cut to it. */
export function within<Value>(timeline: Timeline<Value>, during: Period): Timeline<Value> {
  return timeline.flatMap((stretch) => {
    const shared = intersection(stretch, during)
    return shared ? [{ ...shared, value: stretch.value }] : []
  })
}

function merged<Value>(stretches: Timeline<Value>): Timeline<Value> {
  const result: Stretch<Value>[] = []
  for (const stretch of stretches) {
    const last = result.at(-1)
    if (last && last.to !== null && addDays(last.to, 1) === stretch.from && sameValue(last.value, stretch.value))
      result[result.length - 1] = { ...last, to: stretch.to }
    else result.push(stretch)
  }
  return result
}
