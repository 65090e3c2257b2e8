/**
 * A settlement case as a controller writes it: a table of lines, each a model's rule, a citizen's situation, something
 * that happened, or what must come of it. Tests check such cases, and so do the worked pages in `docs/settlement`.
 *
 *     month 2026-10
 *     grant 2026-10-01.. 300 min/week
 *     plan mon-sun morning 30 hygiene
 *     2026-10-05 declined late morning
 *     expect performedTime 930 min 7,595.00
 *
 * Everything that comes of a case must be expected: a line or a finding nobody expects fails it.
 */
import type { Holiday } from '#care/governance/holiday.ts'
import type { FramePer, GovernanceModel } from '#care/governance/model.ts'
import type { HourlyRate, RateTime, SettlementRule } from '#care/governance/settlement-rule.ts'
import type { Frame, Grant } from '#care/grants/grant.ts'
import type { PaidHours } from '#care/people/team.ts'
import {
  type PartOfDay,
  type PlannedVisit,
  partsOfDay,
  type RhythmPlan,
  type VisitDays,
} from '#care/plans/rhythm-plan.ts'
import type { FactKind, VisitFact } from '#care/visits/fact.ts'
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  type LocalDate,
  localDate,
  type Weekday,
} from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Instant } from '#kernel/clock/instant.ts'
import { type TimeWindow, timeOfDay } from '#kernel/clock/time-of-day.ts'
import { instantAt, type Zone } from '#kernel/clock/zone.ts'
import type { Id } from '#kernel/id.ts'
import { type Minutes, minutes } from '#kernel/minutes.ts'
import { setDuring, type Timeline } from '#kernel/timeline/timeline.ts'
import type { CitizenMonth, PaidBeyond } from './settlement.ts'

/** @plain */
export type SettlementCase = {
  readonly model: GovernanceModel
  readonly month: CitizenMonth
  /** A team's own frame budget for the year; `undefined` where the case asks for no team's budget. */
  readonly yearBudgetMinor: number | null | undefined
  /** What the team's staff were paid for, and the day that is counted to. */
  readonly hours: readonly PaidHours[]
  readonly on: LocalDate | null
  /** What was measured for the quality bonus. */
  readonly measured: Readonly<Record<string, number>> | null
  readonly expected: readonly string[]
}

type Draft = {
  model: GovernanceModel
  month: Month
  teams: Timeline<Id<'Team'>>
  grants: Timeline<Grant>
  readonly plans: Map<string, { period: Period; visits: PlannedVisit[] }>
  readonly packages: { package: string; from: LocalDate }[]
  readonly paidBeyond: PaidBeyond[]
  readonly facts: VisitFact[]
  readonly holidays: Holiday[]
  readonly named: Map<string, Id<'Fact'>>
  ownRates: boolean
  yearBudgetMinor: number | null | undefined
  readonly hours: PaidHours[]
  on: LocalDate | null
  measured: Record<string, number> | null
  readonly expected: string[]
}

/** Reads a case; a line it cannot read throws with the line. */
export function readCase(text: string, models: Readonly<Record<string, GovernanceModel>>): SettlementCase {
  const first = Object.values(models)[0] as GovernanceModel
  const draft: Draft = {
    model: first,
    month: '2026-10' as Month,
    teams: [],
    grants: [],
    plans: new Map(),
    packages: [],
    paidBeyond: [],
    facts: [],
    holidays: [],
    named: new Map(),
    ownRates: false,
    yearBudgetMinor: undefined,
    hours: [],
    on: null,
    measured: null,
    expected: [],
  }
  const lines = text
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter(Boolean)
  for (const line of lines) {
    const words = new Words(line)
    if (words.peek() === 'model') {
      words.next()
      const model = models[words.next()]
      if (!model) throw new Error(`no such model: ${line}`)
      draft.model = model
    } else readLine(draft, words)
    words.end()
  }
  return finished(draft)
}

function readLine(draft: Draft, words: Words): void {
  const word = words.next()
  const rule = rules[word]
  if (rule) {
    const changed = rule(words, draft)
    draft.model = { ...draft.model, settlement: { ...draft.model.settlement, ...changed } }
    return
  }
  if (word === 'month') draft.month = words.next() as Month
  else if (word === 'team') readTeam(draft, words)
  else if (word === 'grant') readGrant(draft, words)
  else if (word === 'plan') readPlan(draft, words)
  else if (word === 'package') draft.packages.push({ package: words.next(), from: localDate(words.next()) })
  else if (word === 'decided') draft.paidBeyond.push(readBeyond(words))
  else if (word === 'year') draft.yearBudgetMinor = words.peek() === undefined ? null : readAmount(words.next())
  else if (word === 'hours') readHours(draft, words)
  else if (word === 'holiday') draft.holidays.push({ date: localDate(words.next()), kind: 'publicHoliday' })
  else if (word === 'eve') draft.holidays.push({ date: localDate(words.next()), kind: 'eve' })
  else if (word === 'on') draft.on = localDate(words.next())
  else if (word === 'measured') draft.measured = { ...draft.measured, [words.next()]: words.number('%') }
  else if (word === 'expect') draft.expected.push(words.rest())
  else if (/^\d{4}-/.test(word)) readFact(draft, word, words)
  else throw new Error(`a case has no word '${word}': ${words.line}`)
}

