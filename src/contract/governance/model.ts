/** What a governance model looks like as a document: in a file, in the database and on the wire. */
import { z } from 'zod'
import { assessmentRule } from './assessment.ts'
import { evidence } from './evidence.ts'
import { findingKind } from './finding-kind.ts'
import { figure, minutes, minutesPerWeek, name, period, row, share, some, window, words } from './values.ts'
import { fixedContact, workingTime } from './working-time.ts'

const role = z.enum([
  'citizen',
  'relative',
  'teamMember',
  'fixedContact',
  'teamMeeting',
  'nurse',
  'therapist',
  'conference',
  'caseOfficer',
  'manager',
])
const profession = z.enum(['nurse', 'assistant', 'helper', 'therapist', 'coordinator', 'unskilled'])
const situation = z.enum([
  'moreTimeInsideFrame',
  'moreTimeMinor',
  'moreTimeOutside',
  'moreTimeUnwanted',
  'lessTimeWanted',
  'lessTimePromiseKept',
  'lessTimePromiseBroken',
  'tasksInsideScope',
  'tasksOutsideScope',
  'tasksUnwanted',
  'movedWanted',
  'movedUnwanted',
  'swapInsideRules',
  'swapOutsideRules',
  'packageDelegated',
  'packageOutsideRules',
  'levelUpWanted',
  'levelDownOrUnwanted',
  'pausedWanted',
  'pausedUnwanted',
  'endedWanted',
  'endedUnwanted',
  'conditionsWorsened',
])
const effect = z.enum(['insideFrame', 'minorFavourable', 'outside', 'adverse'])
const consequence = z.enum([
  'log',
  'tellCitizen',
  'letter',
  'hearing',
  'reasons',
  'appealGuidance',
  'newAssessment',
  'endsByItself',
])
const funnelStep = z.enum([
  'ownResources',
  'network',
  'civilSociety',
  'technology',
  'rehabilitation',
  'compensatingHelp',
])
const framePer = z.enum(['week', 'fourWeeks', 'month'])
const scope = z.enum(['whole', 'cluster', 'service'])

const about = {
  id: name,
  version: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/, 'a version such as 2026.1'),
  title: words,
  summary: words,
  inspiredBy: some(z.array(name)),
  valid: period,
  currency: z.enum(['DKK', 'SEK', 'EUR']),
  zone: z.string().regex(/^[A-Z][A-Za-z_]+\/[A-Za-z_/]+$/, 'a time zone such as Europe/Copenhagen'),
  sources: z.array(row({ id: name, title: words, lines: z.string() })),
  provenance: z.array(
    row({
      path: z.string().min(1),
      status: z.enum(['stated', 'assumed', 'unverified']),
      source: z.string().min(1),
      note: some(words),
    }),
  ),
  laws: z.array(
    row({
      key: name,
      act: z.string().min(1),
      section: z.string().min(1),
      version: z.string().min(1),
      verified: z.boolean(),
    }),
  ),
}

const catalogue = row({
  clusters: z.array(row({ id: name, title: words })).min(1),
  services: z
    .array(
      row({
        id: name,
        title: words,
        cluster: name,
        priceClass: name,
        law: name,
        profession: some(profession),
        competence: some(z.string().min(1)),
        codes: some(z.array(z.string().min(1))),
        replaces: some(z.array(z.string().min(1))),
      }),
    )
    .min(1),
})

const frame = row({
  scope,
  per: framePer,
  promises: z.enum(['minutes', 'goals']),
  courses: some(z.array(row({ id: name, title: words, category: name })).min(1)),
})

const category = row({
  id: name,
  title: words,
  criteria: z.array(words),
  horizonWeeks: some(figure),
  rateMonths: some(row({ least: figure, most: figure })),
  weeksLeast: some(figure),
  weeksMost: some(figure),
  followUp: name,
  bands: z
    .array(
      row({
        id: name,
        title: words,
        from: minutesPerWeek,
        below: minutesPerWeek.nullable(),
        beyondTheDay: some(z.boolean()),
      }),
    )
    .min(1),
  rehabilitation: z.boolean(),
})

const packageRule = row({
  id: name,
  title: words,
  days: figure.min(1),
  minutesPerDay: minutes,
  delegation: name,
  services: z.array(name).min(1),
  newCitizensOnly: z.boolean(),
})

const effectRule = row({ situation, effect, follows: z.array(consequence), law: name })

const delegation = row({
  decision: name,
  decidedBy: role,
  consent: z.array(z.enum(['citizen', 'relative'])),
  competence: z.string().min(1).nullable(),
  minorMinutesPerWeek: some(figure),
  axis: some(z.enum(['selfManagement', 'selfAssessment', 'selfCoordination'])),
})

