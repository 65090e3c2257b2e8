import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'

/** October 2026 has 31 days and begins on a Thursday: five Thursdays, Fridays and Saturdays, four of the other days. */
const settles = (title: string, text: string): void => {
  test(title, () => {
    expect(check(text, { base: baseModel })).toBeDefined()
  })
}

// Performed time

settles(
  'without a fact the visits are done as planned, and paid by the hour',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   plan mon-fri morning 30 hygiene        # 22 weekdays
   expect performedTime 660 min 5,390.00  # 11 h x 490.00`,
)

settles(
  'a weekend has its own price, and a service its own price class',
  `basis performedTime
   underuse 0 %
   grant 500 min/week
   plan mon-sun morning 30 hygiene
   plan wed forenoon 60 cleaning
   expect performedTime personal 660 min 5,390.00                      # 22 weekdays
   expect performedTime personal weekend 00:00-00:00 270 min 2,520.00  # 9 days at 560.00
   expect performedTime practical 240 min 1,460.00                     # 4 Wednesdays at 365.00`,
)

settles(
  'only what differs from the plan has to be said: less, more, declined and extra',
  `basis performedTime
   underuse 0 %
   grant 600 min/week
   plan mon-fri morning 30 hygiene
   2026-10-05 less morning 20 min
   2026-10-06 more morning 45 min
   2026-10-07 declined in time morning
   2026-10-08 declined late morning       # base pays all of it
   2026-10-09 extra 25 min hygiene 14:00
   expect performedTime 660 min 5,390.00  # 660 - 10 + 15 - 30 + 25
   expect lateDecline 2026-10-08 counted 30
   expect unplannedVisit 2026-10-09 minutes 25`,
)

settles(
  'exactly ten per cent over is inside the tolerance', // fulfils: 002-45
  `basis performedTime
   tolerance 10 %
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min           # 31 x 100 + 4 x 50 = 3,300
   expect performedTime personal 2300 min 18,783.33      # 22 weekdays, two of them longer
   expect performedTime personal weekend 1000 min 9,333.33`,
)

settles(
  'one minute over the tolerance is a finding and waits for somebody to decide', // fulfils: 002-45
  `basis performedTime
   tolerance 10 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   2026-10-31 more morning 101 min
   expect performedTime 3300 min 26,950.00
   expect overTolerance 2026-10-31 granted 3000 ceiling 3300 performed 3301 unpaid 1`,
)

settles(
  'five per cent is another ceiling', // fulfils: 002-45
  `basis performedTime
   tolerance 5 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   expect performedTime 3150 min 25,725.00
   expect overTolerance 2026-10-30 granted 3000 ceiling 3150 performed 3300 unpaid 150`,
)

settles(
  'the month is paid in the order the help was given',
  `basis performedTime
   tolerance 5 %
   rate personal 490.00
   rate practical 365.00
   grant 1000 min/month
   plan thu morning 180 hygiene           # five Thursdays: 1, 8, 15, 22, 29
   plan thu afternoon 60 cleaning
   expect performedTime personal 810 min 6,615.00    # four whole, and 90 of the last
   expect performedTime practical 240 min 1,460.00   # four; the last finds nothing left
   expect overTolerance 2026-10-29 ceiling 1050 performed 1200 unpaid 150`,
)

settles(
  'a visit of several services shares its minutes evenly among them',
  `basis performedTime
   underuse 0 %
   rate personal 490.00
   rate practical 365.00
   grant 300 min/week
   plan thu morning 31 hygiene,cleaning
   expect performedTime personal 80 min 653.33       # 16 of each 31
   expect performedTime practical 75 min 456.25      # and the other 15`,
)

settles(
  'visits are rounded one by one before they are added up',
  `basis performedTime
   underuse 0 %
   rounding 15 min up
   grant 300 min/week
   plan thu morning 31 hygiene
   expect performedTime 225 min 1,837.50             # five times 45`,
)

