/** What a worked example looks like in a model's document. */
import { z } from 'zod'
import { factKind } from '#contract/visits/fact.ts'
import { measuredQuestions } from './measured.ts'
import { framePer, funnelStep, modelParts, profession, role, scope } from './model.ts'
import { practiceQuestions } from './practice.ts'
import { date, figure, month, name, period, row, some, timeOfDay, week, window, words } from './values.ts'

const level = z.literal([0, 1, 2, 3, 4, 9])
const names = z.array(name)
const yes = some(z.boolean())

const givenGrant = row({
  period,
  frames: z.array(row({ minutes: figure, per: framePer, cluster: some(name), service: some(name) })),
  category: some(name.nullable()),
  band: some(name.nullable()),
  course: some(name.nullable()),
  rehabilitation: yes,
  beyondTheDay: yes,
  followUpOn: some(date.nullable()),
  goals: some(z.array(row({ area: z.string(), level, by: date.nullable() }))),
  conditions: some(z.array(z.string())),
})

const givenVisit = row({
  key: name,
  part: z.enum(['morning', 'forenoon', 'noon', 'afternoon', 'evening', 'night']),
  days: z.union([
    z.literal('every'),
    z.int().min(1).max(7),
    z.array(z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])).min(1),
  ]),
  minutes: figure,
  services: names,
  staff: some(figure),
  window: some(window),
  competences: some(z.array(z.string())),
})

const givenFact = row({
  date,
  visit: name.nullable(),
  kind: factKind.exclude(['correction']),
  minutes: some(figure),
  start: some(timeOfDay),
  end: some(timeOfDay),
  services: some(names),
})

const given = row({
  grants: some(z.array(givenGrant)),
  plans: some(z.array(row({ from: date, to: some(date), visits: z.array(givenVisit) }))),
  packages: some(z.array(row({ package: name, from: date }))),
  facts: some(z.array(givenFact)),
  holidays: some(z.array(row({ date, kind: z.enum(['publicHoliday', 'eve']) }))),
})

const actor = { by: role, competences: some(z.array(z.string())), private: yes }
const swapped = {
  give: name,
  get: name,
  minutesGiven: figure,
  minutesGot: figure,
  with: some(z.enum(['team', 'relatives', 'civilSociety'])),
}

const component = z.discriminatedUnion('kind', [
  row({ kind: z.literal('time'), minutesPerWeek: z.int(), cluster: some(name), service: some(name) }),
  row({ kind: z.literal('tasks'), add: some(names), remove: some(names) }),
  row({ kind: z.literal('moved'), visit: name }),
  row({ kind: z.literal('swapped'), ...swapped }),
  row({ kind: z.literal('package'), package: name, newCitizen: yes }),
  row({ kind: z.literal('level'), category: name, band: name.nullable() }),
  row({ kind: z.literal('paused'), days: figure }),
  row({ kind: z.literal('ended') }),
])

const question = z.discriminatedUnion('kind', [
  row({
    kind: z.literal('compass'),
    change: z.array(component).min(1),
    wanted: yes,
    goalsKept: yes,
    conditionsWorsen: yes,
    minorMinutesSoFar: some(figure),
    swapsSoFar: some(figure),
    on: date,
    ...actor,
  }),
  row({ kind: z.literal('headroom'), week }),
  row({ kind: z.literal('package'), package: name, on: date, newCitizen: yes, ...actor }),
  row({
    kind: z.literal('followUp'),
    rule: name,
    on: z.array(date).min(1),
    done: some(z.array(date)),
    newCitizen: yes,
    discharges: some(z.array(date)),
  }),
  row({ kind: z.literal('settlement'), month, tolerance: some(figure) }),
  row({ kind: z.literal('frameBudget'), month, yearBudgetMinor: some(figure) }),
  row({ kind: z.literal('delegation'), decision: name, ...actor }),
  row({ kind: z.literal('band'), category: name, minutesPerWeek: figure, beyondTheDay: yes }),
  row({ kind: z.literal('swap'), on: date, askedBy: some(role), swapsSoFar: some(figure), ...swapped }),
  row({ kind: z.literal('team'), members: z.partialRecord(profession, figure) }),
  row({ kind: z.literal('faces'), seen: figure }),
  row({ kind: z.literal('trialCost') }),
  row({ kind: z.literal('autonomy') }),
  row({ kind: z.literal('meeting'), month, members: figure }),
  row({ kind: z.literal('registration'), visits: figure, services: some(figure), clusters: some(figure) }),
  row({ kind: z.literal('bonus'), measured: z.record(name, z.number()), settledMinor: figure }),
  row({ kind: z.literal('letter'), language: z.enum(['da', 'sv', 'en']), text: z.string() }),
  row({ kind: z.literal('catalogue'), word: z.string().min(1) }),
  row({ kind: z.literal('catalogueSize') }),
  row({ kind: z.literal('validity'), on: z.array(date).min(1) }),
  row({ kind: z.literal('frame'), scope, of: some(name), per: framePer, course: some(name), category: some(name) }),
  row({ kind: z.literal('estimate'), minutes: z.record(name, figure) }),
  row({ kind: z.literal('terms'), category: name, from: date }),
  row({ kind: z.literal('tolerance'), percent: figure }),
  row({ kind: z.literal('funnel'), considered: z.array(funnelStep) }),
  ...measuredQuestions,
  ...practiceQuestions,
])

/** What an example may ask, by its word. */
export const questionKinds: readonly string[] = question.options.map(({ shape }) => shape.kind.value)

/** One worked example. */
export const example = row({
  id: name,
  title: words,
  shows: z.array(z.string().regex(/^00[0-4]-\d{2,3}$/, 'a requirement line such as 004-56')),
  given: some(given),
  ask: question,
  expect: z.record(z.string(), z.json()),
})

/** A model with the examples that prove it, at least eight, as it stands in a file. */
export const modelDocument = row({ ...modelParts, examples: z.array(example).min(8, 'at least 8 worked examples') })
