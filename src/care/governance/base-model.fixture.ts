/**
 * A small, whole governance model for tests: everything a model can have, with round figures. It speaks for no
 * municipality; a test that needs another steering spreads it: `{ ...baseModel, frame: { … } }`.
 */
import { localDate } from '#kernel/calendar/local-date.ts'
import { timeOfDay } from '#kernel/clock/time-of-day.ts'
import { minutes, minutesPerWeek } from '#kernel/minutes.ts'
import type { Band, Category, GovernanceModel, Service } from './model.ts'
import type { Words } from './words.ts'

const say = (text: string): Words => ({ da: text, sv: text, en: text })

const service = (id: string, cluster: string, priceClass: string, law: string): Service => ({
  id,
  title: say(id),
  cluster,
  priceClass,
  law,
})

const band = (id: string, from: number, below: number | null): Band => ({
  id,
  title: say(id),
  from: minutesPerWeek(from),
  below: below === null ? null : minutesPerWeek(below),
})

/** Under 5 hours, from 5 to under 15, and from 15 to 25 hours with the twenty-fifth included. */
const threeBands = [band('1', 0, 300), band('2', 300, 900), band('3', 900, 1501)]

const category = (id: string, followUp: string, bands: readonly Band[]): Category => ({
  id,
  title: say(id),
  criteria: [say(`${id} criterion`)],
  followUp,
  bands,
  rehabilitation: true,
})

const hour = (priceClass: string, minor: number) => ({ priceClass, minor })

