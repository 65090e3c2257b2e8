import { describe, expect, test } from 'vitest'
import { readReports } from '#exchange/fhir/report.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { danishLaw } from '#server/reports/import-reports.ts'
import { example, type Loose, parsed, standingAfter, stories, toldOf } from './reports-examples.ts'

const texts = (...names: readonly string[]) => names.map(example)

describe('home care as it is reported now', () => {
  const granted = standingAfter(example('home/1-granted.json'))

  test('brings the citizen by the personal number, and who keeps the record', () => {
    expect(toldOf(granted, 'citizen')).toMatchObject([
      { identity: { value: '2512489996', bornOn: '1948-12-25' }, organization: '987654321098765', deceased: false },
    ])
  })

  test('brings needs with their level, goals with theirs, and interventions with a period and no minutes', () => {
    expect(toldOf(granted, 'need').map(({ area, level, field, inFocus }) => [area, level, field, inFocus])).toEqual([
      ['FSIII:Personlig_pleje', 3, 'homeCare', true],
      ['FSIII:J2.1', 2, 'homeCare', true],
    ])
    expect(toldOf(granted, 'goal').map(({ level, startsOn }) => [level, startsOn])).toEqual([
      [2, '2021-02-01'],
      [2, '2021-02-01'],
    ])
    expect(toldOf(granted, 'intervention')).toMatchObject([
      { service: 'FSIII:H1.1', from: '2021-02-03', to: null, status: 'active', deliveredAs: [] },
      { service: 'FSIII:H1.8', from: '2021-02-03', to: null, deliveredAs: ['individual', 'robot'] },
    ])
  })

  test('brings the next follow-up on the conditions it is about', () => {
    const [followUp] = toldOf(granted, 'contact').filter(({ purpose }) => purpose === 'followUp')
    expect(followUp).toMatchObject({ status: 'planned', day: '2021-02-17', startsAt: null, manner: 'home' })
    expect(followUp?.needs).toHaveLength(2)
  })

  test('brings visits with their times and the services they rest on', () => {
    const held = standingAfter(...texts('home/1-granted.json', 'home/2-a-week-of-visits.json'))
    const visits = [...held.values()].flatMap(({ told, services }) =>
      told.kind === 'contact' && services ? [{ ...told, services }] : [],
    )
    expect(visits).toHaveLength(7)
    const screen = visits.find(({ manner }) => manner === 'screen')
    expect(screen).toMatchObject({ day: '2021-02-06', services: ['FSIII:H1.1', 'FSIII:H1.8'] })
    expect(writeInstant(screen?.startsAt as never)).toBe('2021-02-06T18:00:00.000Z')
    expect(writeInstant(screen?.endsAt as never)).toBe('2021-02-06T18:10:00.000Z')
  })

  test('a later report corrects a visit, takes one back, and tells of acute help and help by phone', () => {
    const held = standingAfter(...texts('home/1-granted.json', 'home/2-a-week-of-visits.json', 'home/3-corrected.json'))
    const visits = [...held.values()].flatMap(({ told, services }) =>
      told.kind === 'contact' && services ? [[told.day, told.purpose, told.manner, minutes(told), services]] : [],
    )
    expect(visits.sort()).toEqual([
      ['2021-02-03', 'plannedHelp', 'home', 30, ['FSIII:H1.1']],
      ['2021-02-04', 'plannedHelp', 'home', 50, ['FSIII:H1.1']],
      ['2021-02-05', 'plannedHelp', 'home', 30, ['FSIII:H1.1']],
      ['2021-02-06', 'plannedHelp', 'home', 30, ['FSIII:H1.1']],
      ['2021-02-06', 'plannedHelp', 'screen', 10, ['FSIII:H1.1', 'FSIII:H1.8']],
      ['2021-02-07', 'plannedHelp', 'home', 30, ['FSIII:H1.1']],
      ['2021-02-08', 'acuteHelp', 'home', 35, []],
      ['2021-02-08', 'helpNotGranted', 'phone', 6, []],
    ])
  })

  test('an intervention of somebody else, or one that nobody knows, lends a visit no service', () => {
    const report = parsed('home/2-a-week-of-visits.json').entry[0].resource
    const [visit] = report.entry.filter(({ resource }: Loose) => resource.resourceType === 'Encounter')
    const foreign = parsed('nursing/1-found.json').entry.find(
      ({ resource }: Loose) => resource.resourceType === 'CarePlan',
    )
    const basedOn = (reference: string) => ({ ...visit.resource.extension[0], valueReference: { reference } })
    visit.resource.extension.push(basedOn(`CarePlan/${foreign.resource.id}`), basedOn('CarePlan/unknown'))
    const held = standingAfter(JSON.stringify(report), example('nursing/1-found.json'))
    expect(held.get(`Encounter/${visit.resource.id}`)?.services).toEqual(['FSIII:H1.1'])
    expect(held.get(`CarePlan/${foreign.resource.id}`)).toBeDefined()
  })

  test('a follow-up is done, has an outcome, and the help goes on in another way', () => {
    const held = standingAfter(...stories.filter((name) => name.startsWith('home/')).map(example))
    expect(toldOf(held, 'outcome')).toMatchObject([{ outcome: 'changedInsideFrame', day: '2021-02-17' }])
    expect(toldOf(held, 'need').map(({ level }) => level)).toEqual([2, 2])
    expect(toldOf(held, 'intervention').map(({ service, status, to }) => [service, status, to])).toEqual([
      ['FSIII:H1.1', 'completed', '2021-02-17'],
      ['FSIII:H1.8', 'active', null],
      ['FSIII:H2.5', 'active', null],
    ])
    const followUps = toldOf(held, 'contact').filter(({ purpose }) => purpose === 'followUp')
    expect(followUps.map(({ day, status }) => [day, status]).sort()).toEqual([
      ['2021-02-17', 'finished'],
      ['2021-03-17', 'planned'],
    ])
  })
})

