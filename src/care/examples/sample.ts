/**
 * One citizen told in every model's own terms, so that models can be held beside each other: the same need, the same
 * plan, the same month of visits, asked the same questions.
 */
import { bandOf } from '#care/governance/band.ts'
import { findService } from '#care/governance/catalogue.ts'
import { framesFromEstimates } from '#care/governance/estimate.ts'
import type { FramePer, GovernanceModel, Service } from '#care/governance/model.ts'
import { addDays, type LocalDate, weekday } from '#kernel/calendar/local-date.ts'
import { daysOfMonth, type Month } from '#kernel/calendar/month.ts'
import type { TimeOfDay } from '#kernel/clock/time-of-day.ts'
import { runningShare } from '#kernel/minutes.ts'
import { must } from '#kernel/result.ts'
import type { Given, GivenComponent, GivenFact, Question } from './example.ts'

/**
 * Help that the sample citizen has: by what names catalogues know it, how it is planned, and how much of it is granted
 * a week.
 */
type Help = {
  readonly key: 'morning' | 'home'
  readonly names: readonly string[]
  readonly part: 'morning' | 'forenoon'
  readonly days: readonly number[]
  readonly minutes: number
  readonly starts: TimeOfDay
  readonly grantedPerWeek: number
}

const morning: Help = {
  key: 'morning',
  names: ['FSIII:H1.1', 'hygiene', 'personal-care'],
  part: 'morning',
  days: [0, 1, 2, 3, 4, 5, 6],
  minutes: 30,
  starts: 450 as TimeOfDay,
  grantedPerWeek: 240,
}
const home: Help = {
  key: 'home',
  names: ['FSIII:H1.8', 'practical-help', 'home'],
  part: 'forenoon',
  days: [2],
  minutes: 60,
  starts: 600 as TimeOfDay,
  grantedPerWeek: 60,
}

/**
 * The sample citizen in a model's own terms.
 * @da eksempelborger
 * @sv exempelbrukare
 */
export type Sample = {
  readonly given: Given
  /** Minutes granted and planned in a mean week, of the help that the model's catalogue knows. */
  readonly grantedPerWeek: number
  readonly plannedPerWeek: number
  /** Whether the model has no practical help, and the sample therefore none. */
  readonly personalOnly: boolean
  readonly month: Month
  readonly questions: readonly SampleQuestion[]
}

/**
 * A question put to every model alike. `ask` is null where the model knows nothing it could be about.
 * @plain
 */
export type SampleQuestion = {
  readonly id: 'littleMore' | 'muchMore' | 'less' | 'moved' | 'swapped' | 'paused'
  readonly ask: Extract<Question, { kind: 'compass' }> | null
}

/** The sample for a model in a month: granted in the model's own frames, in the band its minutes have. */
export function sampleOf(model: GovernanceModel, month: Month): Sample {
  const help = [morning, home].flatMap((each) => {
    const service = each.names.map((name) => findService(model, name)).find((found) => found !== undefined)
    return service ? [{ ...each, service }] : []
  })
  const { from } = daysOfMonth(month)
  const grantedPerWeek = sum(help.map((each) => each.grantedPerWeek))
  return {
    given: {
      grants: [
        { period: { from: addDays(from, -60), to: null }, ...granted(model, help), ...level(model, grantedPerWeek) },
      ],
      plans: [
        {
          from: addDays(from, -60),
          visits: help.map(({ key, part, days, minutes, service }) => ({
            key,
            part,
            days: days.length === 7 ? ('every' as const) : days.map((day) => dayName[day] as 'monday'),
            minutes,
            services: [service.id],
          })),
        },
      ],
      facts: factsOf(help, month),
    },
    grantedPerWeek,
    plannedPerWeek: sum(help.map(({ days, minutes }) => days.length * minutes)),
    personalOnly: !help.some(({ key }) => key === 'home'),
    month,
    questions: questionsOf(model, help, addDays(from, 7)),
  }
}