settles(
  'a service the catalogue does not know costs nothing and is a finding',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene,gardening
   expect performedTime 75 min 612.50
   expect unknownService 2026-10-01 visits 5 minutes 75 service gardening`,
)

settles(
  'a price class without a price is a finding',
  `basis performedTime
   underuse 0 %
   rate practical 365.00
   grant 300 min/week
   plan thu morning 30 hygiene
   expect noRate 2026-10-01 visits 5 minutes 150 priceClass personal`,
)

settles(
  'two go together: their minutes count for each',
  `basis performedTime
   underuse 0 %
   grant 400 min/week
   plan thu morning 30 hygiene x2
   plan fri morning 30 hygiene
   2026-10-02 two went morning-2
   expect performedTime 480 min 3,920.00             # 5 x 60, 5 x 30, and 30 more on the 2nd`,
)

// Locks

settles(
  'where locks are the evidence, a visit without one is unpaid; a late decline is paid by its share',
  `basis performedTime
   evidence lock
   underuse 0 %
   pays declined late 50 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 lock morning 07:30-08:05
   2026-10-08 less morning 20 min
   2026-10-15 declined late morning
   2026-10-22 lock 08:00-08:30
   expect performedTime 80 min 653.33                # 35 + 15 + 30
   expect noEvidence 2026-10-08 minutes 20
   expect noEvidence 2026-10-29 minutes 30
   expect lateDecline 2026-10-15 planned 30 counted 15`,
)

settles(
  'an event that names no visit finds the one whose service and time fit; another is unplanned',
  `basis performedTime
   evidence lock
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene window 07:00-08:00
   plan thu morning 20 medicine window 07:00-08:00
   plan thu evening 20 meal
   2026-10-01 lock 07:10-07:30 medicine
   2026-10-01 lock 07:40-08:10 hygiene
   2026-10-01 lock 18:00-18:25
   2026-10-01 lock 14:00-14:10 hygiene
   2026-10-08..2026-10-31 declined in time morning-1
   2026-10-08..2026-10-31 declined in time morning-2
   2026-10-08..2026-10-31 declined in time evening
   expect performedTime personal 65 min 530.83
   expect performedTime nursing 20 min 200.00
   expect unplannedVisit 2026-10-01 minutes 10 evidence lock`,
)

settles(
  'without a plan nothing is outside it: imported visits are paid, and nobody is told of each',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   2026-10-01 lock 07:30-08:00 hygiene
   2026-10-02 extra 25 min hygiene 14:00
   expect performedTime 55 min 449.17                  # 55 x 490.00 / 60`,
)

settles(
  'a visit is outside the plan from the day there is one',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   plan 2026-10-29.. thu morning 30 hygiene
   2026-10-28 extra 25 min hygiene 14:00
   2026-10-29 extra 20 min hygiene 14:00
   expect performedTime 2026-10-01..2026-10-28 25 min 204.17
   expect performedTime 2026-10-29..2026-10-31 50 min 408.33
   expect unplannedVisit 2026-10-29 minutes 20`,
)

settles(
  'two at once in one home, planned for one, is for a person to look at',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 lock morning 07:30-08:00
   2026-10-01 lock 07:45-08:00 cleaning
   expect performedTime personal 150 min 1,225.00
   expect performedTime practical 15 min 91.25
   expect unplannedVisit 2026-10-01 minutes 15
   expect overlap 2026-10-01 with morning-1`,
)

settles(
  'a night belongs to the day it begins on, also when summer time ends in it',
  `basis performedTime
   evidence lock
   underuse 0 %
   rate personal 600.00 weekend 22:00-06:00
   rate personal 490.00
   grant 300 min/week
   plan sat night 60 hygiene
   2026-10-24 lock night 23:30-04:00     # 5 h 30 min: the clock was set back at three
   2026-10-03 lock night 23:30-04:00     # 4 h 30 min
   2026-10-10 lock 23:50-00:20
   2026-10-18 lock 00:10-00:40           # Sunday by the calendar, Saturday's night by the plan
   2026-10-31 lock night 23:30-00:30
   expect performedTime personal weekend 22:00-06:00 720 min 7,200.00
   expect longVisit 2026-10-24 minutes 330
   expect longVisit 2026-10-03 minutes 270`,
)

