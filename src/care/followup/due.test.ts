import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import type { FollowUpRule, GovernanceModel } from '#care/governance/model.ts'
import { grantOf } from '#care/grants/grant.fixture.ts'
import type { Grant } from '#care/grants/grant.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { type FollowUpDone, followUpsDue } from './due.ts'

const day = localDate
/** The base model with these clocks: every three months for everybody, unless said otherwise. */
const ruled = (...followUp: Partial<FollowUpRule>[]): GovernanceModel => ({
  ...baseModel,
  followUp: followUp.map((rule) => {
    const { months, ...rest } = baseModel.followUp[0]!
    const clock = rule.weeks === undefined && rule.days === undefined ? { months: months ?? 3 } : {}
    return { ...rest, appliesTo: 'every', ...clock, ...rule }
  }),
})
type Ask = { model?: GovernanceModel; grant?: Partial<Grant>; done?: FollowUpDone[]; newCitizen?: boolean }
const ask = (on: string, { model = baseModel, grant = {}, done = [], newCitizen = false }: Ask = {}) =>
  followUpsDue(model, grantOf(grant), done, newCitizen, day(on))
const brief = (...asked: Parameters<typeof ask>) =>
  ask(...asked).map(({ rule, dueOn, state }) => `${rule} ${dueOn} ${state}`)

describe('the follow-up of a category', () => {
  // fulfils: 004-60
  it('falls twelve months after the decision where help is to maintain, and the case officer does it', () =>
    expect(ask('2026-06-01')).toEqual([{ rule: 'year', dueOn: '2027-01-05', by: ['caseOfficer'], state: 'ahead' }]))

  // fulfils: 004-57
  it('falls every three months where it is to develop, counted from the last one done', () => {
    const developing = { grant: { category: 'developing' } }
    expect(brief('2026-01-05', developing)).toEqual(['quarter 2026-04-05 ahead'])
    expect(brief('2026-04-30', { ...developing, done: [day('2026-04-10')] })).toEqual(['quarter 2026-07-10 ahead'])
  })

  // fulfils: 004-61
  it('falls on the day the decision says where it is individual, and is over once done', () => {
    const individual = { grant: { category: 'individual', followUpOn: day('2026-02-16') } }
    expect(brief('2026-02-16', individual)).toEqual(['individual 2026-02-16 due'])
    expect(brief('2026-02-20', { ...individual, done: [day('2026-02-10')] })).toEqual(['individual 2026-02-16 late'])
    expect(brief('2026-02-20', { ...individual, done: [day('2026-02-16')] })).toEqual([])
    expect(brief('2026-02-20', { ...individual, done: [{ rule: 'individual', on: day('2026-02-10') }] })).toEqual([])
  })

  it('is due at once where the decision forgot to say', () =>
    expect(brief('2026-01-06', { grant: { category: 'individual' } })).toEqual(['individual 2026-01-05 late']))

  it('is none for a grant without category', () => expect(ask('2026-06-01', { grant: { category: null } })).toEqual([]))
})

describe('how late it is', () => {
  const developing = { grant: { category: 'developing' } }
  it.each([
    ['2026-04-04', 'ahead'],
    ['2026-04-05', 'due'],
    ['2026-04-06', 'late'],
    ['2026-04-18', 'late'],
    ['2026-04-19', 'alarm'],
  ])('on %s: %s', (on, state) => expect(ask(on, developing)[0]?.state).toBe(state))

  // fulfils: 004-25
  it('is an alarm for rehabilitation that has not begun seven days after day 1', () => {
    const training = { grant: { rehabilitation: true, category: null } }
    expect(brief('2026-01-05', training)).toEqual(['firstDay 2026-01-05 due'])
    expect(brief('2026-01-11', training)).toEqual(['firstDay 2026-01-05 late'])
    expect(brief('2026-01-12', training)).toEqual(['firstDay 2026-01-05 alarm'])
    expect(brief('2026-01-12', { ...training, done: [day('2026-01-08')] })).toEqual([])
  })

  it('is an alarm the day after where no days are given', () => {
    const model = ruled({ id: 'visit', days: 3, alarmAfterDays: 0 })
    expect(brief('2026-01-08', { model })).toEqual(['visit 2026-01-08 due'])
    expect(brief('2026-01-09', { model })).toEqual(['visit 2026-01-08 alarm'])
  })
})

describe('to whom a rule applies', () => {
  const rules = ruled(
    { id: 'all' },
    { id: 'training', appliesTo: 'rehabilitation' },
    { id: 'new', appliesTo: 'newCitizen' },
    { id: 'year', appliesTo: 'category' },
    { id: 'quarter', appliesTo: 'category' },
  )
  const names = (asked: Ask) => ask('2026-02-01', { ...asked, model: rules }).map(({ rule }) => rule)

  it('is everybody, those in rehabilitation, the new, or those in the category that names it', () => {
    expect(names({})).toEqual(['all', 'year'])
    expect(names({ grant: { rehabilitation: true } })).toEqual(['all', 'training', 'year'])
    expect(names({ newCitizen: true, grant: { category: 'developing' } })).toEqual(['all', 'new', 'quarter'])
  })
})