const minutes = ({ startsAt, endsAt }: { startsAt: number | null; endsAt: number | null }) =>
  startsAt === null || endsAt === null ? null : (endsAt - startsAt) / 60_000

describe('home care as it was reported before', () => {
  const granted = standingAfter(example('home-old-way/1-granted.json'))

  test('keys instead of UUIDs mean the same, a local code stays beside, a condition names its follow-up', () => {
    expect(toldOf(granted, 'need')).toMatchObject([
      { area: 'FSIII:J1.1', level: 2, verification: 'confirmed' },
      { area: 'FSIII:J3.8', level: 1, verification: null },
    ])
    expect(toldOf(granted, 'need').every(({ followUp }) => granted.has(`Encounter/${followUp}`))).toBe(true)
    expect(toldOf(granted, 'intervention')).toMatchObject([
      { service: 'FSIII:H1.1', localCode: 'H1.1.7', localName: 'Bad i egen rytme' },
    ])
  })

  test("the citizen's own view and matters of interest are told", () => {
    expect(toldOf(granted, 'ownView').map(({ question, answer, day }) => [question, answer, day])).toEqual([
      ['performance', 'partly', '2021-02-02'],
      ['importance', 'limited', '2021-02-02'],
    ])
    expect(toldOf(granted, 'matter')).toMatchObject([
      { area: 'FSIII:J4', atRisk: ['FSIII:J4.2', 'FSIII:J4.3'], relevant: true },
    ])
    const later = standingAfter(...texts('home-old-way/1-granted.json', 'home-old-way/2-followed-up.json'))
    expect(toldOf(later, 'matter')).toMatchObject([{ area: 'FSIII:J4', atRisk: [], relevant: false }])
    expect(toldOf(later, 'outcome')).toMatchObject([{ outcome: 'continues' }])
    expect(toldOf(later, 'goal')).toMatchObject([{ level: 0 }])
  })

  test('two Patients with one personal number are one citizen', () => {
    const held = standingAfter(...texts('home-old-way/1-granted.json', 'home-old-way/3-moved-to-a-new-record.json'))
    expect(toldOf(held, 'citizen')).toHaveLength(2)
    expect(new Set([...held.values()].map(({ citizen }) => citizen.value))).toEqual(new Set(['0108629996']))
  })
})

describe('home nursing', () => {
  test('conditions carry no level, acute help no end, a visit no time of day, times their offset', () => {
    const held = standingAfter(...texts('nursing/1-found.json', 'nursing/2-visited.json'))
    expect(toldOf(held, 'need')).toMatchObject([{ area: 'FSIII:I4.4', field: 'nursing', level: null }])
    expect(toldOf(held, 'completedIntervention')).toMatchObject([
      { service: 'FSIII:Udtagelse_af_kapillaerblodproever_veneblodproever', day: '2021-02-05' },
    ])
    expect(toldOf(held, 'intervention')).toMatchObject([{ from: '2021-02-05' }])
    const visits = [...held.values()].filter(({ services }) => services !== null)
    expect(visits.map(({ told }) => told.kind === 'contact' && [told.day, minutes(told)]).sort()).toEqual([
      ['2021-02-08', 25],
      ['2021-02-09', null],
    ])
  })

  test('a condition ends by losing its focus', () => {
    const held = standingAfter(...texts('nursing/1-found.json', 'nursing/3-healed.json'))
    expect(toldOf(held, 'need')).toMatchObject([{ status: 'inactive', inFocus: false }])
    expect(toldOf(held, 'outcome')).toMatchObject([{ outcome: 'ended' }])
    expect(toldOf(held, 'intervention')).toMatchObject([
      { status: 'completed', to: '2021-02-12', activity: 'completed' },
    ])
  })

  test('every kind of resource can be taken back as entered in error', () => {
    const before = texts('nursing/1-found.json', 'nursing/2-visited.json', 'nursing/3-healed.json')
    expect(standingAfter(...before).size).toBe(9)
    const held = standingAfter(...before, example('nursing/4-all-in-error.json'))
    expect([...held.values()].map(({ told }) => told.kind)).toEqual(['citizen'])
  })

  test('a Patient entered in error takes everything about it along', () => {
    const held = standingAfter(
      ...texts('nursing/1-found.json', 'nursing/2-visited.json', 'nursing/5-wrong-citizen.json'),
    )
    expect(held.size).toBe(0)
  })
})

