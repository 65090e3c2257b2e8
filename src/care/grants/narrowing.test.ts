import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { grantOf, weekly } from './grant.fixture.ts'
import type { Frame, Grant } from './grant.ts'
import { levelFalls, narrowings } from './narrowing.ts'

const cluster = (name: string, count: number): Frame => weekly(count, { kind: 'cluster', cluster: name })
const service = (name: string, count: number): Frame => weekly(count, { kind: 'service', service: name })
const promising = (promises: 'minutes' | 'goals'): GovernanceModel => ({
  ...baseModel,
  frame: { ...baseModel.frame, promises },
})
const kinds = (before: Partial<Grant>, after: Partial<Grant> | null, model: GovernanceModel = baseModel) =>
  narrowings(model, grantOf(before), after && grantOf(after)).map(({ kind }) => kind)

describe('what a later grant takes back', () => {
  it('is nothing when it promises the same or more', () => {
    expect(kinds({}, {})).toEqual([])
    expect(kinds({}, { frames: [weekly(660)] })).toEqual([])
  })
  it('is everything when help ends', () => expect(kinds({}, null)).toEqual(['ended']))
  it('is time, where minutes are promised', () => {
    expect(kinds({}, { frames: [weekly(599)] })).toEqual(['lessTime'])
    expect(kinds({}, { frames: [weekly(599)] }, promising('goals'))).toEqual([])
  })
  it('is the aim, where goals are promised', () => {
    const worse = { goals: [{ area: 'ICF:d5', level: 3, by: null }] } as const
    expect(kinds({}, worse, promising('goals'))).toEqual(['goalLowered'])
    expect(kinds({}, { goals: [] }, promising('goals'))).toEqual(['goalLowered'])
    expect(kinds({}, worse)).toEqual([])
    expect(kinds(worse, {}, promising('goals'))).toEqual([])
  })
  it('is time in one cluster, though the other got as much more', () =>
    expect(
      narrowings(
        baseModel,
        grantOf({ frames: [cluster('personal', 300), cluster('practical', 300)] }),
        grantOf({ frames: [cluster('personal', 360), cluster('practical', 240)] }),
      ),
    ).toEqual([{ kind: 'lessTime', scope: { kind: 'cluster', cluster: 'practical' }, before: 300, after: 240 }]))
  it('is no time when services melt into a cluster with their sum', () => {
    const services = { frames: [service('cleaning', 60), service('shopping', 30)] }
    expect(kinds(services, { frames: [cluster('practical', 90)] })).toEqual([])
    expect(kinds(services, { frames: [cluster('practical', 80)] })).toEqual(['lessTime'])
  })
  it('is an end where there was none, or an earlier one', () => {
    const until = (to: string | null) => ({
      period: { from: localDate('2026-01-05'), to: to === null ? null : localDate(to) },
    })
    expect(kinds(until(null), until('2026-06-30'))).toEqual(['endsEarlier'])
    expect(kinds(until('2026-12-31'), until('2026-06-30'))).toEqual(['endsEarlier'])
    expect(kinds(until('2026-06-30'), until('2026-12-31'))).toEqual([])
    expect(kinds(until('2026-06-30'), until(null))).toEqual([])
  })
  it('is a condition that was not there', () =>
    expect(kinds({ conditions: ['day'] }, { conditions: ['day', 'no weekends'] })).toEqual(['newCondition']))
  it('is a lower band, in both kinds of model', () => {
    expect(kinds({}, { band: '1' }, promising('goals'))).toEqual(['lowerLevel'])
    expect(kinds({}, { band: '1' })).toEqual(['lowerLevel'])
  })

  it('never is time when each frame is kept or widened, whatever the scopes and sums', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('personal', 'practical', 'social'), fc.nat(900), fc.nat(300)), {
          maxLength: 3,
        }),
        (rows) => {
          const unique = rows.filter(([name], index) => rows.findIndex(([other]) => other === name) === index)
          const before = grantOf({ frames: unique.map(([name, count]) => cluster(name, count)) })
          const after = grantOf({ frames: unique.map(([name, count, more]) => cluster(name, count + more)) })
          expect(narrowings(baseModel, before, after)).toEqual([])
          const isLess = unique.some(([, , more]) => more > 0)
          expect(narrowings(baseModel, after, before).some(({ kind }) => kind === 'lessTime')).toBe(isLess)
        },
      ),
      { numRuns: 300 },
    ))
})

describe('whether a level falls', () => {
  it.each<[string, Partial<Grant>, [string, string | null], boolean]>([
    ['a higher band', {}, ['maintaining', '3'], false],
    ['the same band', {}, ['maintaining', '2'], false],
    ['a lower band', {}, ['maintaining', '1'], true],
    ['the same band of another category', {}, ['developing', '2'], false],
    ['the individual category', {}, ['individual', 'over'], false],
    [
      'back from the individual category',
      { category: 'individual', band: 'over', frames: [weekly(1600)] },
      ['maintaining', '3'],
      true,
    ],
    [
      'need beyond the day left out',
      { category: 'individual', band: 'over', beyondTheDay: true },
      ['maintaining', '2'],
      true,
    ],
    ['no band named, minutes in the same', {}, ['developing', null], false],
    ['no band named, minutes in none', { frames: [weekly(1600)] }, ['maintaining', null], true],
    ['a grant without band, by its minutes', { band: null }, ['maintaining', '1'], true],
    ['a grant without category, by its minutes', { category: null, band: null }, ['maintaining', '2'], false],
    ['a category nobody knows', {}, ['golden', '3'], true],
    ['a band nobody knows', {}, ['maintaining', '9'], true],
  ])('%s', (_, grant, [category, band], falls) =>
    expect(levelFalls(baseModel, grantOf(grant), category, band)).toBe(falls),
  )

  it('counts a category without bands as lower, unless the grant stands in it', () => {
    const model: GovernanceModel = {
      ...baseModel,
      categories: [...(baseModel.categories ?? []), { ...baseModel.categories![0]!, id: 'shortNursing', bands: [] }],
    }
    expect(levelFalls(model, grantOf(), 'shortNursing', null)).toBe(true)
    expect(levelFalls(model, grantOf({ category: 'shortNursing', band: null }), 'shortNursing', null)).toBe(false)
  })
})
