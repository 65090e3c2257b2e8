import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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
    change: (resources: Loose, report: Loose) => void,
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
