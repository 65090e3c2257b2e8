import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReports } from '#exchange/fhir/report.ts'
import { writeInstant } from '#kernel/clock/instant.ts'
import { danishLaw } from '#server/reports/import-reports.ts'
import {
  example,
  findingsIn,
  type Loose,
  parsed,
  published,
  standingAfter,
  stories,
  toldOf,
} from './reports-examples.ts'

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

describe('nothing is dropped in silence', () => {
  test.each(stories)('%s is understood to the last element', (name) => expect(findingsIn(example(name))).toEqual([]))

  test.skipIf(published.length === 0)("the gateway's own examples too, where they are at hand", () => {
    for (const file of published) expect(findingsIn(readFileSync(file, 'utf8')), file).toEqual([])
  })

  /** Changes the granted report and says what was found beyond what was there before. */
  const foundAfter = (change: (resources: Loose, report: Loose) => void, name = 'home/1-granted.json') => {
    const report = parsed(name)
    const resources = Object.fromEntries(
      report.entry.toReversed().map(({ resource }: Loose) => [resource.resourceType, resource]),
    )
    change(resources, report)
    return findingsIn(JSON.stringify(report)).map(({ resource, path, value, reason }) => [
      resource.replace(/\/.*/, ''),
      path,
      value,
      reason,
    ])
  }

  const cases: readonly [
    title: string,
    change: (resources: any, report: Loose) => void,
    found: unknown[],
    name?: string,
  ][] = [
    [
      'names, notes and extensions of others, leaf by leaf',
      ({ Patient, Condition }) => {
        Patient.name = [{ family: 'Prøve', given: ['A', 'B'] }]
        Condition.note = [{ text: 'x'.repeat(300) }]
        Condition.extension = [{ url: 'https://example.org/other', valueString: 'y' }]
      },
      [
        ['Patient', 'name[0].family', 'Prøve', 'unexpectedElement'],
        ['Patient', 'name[0].given[0]', 'A', 'unexpectedElement'],
        ['Patient', 'name[0].given[1]', 'B', 'unexpectedElement'],
        ['Condition', 'note[0].text', `${'x'.repeat(200)}…`, 'unexpectedElement'],
        ['Condition', 'extension[0].url', 'https://example.org/other', 'unexpectedElement'],
        ['Condition', 'extension[0].valueString', 'y', 'unexpectedElement'],
      ],
    ],
    [
      'a code nobody knows',
      ({ Condition, CarePlan, Encounter }) => {
        Condition.code.coding[0].code = 'J9.9'
        CarePlan.activity[0].detail.code.coding[0] = { system: 'urn:other', code: 'bath', display: 'Bath' }
        Encounter.class.code = 'NOWHERE'
      },
      [
        ['Condition', 'code.coding[0].code', 'J9.9', 'unknownCode'],
        ['CarePlan', 'activity[0].detail.code.coding[0].code', 'bath', 'unknownCode'],
        ['CarePlan', 'activity[0].detail.code.coding[0].display', 'Bath', 'unexpectedElement'],
        ['Encounter', 'class.code', 'NOWHERE', 'unknownCode'],
      ],
    ],
    [
      'a code for something else',
      ({ Condition, CarePlan }) => {
        Condition.code.coding[0].code = 'H1.1'
        CarePlan.activity[0].detail.code.coding[0].code = 'H1'
      },
      [
        ['Condition', 'code.coding[0].code', 'H1.1', 'codeOfAnotherKind'],
        ['CarePlan', 'activity[0].detail.code.coding[0].code', 'H1', 'codeOfAnotherKind'],
      ],
    ],
    [
      'a status nobody knows',
      ({ Goal }) => {
        Goal.lifecycleStatus = 'dreamt'
      },
      [['Goal', 'lifecycleStatus', 'dreamt', 'unknownCode']],
    ],
    [
      'what is missing',
      ({ Condition, Goal, CarePlan, Encounter }) => {
        delete Condition.severity
        delete Condition.recordedDate
        delete Goal.addresses
        delete CarePlan.period
        delete Encounter.type
      },
      [
        ['Condition', 'severity', null, 'missing'],
        ['Condition', 'recordedDate', null, 'missing'],
        ['Goal', 'addresses[0].reference', null, 'missing'],
        ['CarePlan', 'period.start', null, 'missing'],
        ['Encounter', 'type[0].coding', null, 'missing'],
      ],
    ],
    [
      'values of another type',
      ({ Patient, Condition, Goal, Encounter }) => {
        Patient.deceasedBoolean = 'no'
        Condition.severity = 'B4'
        Condition.category = { coding: [] }
        Goal.startDate = 20210201
        Encounter.period = ['2021-02-01']
      },
      [
        ['Patient', 'deceasedBoolean', 'no', 'wrongType'],
        ['Condition', 'severity', 'B4', 'wrongType'],
        ['Condition', 'severity.coding', null, 'missing'],
        ['Condition', 'category', '{"coding":[]}', 'wrongType'],
        ['Goal', 'startDate', 20210201, 'wrongType'],
        ['Encounter', 'period', '["2021-02-01"]', 'wrongType'],
        ['Encounter', 'period.start', null, 'missing'],
      ],
    ],
    [
      'days that are none, and points in time without their offset',
      ({ Condition, Goal, CarePlan, Encounter }) => {
        Condition.recordedDate = '2021-02-30'
        Goal.startDate = '2021'
        CarePlan.period.start = '2021-02-03T10:00:00'
        Encounter.period = { start: '2021-02-01T10:00:00Z', end: '2021-02-01T09:00:00Z' }
      },
      [
        ['Condition', 'recordedDate', '2021-02-30', 'malformed'],
        ['Goal', 'startDate', '2021', 'notAWholeDay'],
        ['CarePlan', 'period.start', '2021-02-03T10:00:00', 'malformed'],
        ['Encounter', 'period.end', '2021-02-01T09:00:00Z', 'endsBeforeItBegins'],
      ],
    ],
    [
      'an end a month and more after the beginning',
      ({ Encounter }) => {
        Encounter.period = { start: '2021-02-01T10:00:00Z', end: '2022-02-01T11:00:00Z' }
      },
      [['Encounter', 'period.end', '2022-02-01T11:00:00Z', 'tooLong']],
    ],
    [
      'references that lead nowhere, or to the wrong thing',
      ({ Goal, CarePlan, Encounter }) => {
        Goal.addresses[0].reference = 'Condition/gone'
        CarePlan.activity[0].detail.reasonReference[0] = { reference: CarePlan.subject.reference }
        Encounter.reasonReference[0] = { display: 'the leg' }
      },
      [
        ['Goal', 'addresses[0].reference', 'Condition/gone', 'notInReport'],
        ['CarePlan', 'activity[0].detail.reasonReference[0].reference', expect.any(String), 'unexpectedReference'],
        ['Encounter', 'reasonReference[0].reference', null, 'missing'],
        ['Encounter', 'reasonReference[0].display', 'the leg', 'unexpectedElement'],
      ],
    ],
    [
      'a level on a nursing condition',
      ({ Condition }) => {
        Condition.severity = { coding: [{ system: 'urn:oid:1.2.208.176.2.21', code: 'B2' }] }
      },
      [['Condition', 'severity', expect.any(String), 'levelOnNursing']],
      'nursing/1-found.json',
    ],
    [
      'elements that may turn the meaning around',
      ({ CarePlan, Condition }) => {
        CarePlan.activity[0].detail.doNotPerform = true
        Condition.modifierExtension = [{ url: 'https://example.org/not', valueBoolean: true }]
      },
      [
        ['Condition', 'modifierExtension', expect.any(String), 'changesTheMeaning'],
        ['CarePlan', 'activity[0].detail.doNotPerform', true, 'changesTheMeaning'],
      ],
    ],
    [
      'a kind of resource that no report holds',
      (_, report) => {
        report.entry.push({ resource: { resourceType: 'MedicationRequest', id: 'm1', status: 'active' } })
      },
      [['MedicationRequest', 'resourceType', 'MedicationRequest', 'unknownResource']],
    ],
    [
      'a second citizen, and a second activity',
      ({ Patient, CarePlan }, report) => {
        report.entry.push({ resource: { ...structuredClone(Patient), id: 'p2' } })
        CarePlan.activity.push({ detail: { description: 'more' } })
      },
      [
        ['Patient', '', expect.stringMatching(/^Bundle\//), 'secondCitizen'],
        ['CarePlan', 'activity[1].detail.description', 'more', 'unexpectedElement'],
      ],
    ],
    [
      'a report about nobody',
      (_, report) => {
        report.entry = []
      },
      [['Bundle', 'entry', '[]', 'noCitizen']],
    ],
    [
      'profiles and parts of a Bundle that are none of the gateway',
      ({ Goal }, report) => {
        Goal.meta.profile.push('https://example.org/StructureDefinition/goal')
        Goal.meta.tag = [{ code: 'x' }]
        report.entry[0].request = { method: 'DELETE' }
        report.total = 9
      },
      [
        ['Bundle', 'entry[0].request.method', 'DELETE', 'unexpectedElement'],
        ['Bundle', 'total', 9, 'unexpectedElement'],
        ['Goal', 'meta.profile[1]', 'https://example.org/StructureDefinition/goal', 'unknownProfile'],
        ['Goal', 'meta.tag[0].code', 'x', 'unexpectedElement'],
      ],
    ],
    [
      'observations: an answer to another question, a code that is no question, an unknown outcome',
      (_, report) => {
        const all = report.entry.map(({ resource }: Loose) => resource)
        const [does, feels, mind] = all.filter(({ resourceType }: Loose) => resourceType === 'Observation')
        does.valueCodeableConcept.coding[0].code = 'D1'
        feels.code.coding[0].code = 'Z'
        mind.code.coding[0].code = 'J4.2'
      },
      [
        ['Observation', 'valueCodeableConcept.coding[0].code', 'D1', 'codeOfAnotherKind'],
        ['Observation', 'code.coding[0].code', 'Z', 'unknownCode'],
        ['Observation', 'code.coding[0].code', 'J4.2', 'codeOfAnotherKind'],
      ],
      'home-old-way/1-granted.json',
    ],
  ]
  test.each(cases)('%s', (_, change, found, name) => {
    const all = foundAfter(change, name)
    expect(all).toHaveLength(found.length)
    for (const each of found) expect(all).toContainEqual(each)
  })

  test('what is not understood is kept where it can be: codes, and resources without their doubtful part', () => {
    const report = parsed('home/1-granted.json')
    report.entry[1].resource.code.coding[0].code = 'J9.9'
    report.entry[5].resource.activity[0].detail.code.coding[0] = { system: 'urn:other', code: 'bath' }
    const held = standingAfter(JSON.stringify(report))
    expect(toldOf(held, 'need')[0]).toMatchObject({ area: 'FSIII:J9.9', field: null, level: 3 })
    expect(toldOf(held, 'intervention')[0]).toMatchObject({ service: 'urn:other|bath' })
  })

  test('the same code told by key and by UUID is one', () => {
    const report = parsed('home/1-granted.json')
    const { coding } = report.entry[5].resource.activity[0].detail.code
    coding.push({ system: coding[0].system, code: 'H1.1', display: 'by its key' })
    expect(findingsIn(JSON.stringify(report))).toEqual([])
  })

  test('a resource without id or citizen stands by its address and its report', () => {
    const report = parsed('home/1-granted.json')
    const [patient, condition] = report.entry
    patient.fullUrl = 'urn:uuid:7b5f2c1e-3a44-4d0e-9b1a-2f9d8c7e6a55'
    patient.resource.id = undefined
    for (const { resource } of report.entry.slice(1)) resource.subject.reference = patient.fullUrl
    condition.resource.subject = undefined
    const held = standingAfter(JSON.stringify(report))
    expect(toldOf(held, 'need').map(({ patient }) => patient)).toEqual(
      Array(2).fill('7b5f2c1e-3a44-4d0e-9b1a-2f9d8c7e6a55'),
    )
    expect(findingsIn(JSON.stringify(report))).toEqual([])
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
