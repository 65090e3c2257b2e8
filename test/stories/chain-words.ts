/** The short lines that the chain stories are told in, read into what the interface asks for. */
import type { z } from 'zod'
import type { changeAsked } from '#contract/changes/change.ts'
import type { grantAsked } from '#contract/grants/grant.ts'
import type { planAsked } from '#contract/plans/plan.ts'
import type { factAsked } from '#contract/visits/fact.ts'
import { localDate, type Weekday, weekday } from '#kernel/calendar/local-date.ts'
import { daysOf } from '#kernel/calendar/period.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'

/** Every story happens in this year; days are written without it. */
export const day = (monthAndDay: string): string => `2026-${monthAndDay}`

export const shortDay = (date: string): string => date.slice(5)

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** `every`, `mon-fri` or `wed` or `mon,thu`. */
function weekdaysIn(text: string): Weekday[] {
  if (text === 'every') return [0, 1, 2, 3, 4, 5, 6]
  const [first = '', last] = text.split('-').map((name) => weekdays.indexOf(name))
  if (last !== undefined) return weekdays.flatMap((_, at) => (Number(first) <= at && at <= last ? [at as Weekday] : []))
  return text.split(',').map((name) => weekdays.indexOf(name) as Weekday)
}

type Read<Schema extends z.ZodType> = z.input<Schema>
type Scope = Read<typeof grantAsked>['frames'][number]['scope']

/** `whole`, `cluster care` or `service hygiene`. */
function scopeIn(text: string): Scope {
  const [kind, of = ''] = text.split(' ')
  if (kind === 'cluster') return { kind, cluster: of }
  return kind === 'service' ? { kind, service: of } : { kind: 'whole' }
}

/** `cluster care 992 a month`. */
export function frameIn(text: string): Read<typeof grantAsked>['frames'][number] {
  const [, scope, minutes, per] = parts(/^(.+) (\d+) a (week|month)$/, text)
  return { scope: scopeIn(scope), minutes: Number(minutes), per: per as 'week' | 'month' }
}

/** `wed forenoon 60 cleaning`: a visit is called by its part of the day. */
export function visitIn(text: string): Read<typeof planAsked>['visits'][number] {
  const [, on, part, minutes, services] = parts(/^(\S+) (\w+) (\d+) (\S+)$/, text)
  return {
    key: part,
    partOfDay: part as 'morning',
    days: { kind: 'weekdays', weekdays: weekdaysIn(on) },
    minutes: Number(minutes),
    services: services.split(','),
    purpose: null,
    window: null,
    competences: [],
    staff: 1,
  }
}

type Change = Read<typeof changeAsked>
const plainly = { wanted: true, goalsKept: true, conditionsWorsen: false }

/** `+30 service hygiene`, time the citizen wants; `-30 service hygiene`, time taken from them against their wish. */
export function timeAsked(text: string): Change {
  const [, sign, minutes, scope] = parts(/^([+-])(\d+) (.+)$/, text)
  const less = sign === '-'
  const time = { kind: 'time' as const, minutesPerWeek: Number(`${sign}${minutes}`), scope: scopeIn(scope) }
  return { ...plainly, components: [time], wanted: !less, goalsKept: !less }
}

/** Other tasks and other times that the citizen wants. */
export const otherTasks = (add: string, remove: string, moved?: string): Change => ({
  ...plainly,
  components: [
    { kind: 'tasks', add: [add], remove: [remove] },
    ...(moved ? [{ kind: 'moved' as const, visit: moved }] : []),
  ],
})

type Fact = Omit<Read<typeof factAsked>, 'id' | 'citizen' | 'recordedAt'>

/**
 * `05-06 less morning 25`, `05-07 extra - 30 wound`, `05-05 lockEvent morning 07:30-08:10`, and a whole stretch of days
 * `05-04..05-31 on wed lockEvent forenoon 10:00-11:00`. A dash: no planned visit.
 */
export function factsIn(text: string, zone: Zone): Fact[] {
  const pattern = /^(\S+?)(?:\.\.(\S+))?(?: on (\S+))? (\w+) (\S+)(?: (\d+))?(?: (\S+:\S+)-(\S+:\S+))?(?: (\S+))?$/
  const [, from, to = from, on = 'every', kind, key, minutes, start, end, service] = parts(pattern, text)
  const among = weekdaysIn(on)
  const dates = [...daysOf({ from: localDate(day(from)), to: localDate(day(to)) })]
  return dates
    .filter((date) => among.includes(weekday(date)))
    .map((date) => {
      const at = (time: string | undefined) => (time ? writeInstant(instantAt(date, timeOfDay(time), zone)) : null)
      return {
        date,
        plannedVisit: key === '-' ? null : key,
        kind: kind as Fact['kind'],
        minutes: minutes ? Number(minutes) : null,
        start: at(start),
        end: at(end),
        services: service ? [service] : [],
        reason: null,
        source: kind === 'lockEvent' ? ('lock' as const) : ('staff' as const),
        corrects: null,
      }
    })
}

/** The lines of a table without the arithmetic behind `#`, in one order. */
export const rowsIn = (table: string): string[] =>
  table
    .split('\n')
    .map((line) => line.replace(/#.*/, '').replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .sort()

/** 1234567 as 12,345.67. */
export function amountOf({ minor }: { readonly minor: number }): string {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  const units = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${minor < 0 ? '-' : ''}${units}.${digits.slice(-2)}`
}

/** What a line's pattern caught; behind the fifth place something may be left out. */
type Parts = readonly [whole: string, string, string, string, string, string, ...(string | undefined)[]]

function parts(pattern: RegExp, text: string): Parts {
  const found = pattern.exec(text)
  if (!found) throw new Error(`no line of a story: ${text}`)
  return found as unknown as Parts
}