describe('a file is refused whole', () => {
  const refusals: readonly [title: string, change: (report: Loose) => unknown, refusal: unknown][] = [
    [
      'not a Bundle',
      (report) => report.entry[0].resource,
      { kind: 'notAReport', resource: expect.stringMatching(/^Patient\//) },
    ],
    ['a number', () => 7, { kind: 'notAReport', resource: '' }],
    [
      'a Bundle of another type',
      (report) => ({ ...report, type: 'transaction' }),
      { kind: 'notACollection', path: 'type', value: 'transaction' },
    ],
    ['no time', (report) => ({ ...report, timestamp: undefined }), { kind: 'noTimestamp', path: 'timestamp' }],
    [
      'a day for a time',
      (report) => ({ ...report, timestamp: '2021-02-01' }),
      { kind: 'malformedTimestamp', value: '2021-02-01' },
    ],
    ['entries that are no list', (report) => ({ ...report, entry: {} }), { kind: 'malformedEntry', path: 'entry' }],
    [
      'an entry without resource',
      (report) => ({ ...report, entry: [{}] }),
      { kind: 'malformedEntry', path: 'entry[0].resource' },
    ],
    ['a resource of no type', (report) => ({ ...report, entry: [{ resource: { id: 'x' } }] }), { kind: 'noType' }],
    [
      'a resource of no name',
      (report) => ({ ...report, entry: [{ resource: { resourceType: 'Goal' } }] }),
      { kind: 'noId' },
    ],
    [
      'an id that is none',
      (report) => ({ ...report, entry: [{ resource: { resourceType: 'Goal', id: 'a b' } }] }),
      { kind: 'malformedId', value: 'a b' },
    ],
  ]
  test.each(refusals)('%s', (_, change, refusal) => {
    expect(readReports(JSON.stringify(change(parsed('home/1-granted.json'))), danishLaw)).toMatchObject({
      ok: false,
      refusal,
    })
  })

  test.each([
    ['251248999', 'malformedIdentityNumber'],
    ['3002489996', 'malformedIdentityNumber'],
    [2512489996, 'malformedIdentityNumber'],
    [undefined, 'noIdentityNumber'],
  ])('a personal number %j', (value, kind) => {
    const report = parsed('home/1-granted.json')
    report.entry[0].resource.identifier[0].value = value
    expect(readReports(JSON.stringify(report), danishLaw)).toEqual({
      ok: false,
      refusal: {
        kind,
        resource: `Patient/${report.entry[0].resource.id}`,
        path: 'identifier[0].value',
        value: value ?? null,
      },
    })
  })

  test('no personal number, or two of today; one marked as old is none', () => {
    const report = parsed('home/1-granted.json')
    const { identifier } = report.entry[0].resource
    report.entry[0].resource.identifier = [{ system: 'urn:oid:1.2.208.176.1.6.1.1', value: '2512480AA1' }]
    expect(readReports(JSON.stringify(report), danishLaw)).toMatchObject({ refusal: { kind: 'noIdentityNumber' } })
    report.entry[0].resource.identifier = [...identifier, { ...identifier[0], value: '0108629996' }]
    expect(readReports(JSON.stringify(report), danishLaw)).toMatchObject({
      refusal: { kind: 'severalIdentityNumbers' },
    })
    report.entry[0].resource.identifier[1].use = 'old'
    expect(readReports(JSON.stringify(report), danishLaw).ok).toBe(true)
  })
})

describe('reports in other wrappings', () => {
  test('a list, and one a line, are the same as each alone', () => {
    const three = texts('home/1-granted.json', 'nursing/1-found.json', 'home-old-way/1-granted.json')
    const alone = standingAfter(...three)
    expect(standingAfter(`[${three.join(',')}]`)).toEqual(alone)
    expect(standingAfter(three.map((text) => JSON.stringify(JSON.parse(text))).join('\n'))).toEqual(alone)
  })

  test('deliveries in deliveries unfold; only reports need a time', () => {
    const inner = parsed('home/2-a-week-of-visits.json')
    const outer = { resourceType: 'Bundle', id: 'outer', type: 'collection', entry: [{ resource: inner }] }
    expect(standingAfter(JSON.stringify(outer))).toEqual(standingAfter(JSON.stringify(inner)))
    inner.entry[0].resource.timestamp = undefined
    expect(readReports(JSON.stringify(outer), danishLaw)).toMatchObject({ refusal: { kind: 'noTimestamp' } })
  })
})