const swap = row({
  scope: z.enum(['catalogue', 'cluster']),
  mostPerPeriod: figure.nullable(),
  period: z.enum(['week', 'month']),
  equivalencePercent: figure,
  askedBy: z.array(role),
  withRelatives: z.boolean(),
  withCivilSociety: z.boolean(),
})

const registration = row({
  id: name,
  title: words,
  by: role,
  law: name.nullable(),
  owner: words,
  seconds: figure,
  timesPerVisit: z.number().min(0),
  each: some(z.enum(['visit', 'service', 'cluster'])),
})

const paidAs = z.enum(['weekend', 'workdays'])

const settlement = row({
  basis: z.enum(['grantedTime', 'performedTime', 'weeklyRate', 'frameBudget']),
  evidence: z.enum(['plan', 'lock']),
  tolerance: some(row({ percent: figure, selectable: z.array(figure).min(1) })),
  roundToMinutes: some(minutes.refine((count) => count > 0, 'at least 1')),
  rounding: some(z.enum(['nearest', 'up', 'down'])),
  unperformed: some(
    row({
      declinedInTimePercent: share,
      declinedLatePercent: share,
      declinedAtDoorPercent: share,
      notHomePercent: share,
    }),
  ),
  hourlyRates: z.array(
    row({
      priceClass: name,
      minor: figure,
      at: some(row({ days: z.enum(['every', 'workdays', 'weekend']), window })),
    }),
  ),
  holidays: some(row({ publicHoliday: paidAs, eve: paidAs })),
  weeklyRates: some(z.array(row({ category: name, band: name, minor: figure }))),
  frameBudgetMinorPerYear: some(figure),
  paysPackages: z.boolean(),
  exceptions: row({
    underusePercent: share,
    longVisitMinutes: minutes,
    review: some(z.array(row({ finding: findingKind, by: role, seconds: figure })).min(1)),
  }),
})

const qualityBonus = row({
  percentOfSettled: z.number().min(0).max(100),
  measures: z
    .array(
      row({ id: name, title: words, atLeast: some(z.number()), atMost: some(z.number()), weight: z.number().min(0) }),
    )
    .min(1),
})

const followUp = row({
  id: name,
  title: words,
  starts: z.enum(['decision', 'lastFollowUp', 'discharge']),
  months: some(figure),
  weeks: some(figure),
  days: some(figure),
  repeats: z.boolean(),
  by: z.array(role).min(1),
  alarmAfterDays: figure,
  appliesTo: z.enum(['every', 'rehabilitation', 'newCitizen', 'category']),
})

const meeting = row({
  id: name,
  title: words,
  every: z.enum(['day', 'week', 'month']),
  times: figure.min(1),
  minutes,
  who: z.array(role).min(1),
  prepared: words,
})

const teams = row({
  membersMost: figure.min(1),
  mixPercent: some(z.partialRecord(profession, share)),
  facesMostIn14Days: figure.min(1),
  coach: z.boolean(),
  trialCost: some(row({ selfAssessmentMinor: figure, selfManagementMinor: figure, teams: figure.min(1) })),
})

const letters = row({
  lixAim: figure,
  lixBlocks: figure,
  parts: z.array(z.enum(['whatYouGet', 'frame', 'swap', 'reasons', 'law', 'contact', 'nextStep', 'appeal'])),
  words: z.array(
    row({
      avoid: z.string().min(1),
      say: z.string().min(1),
      language: z.enum(['da', 'sv', 'en']),
      phrases: some(z.array(row({ from: z.string().min(1), to: z.string().min(1) })).min(1)),
    }),
  ),
})

/** Each part by its name, so that a part shared between models can be checked by itself. */
export const modelParts = {
  ...about,
  catalogue,
  frame,
  funnel: some(z.array(funnelStep).min(1)),
  assessment: some(assessmentRule),
  categories: some(z.array(category).min(1)),
  packages: some(z.array(packageRule).min(1)),
  effects: z.array(effectRule),
  delegations: z.array(delegation),
  swap: some(swap),
  registration: z.array(registration),
  settlement,
  qualityBonus: some(qualityBonus),
  followUp: z.array(followUp).min(1),
  meetings: some(z.array(meeting).min(1)),
  teams: some(teams),
  fixedContact: some(fixedContact(profession)),
  workingTime: some(z.array(workingTime).min(1)),
  letters,
  evidence: some(evidence),
}

/** A whole model without its examples; a key it does not know is refused. */
export const governanceModel = row(modelParts)

export { framePer, funnelStep, profession, role, scope }
