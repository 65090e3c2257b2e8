import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'
import { settles } from './settles.fixture.ts'

// Who and what is missing

test(
  'without a grant there is one finding and no money',
  settles(`basis performedTime
   plan thu morning 30 hygiene
   expect noFrame 2026-10-01 visits 5 minutes 150`),
)

test(
  'somebody who never had a grant is one finding, visits or not',
  settles(`basis weeklyRate
   expect noFrame 2026-10-01 visits 0`),
)

test(
  'after the grant has ended visits are unpaid and somebody is told',
  settles(`basis performedTime
   grant 2026-09-01..2026-10-11 100 min/week
   underuse 0 %
   plan thu morning 30 hygiene
   expect performedTime 2026-10-01..2026-10-11 60 min 490.00
   expect frameEnded 2026-10-15 visits 3 minutes 90 endedOn 2026-10-11`),
)

test(
  'a grant without a frame of time is none where time is paid',
  settles(`basis performedTime
   grant rate developing/1
   plan thu morning 30 hygiene
   expect noFrame 2026-10-01 visits 5`),
)

test(
  'days nobody answers for pay nobody',
  settles(`basis weeklyRate
   underuse 0 %
   team north 2026-10-08..
   grant rate developing/1
   expect weeklyRate 2026-10-08..2026-10-31 24 days 3,428.57
   expect noTeam 2026-10-01 until 2026-10-07 minor 100000`),
)

test(
  'a change of team in the month parts the money by days',
  settles(`basis weeklyRate
   underuse 0 %
   team north 2026-01-01..2026-10-11
   team south 2026-10-12..
   grant rate developing/2
   expect weeklyRate 2026-10-01..2026-10-11 11 days 5,500.00   # Thursday to Sunday, and a week
   expect weeklyRate 2026-10-12..2026-10-31 20 days 10,000.00
   expect total 15,500.00`),
)

// A language that says yes to everything would prove nothing.

const thursdays = 'basis performedTime\nunderuse 0 %\ngrant 300 min/week\nplan thu morning 30 hygiene\n'
test.each([
  ['a wrong sum', 'expect performedTime 150 min 1,225.01'],
  ['a wrong quantity', 'expect performedTime 151 min 1,225.00'],
  ['a wrong total', 'expect performedTime 150 min 1,225.00\nexpect total 1,225.01'],
  ['a finding that does not come', 'expect performedTime 150 min 1,225.00\nexpect noFrame'],
  ['a line nobody expects', 'expect total 1,225.00'],
  ['a finding nobody expects', '2026-10-06 extra 5 min hygiene\nexpect performedTime 155 min 1,265.83'],
  ['no expectation at all', ''],
  ['a word it does not know', 'perhaps\nexpect performedTime 150 min 1,225.00'],
  ['words left over', 'plan fri morning 30 hygiene and more\nexpect total 1.00'],
])('a case with %s fails', (_, wrong) => {
  expect(() => check(thursdays + wrong, { base: baseModel })).toThrow()
})

test('the case those are made of holds', () => {
  expect(check(`${thursdays}expect performedTime 150 min 1,225.00`, { base: baseModel }).lines).toHaveLength(1)
})