settles(
  'a correction replaces what it corrects; one that says nothing takes it back',
  `basis performedTime
   underuse 0 %
   grant 300 min/week
   plan thu morning 30 hygiene
   2026-10-01 less morning 10 min as a
   2026-10-01 correct a 25 min
   2026-10-08 declined in time morning as b
   2026-10-08 correct b 30 min
   2026-10-15 declined in time morning as c
   2026-10-15 correct c
   expect performedTime 145 min 1,184.17             # 25 + 30 + 30 + 30 + 30`,
)

// Orders by service

settles(
  'where time is ordered by service, each service has its own ceiling and no tolerance',
  `basis performedTime
   frame service
   underuse 0 %
   grant 30 min/week hygiene + 60 min/week cleaning
   plan thu morning 30 hygiene
   plan thu afternoon 60 cleaning
   plan thu evening 10 meal
   expect performedTime hygiene personal 133 min 1,086.17     # 4 weeks and Thursday to Saturday
   expect performedTime cleaning practical 265 min 1,612.08
   expect overOrdered 2026-10-29 ordered 133 performed 150 unpaid 17
   expect overOrdered 2026-10-29 ordered 265 performed 300 unpaid 35
   expect overOrdered 2026-10-01 ordered 0 performed 50 unpaid 50`,
)

// Granted time

settles(
  'granted time is paid whatever was done with it',
  `basis grantedTime
   grant 300 min/week hygiene
   plan mon-sun morning 43 hygiene
   2026-10-05..2026-10-09 declined in time morning
   expect grantedTime 1328 min 10,845.33             # 4 weeks and Thursday to Saturday: 1200 + 128`,
)

settles(
  'a frame for everything is priced as the plan shares it; without a plan by the first service',
  `basis grantedTime
   underuse 0 %
   grant 300 min/week
   plan 2026-10-01..2026-10-14 mon-fri morning 40 hygiene
   plan 2026-10-01..2026-10-14 2/week forenoon 50 cleaning
   expect grantedTime 2026-10-01..2026-10-14 personal 400 min 3,266.67      # 200 of 300 minutes
   expect grantedTime 2026-10-01..2026-10-14 practical 200 min 1,216.67
   expect grantedTime 2026-10-15..2026-10-31 personal 728 min 5,945.33`,
)

settles(
  'four weeks are four quarters and a month is shared over its days',
  `basis grantedTime
   underuse 0 %
   grant 2026-10-12..2026-11-08 1201 min/fourWeeks hygiene + 310 min/month meal
   expect grantedTime hygiene 858 min 7,007.00      # 300, 301 and the first six days of 300
   expect grantedTime meal 200 min 1,633.33         # 20 of 31 days`,
)

settles(
  'underuse is help that was granted and did not come',
  `basis grantedTime
   underuse 60 %
   grant 310 min/month hygiene
   plan thu morning 37 hygiene                      # 185 of 310 minutes, and 186 are sixty per cent
   expect grantedTime 310 min 2,531.67
   expect underuse granted 310 performed 185`,
)

// Weekly rates

settles(
  'a week has seven sevenths, and part weeks add up', // fulfils: 004-54, 004-68
  `basis weeklyRate
   underuse 0 %
   grant rate developing/2
   expect weeklyRate developing/2 31 days 15,500.00  # 4 weeks, and Thursday to Saturday of 3,500.00`,
)

