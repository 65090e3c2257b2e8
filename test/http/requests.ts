import type { Operation } from '#contract/http/operation.ts'
import type { Id } from '#kernel/id.ts'
import { assessments, citizens, decisions, letters, numbers } from './small-town.ts'

/** Whom a request is about. */
export type About = { readonly citizen: Id<'Citizen'>; readonly team: Id<'Team'>; readonly identity?: string }
export type Request = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

let made = 0
/** An id nobody has used. */
const newId = (): string => `0193ffff-0000-7000-8000-${String(++made).padStart(12, '0')}`

/** An emergency would open whom the other requests find closed, so it is about somebody they are never about. */
const elsewhere = (citizen: Id<'Citizen'>): Id<'Citizen'> =>
  citizen === citizens.north || citizen === citizens.south ? citizens.alone : citizen

const on = '2026-10-07'
/** The helper of the small town. */
const employee = '00000003-0000-7000-8000-000000000001'
const noJob = '0193fffe-0000-7000-8000-000000000001'
const run = { month: '2026-09', run: '1' }
const moreTime = {
  components: [{ kind: 'time', minutesPerWeek: 30, scope: { kind: 'whole' } }],
  wanted: true,
  goalsKept: true,
  conditionsWorsen: false,
}
const file = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A request of every operation that a small town can answer, were the asker allowed to. */
export const requests: Readonly<Record<string, (about: About) => Request>> = {
  readSelf: () => ({}),
  readAccessLog: ({ citizen }) => ({ params: { citizen } }),
  signOutEverywhere: () => ({ body: {} }),
  listAccess: () => ({}),
  exportAccess: () => ({}),
  listPersons: () => ({}),
  signOutPerson: () => ({ params: { person: 'private' }, body: {} }),
  barPerson: () => ({ params: { person: 'private' }, body: { barred: false } }),
  openCitizen: ({ citizen }) => ({
    body: {
      id: newId(),
      whom: { citizen: elsewhere(citizen) },
      reason: 'She called from the stairs and nobody answers at her team.',
    },
  }),
  listEmergencies: () => ({}),
  reviewEmergency: () => ({ params: { emergency: newId() }, body: { verdict: 'warranted', note: null } }),
  listCitizens: () => ({}),
  findCitizen: ({ identity = numbers.north }) => ({ body: { identity, purpose: 'emergency' } }),
  readCitizen: ({ citizen }) => ({ params: { citizen } }),
  listTeams: () => ({}),
  readTeamWeek: ({ team }) => ({ params: { team, week: '2026-W41' } }),
  readTeamDay: ({ team }) => ({ params: { team, date: '2026-10-06' } }),
  readTeamBudget: ({ team }) => ({ params: { team, month: '2026-09' } }),
  readTeamIncentive: ({ team }) => ({
    params: { team, before: '2026-08', now: '2026-09' },
    query: { hourlyCostMinor: '40000' },
  }),
  readLockShares: () => ({}),
  writeAssessment: ({ citizen }) => ({ params: { citizen }, body: assessment() }),
  writeDecision: ({ citizen }) => ({ params: { citizen }, body: decision(citizen) }),
  listCases: () => ({}),
  listNeedAreas: () => ({}),
  draftLetter: ({ citizen }) => ({ params: { citizen, decision: decisionOf(citizen) } }),
  keepLetter: ({ citizen }) => ({
    params: { citizen, decision: decisionOf(citizen) },
    body: { id: newId(), language: 'da' },
  }),
  listLetters: ({ citizen }) => ({ params: { citizen } }),
  readLetter: ({ citizen }) => ({
    params: { citizen, letter: citizen === citizens.south ? letters.south : letters.north },
  }),
  readContact: () => ({}),
  writeContact: () => ({
    body: { id: newId(), office: 'Visitationen', address: null, phone: '00 00 00 00', email: null, hours: null },
  }),
  readSwapLeaflet: () => ({}),
  readSwapAgreement: ({ citizen }) => ({ params: { citizen } }),
  listDecisions: ({ citizen }) => ({ params: { citizen } }),
  writePlan: ({ citizen }) => ({
    params: { citizen },
    body: { id: newId(), period: { from: '2026-11-02', to: null }, agreedWithCitizen: true, visits: [] },
  }),
  readTeamRoutes: ({ team }) => ({ params: { team, week: '2026-W41' } }),
  exportTeamRoutes: ({ team }) => ({ params: { team, week: '2026-W41' }, query: { language: 'da', mark: 'false' } }),
  writeTeamShifts: ({ team }) => ({
    params: { team },
    body: { staff: employee, date: on, shifts: [{ start: '07:00', end: '15:00', mode: 'bike' }] },
  }),
  reportAbsence: ({ team }) => ({ params: { team }, body: { staff: employee, date: on, from: '10:00' } }),
  startProposal: ({ team }) => ({ params: { team, week: '2026-W41' }, body: { id: newId(), seconds: 1 } }),
  readProposal: ({ team }) => ({ params: { team, proposal: noJob } }),
  stopProposal: ({ team }) => ({ params: { team, proposal: noJob }, body: {} }),
  tryWish: ({ team, citizen }) => ({
    params: { team, proposal: noJob },
    body: { citizen, visit: 'morning', date: on, wish: { staff: employee } },
  }),
  findPlaces: ({ team, citizen }) => ({
    params: { team, proposal: noJob },
    body: { citizen, visit: 'morning', date: on, staff: null },
  }),
  editProposal: ({ team, citizen }) => ({
    params: { team, proposal: noJob },
    body: { id: newId(), edits: [{ citizen, visit: 'morning', date: on, wish: { staff: employee } }] },
  }),
  findOpenings: ({ team, citizen }) => ({
    params: { team, proposal: noJob },
    body: { citizen, minutes: 30, dates: [on], from: '08:00', to: '12:00' },
  }),
  adoptProposal: ({ team }) => ({ params: { team, proposal: noJob }, body: { id: newId(), agreed: [] } }),
  readPlans: ({ citizen }) => ({ params: { citizen }, query: { from: '2026-10-05' } }),
  readWeek: ({ citizen }) => ({ params: { citizen, week: '2026-W41' } }),
  startPackage: ({ citizen }) => ({
    params: { citizen },
    body: { id: newId(), package: 'infection', on: '2026-12-01' },
  }),
  previewChange: ({ citizen }) => ({ params: { citizen }, body: { change: moreTime, on } }),
  makeChange: ({ citizen }) => ({
    params: { citizen },
    body: { id: newId(), change: moreTime, on, agreed: ['citizen'] },
  }),
  askForDecision: ({ citizen }) => ({
    params: { citizen },
    body: { id: newId(), change: moreTime, edits: [], on, note: 'She would like to.' },
  }),
  listChanges: ({ citizen }) => ({ params: { citizen } }),
  takeBackChange: ({ citizen }) => ({
    params: { citizen, change: newId() },
    body: { id: newId(), agreed: ['citizen'] },
  }),
  listChangesAwaiting: () => ({}),
  answerChange: ({ citizen }) => ({
    params: { citizen, change: newId() },
    body: { outcome: 'declined', note: 'Not now.' },
  }),
  swapService: ({ citizen }) => ({
    params: { citizen },
    body: {
      ...{ id: newId(), on, agreed: ['citizen'], give: 'cleaning', get: 'walk' },
      ...{ minutesGiven: 30, minutesGot: 30, with: 'team' },
    },
  }),
  reportVisits: ({ citizen }) => ({ body: { facts: [fact(citizen)] } }),
  readFollowUps: ({ citizen }) => ({ params: { citizen } }),
  readTeamFollowUps: ({ team }) => ({ params: { team } }),
  tellDischarge: ({ citizen }) => ({ params: { citizen }, body: { id: newId(), on } }),
  writeFollowUp: ({ citizen }) => ({
    params: { citizen },
    body: { id: newId(), rule: 'year', on, outcome: 'continues' },
  }),
  searchCitizens: () => ({ body: { name: 'e', area: null, team: null, after: null, limit: 50 } }),
  listAreas: () => ({}),
  listStaff: () => ({}),
  readTeam: ({ team }) => ({ params: { team } }),
  addTeamMember: ({ team }) => ({ params: { team }, body: { staff: employee, from: '2026-11-02' } }),
  endTeamMember: ({ team }) => ({ params: { team }, body: { staff: employee, last: '2026-12-31' } }),
  setCoach: ({ team }) => ({ params: { team }, body: { staff: employee, from: '2026-11-02' } }),
  setAutonomy: ({ team }) => ({
    params: { team },
    body: { id: newId(), axis: 'selfManagement', step: 'teamAsks', from: on, reason: 'The team asked for it.' },
  }),
  addDelegation: ({ team }) => ({
    params: { team },
    body: {
      ...{ id: newId(), staff: employee, task: 'hygiene', givenBy: '00000003-0000-7000-8000-000000000002' },
      ...{ from: '2026-10-01', to: '2027-09-30' },
    },
  }),
  endDelegation: ({ team }) => ({ params: { team }, body: { id: newId(), last: '2026-12-31' } }),
  setFixedContact: ({ citizen }) => ({ params: { citizen }, body: { staff: employee, from: '2026-11-02' } }),
  readCockpit: ({ team }) => ({ params: { team } }),
  readFigureHistory: ({ team }) => ({ params: { team, figure: 'room' } }),
  readFigureCitizens: ({ team }) => ({ params: { team, figure: 'deviations' } }),
  runSettlement: () => ({ body: { month: '2026-09', model: null, whatIf: false } }),
  listSettlements: () => ({}),
  readSettlement: () => ({ params: run }),
  listSettlementLines: () => ({ params: run }),
  listSettlementFindings: () => ({ params: run }),
  readSettledMonth: () => ({ params: { month: '2026-09' } }),
  listMonthLines: ({ citizen }) => ({ params: { month: '2026-09' }, query: { citizen } }),
  listMonthFindings: () => ({ params: { month: '2026-09' }, query: { open: 'true' } }),
  markFinding: () => ({
    params: { month: '2026-09', finding: '1' },
    body: { id: newId(), run: 1, decision: 'looked', note: 'Looked into.' },
  }),
  exportSettlement: () => ({
    params: { month: '2026-09', file: 'lines.csv' },
    query: { language: 'da', mark: 'false' },
  }),
  findSettledCitizens: () => ({ params: { month: '2026-09' }, body: { text: 'Grete' } }),
  listModels: () => ({}),
  readModel: () => ({ params: { model: 'base', version: '2026.1' } }),
  listPresets: () => ({}),
  readModelPage: () => ({ params: { model: 'base', version: '2026.1' }, query: { language: 'sv' } }),
  readModelFile: () => ({ params: { model: 'base', version: '2026.1' } }),
  compareModels: () => ({
    params: { model: 'syddjurs', version: '2022.1', other: 'solna', otherVersion: '2025.1' },
    query: { month: '2026-09' },
  }),
  startSettlement: () => ({ body: { id: newId(), month: '2026-09', model: null, whatIf: true } }),
  readJob: () => ({ params: { job: noJob } }),
  listJobs: () => ({ query: { kind: 'import' } }),
  stopJob: () => ({ params: { job: noJob }, body: {} }),
  beginFile: () => ({ body: { id: newId(), name: 'teams.csv', bytes: 20 } }),
  addFilePiece: () => ({ params: { file: noJob, piece: '0' }, body: file('key;name\nnorth;North\n') }),
  readFile: () => ({ params: { file: noJob } }),
  startImport: () => ({ body: { id: newId(), file: noJob, table: 'teams', mode: 'try' } }),
  importFhir: () => ({ body: file('{"resourceType":"Bundle"}') }),
  importCsv: () => ({ params: { kind: 'teams' }, body: file('key;name\nnorth;North\n') }),
}

