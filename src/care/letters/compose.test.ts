import { describe, expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { decisionOf, grantOf, weekly } from '#care/grants/grant.fixture.ts'
import type { Decision } from '#care/grants/grant.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { composeLetter, type ToldDecision, teamRoom } from './compose.ts'
import type { AppealRule, ContactPoint, LetterPart } from './letter.ts'

const appeal: AppealRule = {
  valid: { from: localDate('2020-01-01'), to: null },
  weeks: 4,
  reviewsFirst: true,
  inWriting: false,
  finally: 'Board of Appeal',
  laws: [],
}
const contact: ContactPoint = { office: 'Care office', address: null, phone: '1', email: null, hours: null }
const told = (decision: Partial<Decision> = {}, around: Partial<ToldDecision> = {}): ToldDecision => ({
  decision: decisionOf(decision),
  before: null,
  decidedBy: 'Bodil',
  appeal,
  contact,
  team: 'North',
  fixedContact: null,
  followUpOn: localDate('2027-01-05'),
  ...around,
})
const gaps = (asked: ToldDecision, model: GovernanceModel = baseModel) =>
  composeLetter(model, asked).gaps.map(({ part, missing }) => `${part}: ${missing}`)
const partOf = <Name extends LetterPart['part']>(name: Name, asked: ToldDecision, model = baseModel) =>
  composeLetter(model, asked).parts.find(({ part }) => part === name) as Extract<LetterPart, { part: Name }> | undefined

describe('a letter', () => {
  // fulfils: 003-42
  test('says what, how, why, by which law, how to complain and whom to ask, in that order', () => {
    const { parts, gaps } = composeLetter(baseModel, told())
    expect(gaps).toEqual([])
    expect(parts.map(({ part }) => part)).toEqual(['whatYouGet', 'frame', 'reasons', 'law', 'appeal', 'contact'])
  })

  test('has further parts where the model asks for them', () => {
    const asks = { ...baseModel, letters: { ...baseModel.letters, parts: ['swap', 'nextStep'] as const } }
    expect(composeLetter(asks, told()).parts.map(({ part }) => part)).toEqual([
      ...['whatYouGet', 'swap', 'reasons', 'law', 'nextStep', 'appeal', 'contact'],
    ])
    const { swap: _, ...without } = asks
    expect(composeLetter(without, told()).parts.map(({ part }) => part)).not.toContain('swap')
  })

  test('is out of the decision itself', () => {
    expect(partOf('whatYouGet', told())).toMatchObject({
      outcome: 'granted',
      from: '2026-01-05',
      to: null,
      frames: [{ of: null, minutes: 600, per: 'week' }],
      category: { en: 'maintaining' },
      goals: [{ area: 'ICF:d5', level: 2 }],
      narrows: [],
    })
    expect(partOf('law', told({ legalBasis: ['care', 'custom'] }))?.laws).toEqual([
      { kind: 'known', law: baseModel.laws[0] },
      { kind: 'asWritten', text: 'custom' },
    ])
  })

  test('says of a frame what it is for', () => {
    const grant = grantOf({ frames: [weekly(300, { kind: 'cluster', cluster: 'social' })] })
    expect(partOf('whatYouGet', told({ grant }))?.frames).toMatchObject([{ of: { da: 'social' }, minutes: 300 }])
  })

  test('says what is taken back of an earlier promise', () => {
    const narrower = grantOf({ frames: [weekly(300)] })
    expect(partOf('whatYouGet', told({ grant: narrower }, { before: grantOf() }))?.narrows).toMatchObject([
      { narrowing: { kind: 'lessTime', before: 600, after: 300 }, of: null },
    ])
  })

  test('about a refusal speaks of no frame and no swap', () => {
    const refused = told({ outcome: 'refused', grant: null })
    expect(composeLetter(baseModel, refused).parts.map(({ part }) => part)).toEqual([
      ...['whatYouGet', 'reasons', 'law', 'appeal', 'contact'],
    ])
  })
})

describe('a letter is held back', () => {
  test('without reasons, though the decision may be made without them', () => {
    expect(gaps(told({ facts: ' ' }))).toEqual(['reasons: facts'])
    expect(gaps(told({ considerations: '' }))).toEqual(['reasons: considerations'])
  })
  test('without legal basis', () => expect(gaps(told({ legalBasis: [] }))).toEqual(['law: legalBasis']))
  test('without guidance on appeal, or while nobody knows the rule', () => {
    expect(gaps(told({ appealGuidance: false }))).toEqual(['appeal: guidance'])
    expect(gaps(told({}, { appeal: null }))).toEqual(['appeal: rule'])
  })
  test('without anybody to ask, or any way to reach them', () => {
    expect(gaps(told({}, { contact: null }))).toEqual(['contact: office'])
    expect(gaps(told({}, { contact: { ...contact, phone: ' ' } }))).toEqual(['contact: way'])
  })
  test('where another system decided', () =>
    expect(gaps(told({ assessment: null }))).toEqual(['whatYouGet: decidedHere']))
  test('with all that is missing said at once', () => {
    const bare = { facts: '', considerations: '', legalBasis: [], appealGuidance: false }
    expect(gaps(told(bare, { contact: null }))).toHaveLength(5)
  })
})

describe('what the team may do by itself', () => {
  test('is what the model delegates to somebody nearer than the case officer', () => {
    expect(teamRoom(baseModel)).toEqual({
      minor: { by: 'fixedContact', minutesPerWeek: 30 },
      packages: [{ title: { da: 'infection', sv: 'infection', en: 'infection' }, days: 14, minutesPerDay: 30 }],
    })
  })
  test('is no small addition where that is outside the frame by law', () => {
    const effects = [{ situation: 'moreTimeMinor', effect: 'outside', follows: ['letter'], law: 'care' }] as const
    expect(teamRoom({ ...baseModel, effects }).minor).toBeNull()
  })
})