/** `decided 60 min`, or of one order `decided 60 min service cleaning`. */
function readBeyond(words: Words): PaidBeyond {
  const minutes = words.number('min') as Minutes
  return { minutes, order: words.rest() || null }
}

/** Lines that change the model for this case alone. */
const rules: Readonly<Record<string, (words: Words, draft: Draft) => Partial<SettlementRule>>> = {
  holidays: (words) => ({
    holidays: { publicHoliday: words.next() as 'weekend', eve: words.next() as 'workdays' },
  }),
  basis: (words) => ({ basis: words.next() as SettlementRule['basis'] }),
  evidence: (words) => ({ evidence: words.next() as SettlementRule['evidence'] }),
  tolerance: (words) => ({ tolerance: { percent: words.number('%'), selectable: [5, 10] } }),
  rounding: (words) => ({
    roundToMinutes: words.number('min') as Minutes,
    rounding: words.next() as 'nearest' | 'up' | 'down',
  }),
  underuse: (words, { model }) => ({
    exceptions: { ...model.settlement.exceptions, underusePercent: words.number('%') },
  }),
  frame: (words, draft) => {
    draft.model = { ...draft.model, frame: { ...draft.model.frame, scope: words.next() as 'whole' } }
    return {}
  },
  pays: (words, { model }) => {
    const kind = factKind(words) as keyof typeof unperformedPercent
    return {
      unperformed: { ...paysNothing, ...model.settlement.unperformed, [unperformedPercent[kind]]: words.number('%') },
    }
  },
  rate: (words, draft) => {
    const before = draft.ownRates ? draft.model.settlement.hourlyRates : []
    draft.ownRates = true
    return { hourlyRates: [...before, readRate(words)] }
  },
}

const unperformedPercent = {
  declinedInTime: 'declinedInTimePercent',
  declinedLate: 'declinedLatePercent',
  declinedAtDoor: 'declinedAtDoorPercent',
  notHome: 'notHomePercent',
} as const

const paysNothing = {
  declinedInTimePercent: 0,
  declinedLatePercent: 0,
  declinedAtDoorPercent: 0,
  notHomePercent: 0,
}

function readRate(words: Words): HourlyRate {
  const rate = { priceClass: words.next(), minor: readAmount(words.next()) }
  const days = words.peek()
  if (days === undefined) return rate
  return { ...rate, at: { days: words.next() as RateTime['days'], window: readWindow(words.next()) } }
}

/** `team north 2026-10-01..2026-10-15` */
function readTeam(draft: Draft, words: Words): void {
  const team = idOf<'Team'>('team', words.next())
  draft.teams = setDuring(draft.teams, words.period() ?? always, team)
}

/** `grant 2026-10-01.. 300 min/week personal + 60 min/week practical` or `grant 2026-10-16.. rate developing/2`. */
function readGrant(draft: Draft, words: Words): void {
  const during = words.period() ?? always
  const frames: Frame[] = []
  let category: string | null = null
  let band: string | null = null
  let course: string | null = null
  while (words.peek() !== undefined) {
    const word = words.next()
    if (word === 'rate') [category = null, band = null] = words.next().split('/') as [string?, string?]
    else if (word === 'course') course = words.next()
    else if (word !== '+') frames.push(readFrame(draft.model, word, words))
  }
  const name = String(draft.grants.length + 1) + during.from
  const grant: Grant = {
    id: idOf('grant', name),
    citizen: theCitizen,
    decision: idOf('decision', name),
    period: during,
    frames,
    category,
    band: band ?? null,
    course,
    rehabilitation: false,
    beyondTheDay: false,
    followUpOn: null,
    goals: [],
    conditions: [],
  }
  draft.grants = setDuring(draft.grants, during, grant)
}

