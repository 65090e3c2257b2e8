/** A row about a visit as the fact it tells. */
import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import type { FaultReason } from '#exchange/csv/fault.ts'
import type { ClockSeconds } from '#exchange/csv/read-time.ts'
import type { VisitRow } from '#exchange/csv/visits.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, minutesInDay, startOfDay, type Zone } from '#kernel/clock/zone.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'

/** What a fact says of a visit, apart from whose it is and who told it. */
export type Told = Pick<VisitFact, 'kind' | 'plannedVisit' | 'start' | 'end'> & { readonly minutes: number | null }
export type NotTold = { readonly column: keyof VisitRow & string; readonly reason: FaultReason }

/**
 * Kinds that say a visit took place. A lock or clock that measured it says so better, and one outside the plan is an
 * extra visit.
 */
const tookPlace: readonly (FactKind | 'done')[] = ['done', 'more', 'less', 'moved', 'swapped', 'doubleStaffed']
const measurable: readonly (FactKind | 'done')[] = ['done', 'more', 'less', 'moved', 'lockEvent']

/** The fact of a row; `plannedMinutes` are those of the planned visit it names, if the plan of that day holds it. */
export function visitFact(row: VisitRow, plannedMinutes: number | undefined, clock: DayClock): Result<Told, NotTold> {
  const start = row.start === null ? null : clock(row.date, row.start)
  const end =
    row.start === null || row.end === null
      ? null
      : clock(row.end < row.start ? addDays(row.date, 1) : row.date, row.end)
  if (start !== null && end !== null && end < start) return refuse({ column: 'end', reason: 'endsBeforeItBegins' })
  const elapsed = start === null || end === null ? null : Math.floor((end - start) / 60_000)
  if (row.minutes !== null && elapsed !== null && Math.abs(row.minutes - elapsed) > 1)
    return refuse({ column: 'minutes', reason: 'otherLength' })
  const minutes = row.minutes ?? elapsed
  const isPlanned = plannedMinutes !== undefined
  const plannedVisit = isPlanned ? row.plannedVisit : null
  return ok({ kind: kindOf(row, minutes, plannedMinutes), plannedVisit, minutes, start, end })
}

function kindOf({ kind, source, start, end }: VisitRow, minutes: number | null, planned: number | undefined): FactKind {
  const told = kind ?? 'done'
  const isMeasured = (source === 'lock' || source === 'clock') && start !== null && end !== null
  if (isMeasured && measurable.includes(told)) return 'lockEvent'
  if (planned === undefined && tookPlace.includes(told)) return 'extra'
  // A length is told whole, so one that equals the plan's says the same under either name.
  if (told === 'done') return (minutes ?? 0) > (planned ?? 0) ? 'more' : 'less'
  return told
}

/** The moment a clock shows a time on a day, in one zone. */
export type DayClock = (date: LocalDate, clock: ClockSeconds) => Instant

/** Knows the days it was asked about: a calendar takes long to ask a million times. */
export function dayClock(zone: Zone): DayClock {
  const days = new Map<LocalDate, { readonly start: Instant; readonly isPlain: boolean }>()
  return (date, clock) => {
    let day = days.get(date)
    if (!day) {
      day = { start: startOfDay(date, zone), isPlain: minutesInDay(date, zone) === 1440 }
      days.set(date, day)
    }
    if (day.isPlain) return (day.start + clock * 1000) as Instant
    if (clock === 86_400) return startOfDay(addDays(date, 1), zone)
    const minute = instantAt(date, Math.floor(clock / 60) as TimeOfDay, zone)
    return (minute + (clock % 60) * 1000) as Instant
  }
}