describe('what was done', () => {
  const both = ruled({ id: 'nurse' }, { id: 'officer', months: 12 })

  it('for one rule moves no other', () =>
    expect(brief('2026-03-01', { model: both, done: [{ rule: 'nurse', on: day('2026-02-20') }] })).toEqual([
      'nurse 2026-05-20 ahead',
      'officer 2027-01-05 ahead',
    ]))
  it('as a bare day counts for every rule', () =>
    expect(brief('2026-03-01', { model: both, done: [day('2026-02-20')] })).toEqual([
      'nurse 2026-05-20 ahead',
      'officer 2027-02-20 ahead',
    ]))
  it('in days to come does not count yet', () =>
    expect(brief('2026-03-01', { model: ruled({ id: 'nurse' }), done: [day('2026-03-02')] })).toEqual([
      'nurse 2026-04-05 ahead',
    ]))
  it('before the decision counts for a clock that runs across decisions, not for one that starts anew', () => {
    const done = [day('2025-11-20')]
    expect(brief('2026-01-10', { model: ruled({ id: 'nurse', starts: 'lastFollowUp' }), done })).toEqual([
      'nurse 2026-02-20 ahead',
    ])
    expect(brief('2026-01-10', { model: ruled({ id: 'nurse' }), done })).toEqual(['nurse 2026-04-05 ahead'])
  })
})

describe('the clock', () => {
  it('counts months by the calendar, weeks and days by days', () => {
    const from = { period: { from: day('2026-01-31'), to: null } }
    expect(brief('2026-02-01', { model: ruled({ id: 'month', months: 1 }), grant: from })).toEqual([
      'month 2026-02-28 ahead',
    ])
    expect(brief('2026-02-01', { model: ruled({ id: 'weeks', weeks: 3 }), grant: from })).toEqual([
      'weeks 2026-02-21 ahead',
    ])
  })
  it('does not ring after the help has ended', () => {
    const short = { grant: { category: 'developing', period: { from: day('2026-01-05'), to: day('2026-04-04') } } }
    expect(brief('2026-02-01', short)).toEqual([])
  })

  it('is never back before what was last done, and a rule once done does not come back unless it repeats', () =>
    fc.assert(
      fc.property(
        fc.record({ months: fc.nat(12), repeats: fc.boolean(), starts: fc.constantFrom('decision', 'lastFollowUp') }),
        fc.array(fc.nat(900), { maxLength: 6 }),
        fc.nat(900),
        (rule, offsets, today) => {
          const begins = day('2026-01-05')
          const model = ruled({ id: 'look', ...(rule as Partial<FollowUpRule>) })
          const done = offsets.map((offset) => addDays(begins, offset))
          const [due] = followUpsDue(model, grantOf(), done, false, addDays(begins, today))
          const past = offsets.filter((offset) => offset <= today)
          const last = past.length > 0 ? addDays(begins, Math.max(...past)) : undefined
          if (last && !rule.repeats) expect(due).toBeUndefined()
          else expect((due?.dueOn ?? '') >= (last ?? begins)).toBe(true)
        },
      ),
      { numRuns: 300 },
    ))
})

describe('a clock that starts with a discharge from hospital', () => {
  const home = ruled({ id: 'home', starts: 'discharge', days: 1, repeats: false, alarmAfterDays: 2 })
  const dueAfter = (on: string, discharges: string[], done: FollowUpDone[] = []) =>
    followUpsDue(home, grantOf(), done, false, day(on), discharges.map(day)).map(
      ({ dueOn, state }) => `${dueOn} ${state}`,
    )

  // fulfils: 002-40
  it('runs from the day somebody came home, and from nothing else', () => {
    expect(dueAfter('2026-06-01', [])).toEqual([])
    expect(dueAfter('2026-06-01', ['2026-06-02'])).toEqual([])
    expect(dueAfter('2026-06-02', ['2026-06-02'])).toEqual(['2026-06-03 ahead'])
    expect(dueAfter('2026-06-05', ['2026-06-02'])).toEqual(['2026-06-03 alarm'])
  })

  // fulfils: 002-40
  it('is over once done, and begins again with the next discharge', () => {
    const done = [{ rule: 'home', on: day('2026-06-03') }]
    expect(dueAfter('2026-06-20', ['2026-06-02'], done)).toEqual([])
    expect(dueAfter('2026-06-20', ['2026-06-18', '2026-06-02'], done)).toEqual(['2026-06-19 late'])
    expect(dueAfter('2026-06-20', ['2026-06-02'], [{ rule: 'home', on: day('2026-06-01') }])).toEqual([
      '2026-06-03 alarm',
    ])
  })
})