type Known = Help & { readonly service: Service }

const dayName = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Four weeks are four times a week; a month holds 1461/336 of them. */
const weeksIn: Readonly<Record<FramePer, readonly [number, number]>> = {
  week: [1, 1],
  fourWeeks: [4, 1],
  month: [1461, 336],
}

function granted(model: GovernanceModel, help: readonly Known[]) {
  const { per } = model.frame
  const [parts, of] = weeksIn[per]
  const estimates = Object.fromEntries(
    help.map(({ service, grantedPerWeek }) => [service.id, runningShare(grantedPerWeek, parts, of)]),
  )
  const frames = must(framesFromEstimates(model, estimates)).map(({ scope, of: name, minutes }) => ({
    minutes,
    per,
    ...(scope === 'cluster' && name ? { cluster: name } : {}),
    ...(scope === 'service' && name ? { service: name } : {}),
  }))
  return { frames }
}

/** A known citizen without rehabilitation: the category that keeps what is, else the first that has a band for them. */
function level(model: GovernanceModel, minutesPerWeek: number) {
  const fitting = (model.categories ?? []).flatMap((category) => {
    const band = bandOf(model, category.id, minutesPerWeek, false)
    return band.ok && category.weeksMost === undefined ? [{ category: category.id, band: band.value.id }] : []
  })
  const found = fitting.find(({ category }) => category === 'maintaining') ?? fitting[0]
  const course = model.frame.courses?.find(({ category }) => category === found?.category)?.id
  return { ...found, ...(course ? { course } : {}) }
}

/** A lock at every visit; one morning took 20 minutes more, and once nobody wanted the house cleaned. */
function factsOf(help: readonly Known[], month: Month): GivenFact[] {
  const { from, to } = daysOfMonth(month)
  const facts: GivenFact[] = []
  for (let date = from; date <= to; date = addDays(date, 1))
    for (const { key, days, minutes, starts } of help) {
      if (!days.includes(weekday(date))) continue
      const nth = Number(date.slice(8))
      if (key === 'home' && nth <= 7) {
        facts.push({ date, visit: key, kind: 'declinedAtDoor' })
        continue
      }
      const took = key === 'morning' && nth === 5 ? minutes + 20 : minutes
      if (took > minutes) facts.push({ date, visit: key, kind: 'more', minutes: took })
      facts.push({ date, visit: key, kind: 'lockEvent', start: starts, end: (starts + took) as TimeOfDay })
    }
  return facts
}

function questionsOf(model: GovernanceModel, help: readonly Known[], on: LocalDate): SampleQuestion[] {
  const [first, second] = help
  const place =
    model.frame.scope === 'cluster'
      ? { cluster: first?.service.cluster ?? '' }
      : model.frame.scope === 'service'
        ? { service: first?.service.id ?? '' }
        : {}
  const asked = (change: readonly GivenComponent[], wanted = true): SampleQuestion['ask'] =>
    first ? { kind: 'compass', by: 'fixedContact', on, change, wanted, goalsKept: true } : null
  const time = (minutesPerWeek: number): readonly GivenComponent[] => [{ kind: 'time', minutesPerWeek, ...place }]
  const swap: readonly GivenComponent[] | null =
    first && second
      ? [{ kind: 'swapped', give: second.service.id, get: first.service.id, minutesGiven: 30, minutesGot: 30 }]
      : null
  return [
    { id: 'littleMore', ask: asked(time(15)) },
    { id: 'muchMore', ask: asked(time(180)) },
    { id: 'less', ask: asked(time(-60), false) },
    { id: 'moved', ask: asked([{ kind: 'moved', visit: 'morning' }]) },
    { id: 'swapped', ask: swap && asked(swap) },
    { id: 'paused', ask: asked([{ kind: 'paused', days: 14 }]) },
  ]
}

const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
