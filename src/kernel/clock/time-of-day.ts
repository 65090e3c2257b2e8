/** A time on the clock: minutes after midnight, 0 to 1439, written `07:30`. */
export type TimeOfDay = number & { readonly is: 'TimeOfDay' }

/** From one clock time up to, not including, another. An end at or before its start lies on the next day. */
export type TimeWindow = { readonly start: TimeOfDay; readonly end: TimeOfDay }

export function readTimeOfDay(text: string): TimeOfDay | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) as TimeOfDay
}

export function timeOfDay(text: string): TimeOfDay {
  const time = readTimeOfDay(text)
  if (time === undefined) throw new RangeError(`not a time of day: ${text}`)
  return time
}

export const writeTimeOfDay = (time: TimeOfDay): string =>
  `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`

/** Does the window, which may cross midnight, hold this time? An empty window (start = end) holds the whole day. */
export const windowHolds = ({ start, end }: TimeWindow, time: TimeOfDay): boolean =>
  start < end ? start <= time && time < end : time >= start || time < end

export const windowMinutes = ({ start, end }: TimeWindow): number => (start < end ? end - start : end + 1440 - start)