/** The request of an operation; an operation without one is a hole in the tests, and throws. */
export function requestOf({ name }: Operation, about: About): Request {
  const found = requests[name]
  if (!found) throw new Error(`no request is written for ${name}`)
  return found(about)
}

const assessment = () => ({
  id: newId(),
  on: '2026-10-06',
  needs: [{ area: 'ICF:d5', levelNow: 3, levelExpected: 2, ownView: 'I want to do my own hair.' }],
  wishes: 'Breakfast by the window.',
  resources: 'A daughter near by.',
  considered: ['ownResources', 'network', 'civilSociety', 'technology', 'rehabilitation', 'compensatingHelp'].map(
    (step) => ({ step, note: 'looked into' }),
  ),
  conversation: { contact: 'at home', contract: 'the mornings', communication: 'own words', conclusion: 'agreed' },
})

const decisionOf = (citizen: string) => (citizen === citizens.south ? decisions.south : decisions.north)

const decision = (citizen: string) => ({
  id: newId(),
  assessment: citizen === citizens.south ? assessments.south : assessments.north,
  outcome: 'granted',
  from: '2026-11-02',
  legalBasis: ['care'],
  facts: 'She cannot stand for long.',
  considerations: 'Help in the morning leaves the rest of the day in her own hands.',
  heardOn: null,
  appealGuidance: true,
  meetsRequest: true,
  grant: {
    to: null,
    frames: [{ scope: { kind: 'whole' }, minutes: 600, per: 'week' }],
    category: 'maintaining',
    band: 'band-2',
    course: null,
    rehabilitation: false,
    beyondTheDay: false,
    followUpOn: null,
    goals: [{ area: 'ICF:d5', level: 2, by: null }],
    conditions: [],
  },
})

const fact = (citizen: string) => ({
  id: newId(),
  citizen,
  date: '2026-10-06',
  plannedVisit: 'morning',
  kind: 'more',
  minutes: 45,
  start: null,
  end: null,
  services: [],
  reason: null,
  source: 'staff',
  recordedAt: '2026-10-06T08:10:00Z',
  corrects: null,
})
