import { describe, expect, test } from 'vitest'
import { grantOf } from '#care/grants/grant.fixture.ts'
import { addDays, localDate } from '#kernel/calendar/local-date.ts'
import { type CaseFacts, caseReasons, endsSoonDays } from './cases.ts'

const today = localDate('2026-10-07')
const settled: CaseFacts = {
  grants: [{ from: localDate('2026-01-05'), to: null, value: grantOf() }],
  isServed: true,
  decidedOn: localDate('2026-01-02'),
  assessedOn: localDate('2025-12-18'),
  askedOn: null,
  due: [],
}
const kinds = (changed: Partial<CaseFacts>) => caseReasons({ ...settled, ...changed }, today).map(({ kind }) => kind)
const until = (to: ReturnType<typeof localDate>) => [{ from: localDate('2026-01-05'), to, value: grantOf() }]

describe('somebody is a case', () => {
  test('not while the help goes on as decided', () => expect(kinds({})).toEqual([]))
  test('when a team comes and nothing was ever decided', () => {
    const none = { grants: [], decidedOn: null, assessedOn: null }
    expect(kinds(none)).toEqual(['undecided'])
    expect(kinds({ ...none, isServed: false })).toEqual([])
  })
  test('when an assessment waits for its decision', () => {
    expect(kinds({ assessedOn: localDate('2026-10-01') })).toEqual(['assessed'])
    expect(kinds({ grants: [], decidedOn: null })).toEqual(['assessed'])
  })
  test('when a follow-up asked for a new assessment, until there is one', () => {
    expect(kinds({ askedOn: localDate('2026-09-01') })).toEqual(['newAssessment'])
    expect(kinds({ askedOn: localDate('2025-12-01') })).toEqual([])
  })
  test('in the last four weeks of the help, and when it ran out while a team still comes', () => {
    expect(kinds({ grants: until(addDays(today, endsSoonDays)) })).toEqual(['endsSoon'])
    expect(kinds({ grants: until(addDays(today, endsSoonDays + 1)) })).toEqual([])
    expect(kinds({ grants: until(addDays(today, -1)) })).toEqual(['ranOut'])
    expect(kinds({ grants: until(addDays(today, -1)), isServed: false })).toEqual([])
  })
  test('when a follow-up is theirs and due, or anybody’s and an alarm', () => {
    const due = (by: 'caseOfficer' | 'nurse', state: 'ahead' | 'due' | 'late' | 'alarm') => ({
      due: [{ rule: 'year', dueOn: localDate('2026-10-01'), by: [by], state }],
    })
    expect(kinds(due('caseOfficer', 'late'))).toEqual(['followUp'])
    expect(kinds(due('caseOfficer', 'ahead'))).toEqual([])
    expect(kinds(due('nurse', 'late'))).toEqual([])
    expect(kinds(due('nurse', 'alarm'))).toEqual(['followUp'])
  })
  test('with the longest wait first', () =>
    expect(kinds({ askedOn: localDate('2026-09-01'), grants: until(addDays(today, 3)) })).toEqual([
      'newAssessment',
      'endsSoon',
    ]))
})