export const baseModel: GovernanceModel = {
  id: 'base',
  version: '2026.1',
  title: say('base'),
  summary: say('a model for tests'),
  valid: { from: localDate('2026-01-01'), to: null },
  currency: 'DKK',
  zone: 'Europe/Copenhagen',
  sources: [{ id: 'base', title: say('made for tests'), lines: '' }],
  provenance: [
    { path: 'categories', status: 'stated', source: 'base' },
    { path: 'settlement', status: 'assumed', source: 'base' },
    { path: 'settlement.tolerance', status: 'stated', source: 'base' },
  ],
  laws: [
    { key: 'care', act: 'Care Act', section: '1', version: '2026', verified: true },
    { key: 'health', act: 'Health Act', section: '2', version: '2026', verified: true },
    { key: 'procedure', act: 'Procedure Act', section: '3', version: '2026', verified: true },
  ],
  catalogue: {
    clusters: ['personal', 'practical', 'social', 'nursing'].map((id) => ({ id, title: say(id) })),
    services: [
      service('hygiene', 'personal', 'personal', 'care'),
      service('meal', 'personal', 'personal', 'care'),
      service('cleaning', 'practical', 'practical', 'care'),
      service('shopping', 'practical', 'practical', 'care'),
      service('walk', 'social', 'personal', 'care'),
      service('medicine', 'nursing', 'nursing', 'health'),
    ],
  },
  frame: { scope: 'whole', per: 'week', promises: 'minutes' },
  categories: [
    category('developing', 'quarter', threeBands),
    category('maintaining', 'year', threeBands),
    category('individual', 'individual', [{ ...band('over', 1501, null), beyondTheDay: true }]),
  ],
  packages: [
    {
      id: 'infection',
      title: say('infection'),
      days: 14,
      minutesPerDay: minutes(30),
      delegation: 'startInfectionPackage',
      services: ['hygiene', 'meal'],
      newCitizensOnly: false,
    },
    {
      id: 'clarification',
      title: say('clarification'),
      days: 28,
      minutesPerDay: minutes(45),
      delegation: 'startClarification',
      services: ['hygiene'],
      newCitizensOnly: true,
    },
  ],
  effects: [
    { situation: 'moreTimeInsideFrame', effect: 'insideFrame', follows: ['log'], law: 'care' },
    { situation: 'moreTimeMinor', effect: 'minorFavourable', follows: ['log', 'tellCitizen'], law: 'procedure' },
    { situation: 'moreTimeOutside', effect: 'outside', follows: ['letter', 'newAssessment'], law: 'care' },
    {
      situation: 'lessTimePromiseBroken',
      effect: 'adverse',
      follows: ['hearing', 'letter', 'reasons', 'appealGuidance'],
      law: 'procedure',
    },
    { situation: 'packageDelegated', effect: 'minorFavourable', follows: ['log', 'endsByItself'], law: 'care' },
  ],
  delegations: [
    { decision: 'moreTimeInsideFrame', decidedBy: 'teamMember', consent: ['citizen'], competence: null },
    {
      decision: 'moreTimeMinor',
      decidedBy: 'fixedContact',
      consent: ['citizen'],
      competence: null,
      minorMinutesPerWeek: 30,
    },
    { decision: 'lessTimeWanted', decidedBy: 'teamMember', consent: ['citizen'], competence: null },
    { decision: 'lessTimePromiseKept', decidedBy: 'fixedContact', consent: [], competence: null },
    { decision: 'tasksInsideScope', decidedBy: 'teamMember', consent: ['citizen'], competence: null },
    { decision: 'movedWanted', decidedBy: 'teamMember', consent: ['citizen'], competence: null },
    { decision: 'movedUnwanted', decidedBy: 'teamMember', consent: [], competence: null },
    { decision: 'swapInsideRules', decidedBy: 'citizen', consent: ['citizen'], competence: null },
    { decision: 'pausedWanted', decidedBy: 'citizen', consent: ['citizen'], competence: null },
    { decision: 'startInfectionPackage', decidedBy: 'teamMember', consent: ['citizen'], competence: 'infection' },
    { decision: 'startClarification', decidedBy: 'nurse', consent: ['citizen'], competence: null },
  ],
  swap: {
    scope: 'catalogue',
    mostPerPeriod: 2,
    period: 'week',
    equivalencePercent: 100,
    askedBy: ['citizen', 'relative', 'teamMember', 'fixedContact'],
    withRelatives: true,
    withCivilSociety: true,
  },
  registration: [
    {
      id: 'deviation',
      title: say('deviation'),
      by: 'teamMember',
      law: 'care',
      owner: say('team'),
      seconds: 20,
      timesPerVisit: 0.1,
    },
  ],
  settlement: {
    basis: 'grantedTime',
    evidence: 'plan',
    tolerance: { percent: 10, selectable: [5, 10] },
    roundToMinutes: minutes(1),
    rounding: 'nearest',
    unperformed: {
      declinedInTimePercent: 0,
      declinedLatePercent: 100,
      declinedAtDoorPercent: 100,
      notHomePercent: 100,
    },
    hourlyRates: [
      {
        ...hour('personal', 56_000),
        at: { days: 'weekend', window: { start: timeOfDay('00:00'), end: timeOfDay('00:00') } },
      },
      hour('personal', 49_000),
      hour('practical', 36_500),
      hour('nursing', 60_000),
    ],
    weeklyRates: ['developing', 'maintaining'].flatMap((id) => [
      { category: id, band: '1', minor: 100_000 },
      { category: id, band: '2', minor: 350_000 },
      { category: id, band: '3', minor: 840_000 },
    ]),
    frameBudgetMinorPerYear: 1_200_000_000,
    paysPackages: true,
    exceptions: { underusePercent: 60, longVisitMinutes: minutes(180) },
  },
  qualityBonus: {
    percentOfSettled: 2,
    measures: [
      { id: 'satisfied', title: say('satisfied'), atLeast: 90, weight: 1 },
      { id: 'faces', title: say('faces'), atMost: 10, weight: 1 },
    ],
  },
  followUp: [
    clock('quarter', { months: 3 }, 'category', ['nurse', 'therapist'], 14),
    clock('year', { months: 12 }, 'category', ['caseOfficer'], 30),
    clock('individual', {}, 'category', ['caseOfficer'], 14),
    { ...clock('firstDay', { days: 0 }, 'rehabilitation', ['therapist'], 7), repeats: false },
  ],
  meetings: [
    {
      id: 'daily',
      title: say('daily'),
      every: 'day',
      times: 1,
      minutes: minutes(15),
      who: ['teamMember'],
      prepared: say('the day'),
    },
  ],
  teams: { membersMost: 12, mixPercent: { nurse: 40, assistant: 30, helper: 30 }, facesMostIn14Days: 10, coach: true },
  letters: {
    lixAim: 35,
    lixBlocks: 45,
    parts: ['whatYouGet', 'frame', 'reasons', 'law', 'contact', 'appeal'],
    words: [{ avoid: 'bevilling', say: 'du kan få hjælp til', language: 'da' }],
  },
}

function clock(
  id: string,
  after: { readonly months?: number; readonly weeks?: number; readonly days?: number },
  appliesTo: 'every' | 'rehabilitation' | 'newCitizen' | 'category',
  by: GovernanceModel['followUp'][number]['by'],
  alarmAfterDays: number,
): GovernanceModel['followUp'][number] {
  return { id, title: say(id), starts: 'decision', ...after, repeats: true, by, alarmAfterDays, appliesTo }
}