function readFrame({ catalogue }: GovernanceModel, count: string, words: Words): Frame {
  const per = words.next().replace(/^min\//, '') as FramePer
  const frame = { minutes: minutes(readCount(count)), per }
  const of = words.peek()
  if (of === undefined || of === '+') return { ...frame, scope: { kind: 'whole' } }
  words.next()
  const isCluster = catalogue.clusters.some(({ id }) => id === of)
  return { ...frame, scope: isCluster ? { kind: 'cluster', cluster: of } : { kind: 'service', service: of } }
}

/** `plan 2026-10-01.. mon,wed evening 45 hygiene,meal x2 window 18:00-20:00`: a visit; one period is one plan. */
function readPlan(draft: Draft, words: Words): void {
  const period = words.period() ?? always
  const name = `${period.from} ${period.to}`
  const plan = draft.plans.get(name) ?? { period, visits: [] }
  draft.plans.set(name, plan)
  const days = readDays(words.next())
  const partOfDay = words.next() as PartOfDay
  if (!partsOfDay.includes(partOfDay)) throw new Error(`no part of the day: ${words.line}`)
  const length = minutes(words.number('min'))
  const services = (words.peek() ?? '').startsWith('x') || words.peek() === undefined ? [] : words.next().split(',')
  const staff = /^x\d$/.test(words.peek() ?? '') ? Number(words.next().slice(1)) : 1
  const window = words.peek() === 'window' && words.next() ? readWindow(words.next()) : null
  const before = plan.visits.filter((visit) => visit.partOfDay === partOfDay).length
  plan.visits.push({
    key: `${partOfDay}-${before + 1}`,
    partOfDay,
    days,
    minutes: length,
    services,
    purpose: null,
    window,
    competences: [],
    staff,
  })
}

/** `hours 2026-10-01..2026-10-20 480 min 3,920.00`: so much on each of these days. */
function readHours(draft: Draft, words: Words): void {
  const { from, to } = words.period() ?? always
  const [long, minor] = [minutes(words.number('min')), readAmount(words.next())]
  for (let day = from; day <= (to ?? from); day = addDays(day, 1))
    draft.hours.push({
      team: idOf('team', 'north'),
      day,
      staff: 'all',
      minutes: long,
      cost: { minor, currency: draft.model.currency },
    })
}

const dayWords = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

function readDays(word: string): VisitDays {
  const times = /^(\d)\/week$/.exec(word)
  if (times) return { kind: 'timesAWeek', times: Number(times[1]) }
  const weekdays = word.split(',').flatMap((span) => {
    const [from, to] = span.split('-').map((day) => dayWords.indexOf(day))
    if (from === undefined || from < 0 || to === -1) throw new Error(`no days: ${word}`)
    return Array.from({ length: (to ?? from) - from + 1 }, (_, day) => (from + day) as Weekday)
  })
  return { kind: 'weekdays', weekdays }
}

/** `2026-10-05 declined late morning`, `2026-10-05..2026-10-09 lock 07:30-08:00 meal`, `2026-10-05 correct a 9 min`. */
function readFact(draft: Draft, days: string, words: Words): void {
  const [from, to = from] = days.split('..') as [string, string?]
  const corrects = words.peek() === 'correct' && words.next() ? (draft.named.get(words.next()) ?? null) : null
  const kind = corrects === null ? factKind(words) : 'correction'
  const rest: string[] = []
  while (words.peek() !== undefined) rest.push(words.next())
  for (let date = localDate(from); date <= localDate(to); date = addDays(date, 1)) {
    const fact = readFactOf(draft, date, kind, corrects, new Words(rest.join(' ')))
    draft.facts.push(fact)
  }
}

function readFactOf(
  draft: Draft,
  date: LocalDate,
  kind: FactKind,
  corrects: Id<'Fact'> | null,
  words: Words,
): VisitFact {
  const zone = draft.model.zone as Zone
  let [plannedVisit, length, start, end]: [string | null, Minutes | null, Instant | null, Instant | null] = [
    null,
    null,
    null,
    null,
  ]
  let services: readonly string[] = []
  const id = idOf<'Fact'>('fact', String(draft.facts.length))
  while (words.peek() !== undefined) {
    const word = words.next()
    const [part] = word.split('-') as [string]
    if (word === 'as') draft.named.set(words.next(), id)
    else if ((partsOfDay as readonly string[]).includes(part)) plannedVisit = word === part ? `${part}-1` : word
    else if (/^\d+$/.test(word)) {
      words.number('min', word)
      length = minutes(Number(word))
    } else if (/^\d\d:\d\d/.test(word)) {
      const [begins, ends] = word.split('-') as [string, string?]
      start = instantAt(date, timeOfDay(begins), zone)
      if (ends !== undefined) end = instantAt(ends > begins ? date : addDays(date, 1), timeOfDay(ends), zone)
    } else services = word.split(',')
  }
  return {
    id,
    citizen: theCitizen,
    date,
    plannedVisit,
    kind,
    minutes: length,
    start,
    end,
    services,
    reason: null,
    source: kind === 'lockEvent' ? 'lock' : 'staff',
    recordedAt: (dayNumber(date) * 86_400_000 + draft.facts.length) as Instant,
    recordedBy: null,
    corrects,
  }
}

/** How people say the kinds of facts. */
const factWords: readonly (readonly [FactKind, string])[] = [
  ['lockEvent', 'lock'],
  ['declinedInTime', 'declined in time'],
  ['declinedLate', 'declined late'],
  ['declinedAtDoor', 'declined at door'],
  ['notHome', 'not home'],
  ['doubleStaffed', 'two went'],
  ...(['more', 'less', 'moved', 'swapped', 'extra', 'observation', 'signature'] as const).map(
    (kind) => [kind, kind] as const,
  ),
]

function factKind(words: Words): FactKind {
  const found = factWords.find(([, said]) => words.take(said))
  if (!found) throw new Error(`no kind of fact: ${words.line}`)
  return found[0]
}

function finished(draft: Draft): SettlementCase {
  const { model } = draft
  const begins = daysOfMonth(draft.month).from
  let plans: Timeline<RhythmPlan> = []
  for (const [index, { period, visits }] of [...draft.plans.values()].entries()) {
    const id = idOf<'Plan'>('plan', String(index))
    const plan = { id, citizen: theCitizen, version: index + 1, period, agreedWithCitizen: true, visits }
    plans = setDuring(plans, period, plan)
  }
  const packages = draft.packages.map(({ package: name, from }, index) => {
    const days = model.packages?.find(({ id }) => id === name)?.days ?? 1
    const id = idOf<'StartedPackage'>('package', String(index))
    return { id, citizen: theCitizen, package: name, period: { from, to: addDays(from, days - 1) }, startedBy: 'x' }
  })
  const teams = draft.teams.length > 0 ? draft.teams : [{ ...always, value: idOf<'Team'>('team', 'north') }]
  return {
    model,
    month: {
      citizen: theCitizen,
      month: begins.slice(0, 7) as Month,
      teams: teams.filter(({ value }) => value !== idOf('team', 'none')),
      grants: draft.grants,
      plans,
      packages,
      facts: draft.facts,
      holidays: draft.holidays,
      paidBeyond: draft.paidBeyond,
    },
    yearBudgetMinor: draft.yearBudgetMinor,
    hours: draft.hours,
    on: draft.on,
    measured: draft.measured,
    expected: draft.expected,
  }
}

const always: Period = { from: dateOfDayNumber(0), to: null }

/** An id for a name, the same every time. */
export function idOf<Of extends string>(kind: string, name: string): Id<Of> {
  let hash = 7
  for (const letter of `${kind} ${name}`) hash = (hash * 31 + (letter.codePointAt(0) as number)) % 281_474_976_710_597
  return `00000000-0000-7000-8000-${hash.toString(16).padStart(12, '0')}` as Id<Of>
}

export const theCitizen = idOf<'Citizen'>('citizen', 'only')

/** `11,025.00` in minor units. */
export function readAmount(word: string): number {
  const [, sign, whole, minor] = /^(-?)([\d,]+)\.(\d\d)$/.exec(word) ?? []
  if (whole === undefined) throw new Error(`not an amount: ${word}`)
  return (sign ? -1 : 1) * (readCount(whole) * 100 + Number(minor))
}

const readCount = (word: string): number => Number(word.replaceAll(',', ''))

function readWindow(word: string): TimeWindow {
  const [start, end] = word.split('-') as [string, string]
  return { start: timeOfDay(start), end: timeOfDay(end) }
}

/** The words of one line, read from the left. */
class Words {
  readonly line: string
  private left: string[]

  constructor(line: string) {
    this.line = line
    this.left = line.split(/\s+/).filter(Boolean)
  }

  peek(): string | undefined {
    return this.left[0]
  }

  next(): string {
    const word = this.left.shift()
    if (word === undefined) throw new Error(`too short: ${this.line}`)
    return word
  }

  /** A count, with or without its unit after it. */
  number(unit: string, read = this.next()): number {
    const bare = read.endsWith(unit) ? read.slice(0, -unit.length) : read
    if (!/^[\d,.]+$/.test(bare)) throw new Error(`no number: ${this.line}`)
    if (this.peek() === unit) this.next()
    return readCount(bare)
  }

  /** Takes these words if they come next. */
  take(said: string): boolean {
    const words = said.split(' ')
    if (!words.every((word, index) => this.left[index] === word)) return false
    this.left = this.left.slice(words.length)
    return true
  }

  /** `2026-10-01..`, `2026-10-01..2026-10-15`, or nothing. */
  period(): Period | undefined {
    const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)?$/.exec(this.peek() ?? '') ?? []
    if (from === undefined) return undefined
    this.next()
    return { from: localDate(from), to: to === undefined ? null : localDate(to) }
  }

  rest(): string {
    const rest = this.left.join(' ')
    this.left = []
    return rest
  }

  end(): void {
    if (this.left.length > 0) throw new Error(`nobody understands '${this.left.join(' ')}' in: ${this.line}`)
  }
}