settles(
  'a new decision changes the band from its day', // fulfils: 004-56, 004-68
  `basis weeklyRate
   underuse 0 %
   grant 2026-09-01.. rate developing/3
   grant 2026-10-16.. rate maintaining/1
   expect weeklyRate 2026-10-01..2026-10-15 developing/3 15 days 18,000.00
   expect weeklyRate 2026-10-16..2026-10-31 maintaining/1 16 days 2,285.71`,
)

settles(
  'a leap February has 29 days: four weeks and one day',
  `basis weeklyRate
   underuse 0 %
   month 2028-02
   grant rate developing/1
   expect weeklyRate 29 days 4,142.85`,
)

test('a course names its category, also beside a category of another model', () => {
  const courses = [{ id: 'recovery', title: { da: '', sv: '', en: '' }, category: 'developing' }]
  const base = { ...baseModel, frame: { ...baseModel.frame, courses } }
  const settled = check(
    `basis weeklyRate
     underuse 0 %
     grant rate unheardOf/2 course recovery
     expect weeklyRate developing/2 31 days 15,500.00`,
    { base },
  )
  expect(settled).toBeDefined()
})

settles(
  'no category and no rate are findings',
  `basis weeklyRate
   underuse 0 %
   grant 2026-10-01..2026-10-10 300 min/week
   grant 2026-10-11.. rate individual/over
   expect noCategory 2026-10-01
   expect noRate 2026-10-11 category individual band over`,
)

// Packages

settles(
  'an infection package is fourteen times half an hour, and two months pay it whole', // fulfils: 003-32
  `basis grantedTime
   underuse 0 %
   package infection 2026-10-25
   expect packagePrice 2026-10-25..2026-10-31 infection 210 min 1,715.00   # half of 7 h x 490.00`,
)

settles(
  'the other half of the package is the next month',
  `basis grantedTime
   month 2026-11
   underuse 0 %
   package infection 2026-10-25
   expect packagePrice 2026-11-01..2026-11-07 infection 210 min 1,715.00`,
)

// Frame budgets

settles(
  'a frame budget pays the team its days of the year', // fulfils: 004-94
  `basis frameBudget
   underuse 0 %
   grant 300 min/week
   plan mon-sun morning 30 hygiene
   year 12,000,000.00
   expect frameBudget 31 days 1,019,178.08`,
)

// Who and what is missing

settles(
  'without a grant there is one finding and no money',
  `basis performedTime
   plan thu morning 30 hygiene
   expect noFrame 2026-10-01 visits 5 minutes 150`,
)

settles(
  'somebody who never had a grant is one finding, visits or not',
  `basis weeklyRate
   expect noFrame 2026-10-01 visits 0`,
)

settles(
  'after the grant has ended visits are unpaid and somebody is told',
  `basis performedTime
   grant 2026-09-01..2026-10-11 100 min/week
   underuse 0 %
   plan thu morning 30 hygiene
   expect performedTime 2026-10-01..2026-10-11 60 min 490.00
   expect frameEnded 2026-10-15 visits 3 minutes 90 endedOn 2026-10-11`,
)

settles(
  'a grant without a frame of time is none where time is paid',
  `basis performedTime
   grant rate developing/1
   plan thu morning 30 hygiene
   expect noFrame 2026-10-01 visits 5`,
)

settles(
  'days nobody answers for pay nobody',
  `basis weeklyRate
   underuse 0 %
   team north 2026-10-08..
   grant rate developing/1
   expect weeklyRate 2026-10-08..2026-10-31 24 days 3,428.57
   expect noTeam 2026-10-01 until 2026-10-07 minor 100000`,
)

settles(
  'a change of team in the month parts the money by days',
  `basis weeklyRate
   underuse 0 %
   team north 2026-01-01..2026-10-11
   team south 2026-10-12..
   grant rate developing/2
   expect weeklyRate 2026-10-01..2026-10-11 11 days 5,500.00   # Thursday to Sunday, and a week
   expect weeklyRate 2026-10-12..2026-10-31 20 days 10,000.00
   expect total 15,500.00`,
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
