import type { TimeOfDay, TimeWindow } from '#kernel/clock/time-of-day.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { FaultReason } from './fault.ts'

/** A clock time in seconds after midnight; 86,400 (`24:00`) is the end of the day. */
export type ClockSeconds = number & { readonly unit: 'seconds of the day' }

const shape = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/

/** Reads `07:30`, `7.30` and `07:30:15`; `24:00` is the midnight that ends the day. */
export function readClock(text: string): Result<ClockSeconds, FaultReason> {
  const [, hours, minutes, seconds = '0'] = shape.exec(text) ?? []
  if (hours === undefined || Number(minutes) > 59 || Number(seconds) > 59) return refuse('notATime')
  const read = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return read <= 86_400 ? ok(read as ClockSeconds) : refuse('notATime')
}

/** Reads `07:00-09:00`, with any dash. */
export function readWindow(text: string): Result<TimeWindow, FaultReason> {
  const [start, end, more] = text.split(/\s*[-–]\s*/).map((part) => readClock(part))
  if (!start?.ok || !end?.ok || more || start.value % 60 || end.value % 60) return refuse('notAWindow')
  return ok({ start: timeOf(start.value), end: timeOf(end.value) })
}

const timeOf = (clock: ClockSeconds): TimeOfDay => ((clock / 60) % 1440) as TimeOfDay
