import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'
import { settles } from './settles.fixture.ts'

// Orders by service

test(
  'where time is ordered by service, each service has its own ceiling and no tolerance',
  settles(`basis performedTime
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
   expect overOrdered 2026-10-01 ordered 0 performed 50 unpaid 50`),
)

// Granted time

test(
  'granted time is paid whatever was done with it',
  settles(`basis grantedTime
   grant 300 min/week hygiene
   plan mon-sun morning 43 hygiene
   2026-10-05..2026-10-09 declined in time morning
   expect grantedTime 1328 min 10,845.33             # 4 weeks and Thursday to Saturday: 1200 + 128`),
)

test(
  'a frame for everything is priced as the plan shares it; without a plan by the first service',
  settles(`basis grantedTime
   underuse 0 %
   grant 300 min/week
   plan 2026-10-01..2026-10-14 mon-fri morning 40 hygiene
   plan 2026-10-01..2026-10-14 2/week forenoon 50 cleaning
   expect grantedTime 2026-10-01..2026-10-14 personal 400 min 3,266.67      # 200 of 300 minutes
   expect grantedTime 2026-10-01..2026-10-14 practical 200 min 1,216.67
   expect grantedTime 2026-10-15..2026-10-31 personal 728 min 5,945.33`),
)

test(
  'four weeks are four quarters and a month is shared over its days',
  settles(`basis grantedTime
   underuse 0 %
   grant 2026-10-12..2026-11-08 1201 min/fourWeeks hygiene + 310 min/month meal
   expect grantedTime hygiene 858 min 7,007.00      # 300, 301 and the first six days of 300
   expect grantedTime meal 200 min 1,633.33         # 20 of 31 days`),
)

test(
  'underuse is help that was granted and did not come',
  settles(`basis grantedTime
   underuse 60 %
   grant 310 min/month hygiene
   plan thu morning 37 hygiene                      # 185 of 310 minutes, and 186 are sixty per cent
   expect grantedTime 310 min 2,531.67
   expect underuse granted 310 performed 185`),
)

// Weekly rates

test(
  'a week has seven sevenths, and part weeks add up', // fulfils: 004-54, 004-68
  settles(`basis weeklyRate
   underuse 0 %
   grant rate developing/2
   expect weeklyRate developing/2 31 days 15,500.00  # 4 weeks, and Thursday to Saturday of 3,500.00`),
)

test(
  'a new decision changes the band from its day', // fulfils: 004-56, 004-68
  settles(`basis weeklyRate
   underuse 0 %
   grant 2026-09-01.. rate developing/3
   grant 2026-10-16.. rate maintaining/1
   expect weeklyRate 2026-10-01..2026-10-15 developing/3 15 days 18,000.00
   expect weeklyRate 2026-10-16..2026-10-31 maintaining/1 16 days 2,285.71`),
)

test(
  'a leap February has 29 days: four weeks and one day',
  settles(`basis weeklyRate
   underuse 0 %
   month 2028-02
   grant rate developing/1
   expect weeklyRate 29 days 4,142.85`),
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

test(
  'no category and no rate are findings',
  settles(`basis weeklyRate
   underuse 0 %
   grant 2026-10-01..2026-10-10 300 min/week
   grant 2026-10-11.. rate individual/over
   expect noCategory 2026-10-01
   expect noRate 2026-10-11 category individual band over`),
)

// Packages

test(
  'an infection package is fourteen times half an hour, and two months pay it whole', // fulfils: 003-32
  settles(`basis grantedTime
   underuse 0 %
   package infection 2026-10-25
   expect packagePrice 2026-10-25..2026-10-31 infection 210 min 1,715.00   # half of 7 h x 490.00`),
)

test(
  'the other half of the package is the next month',
  settles(`basis grantedTime
   month 2026-11
   underuse 0 %
   package infection 2026-10-25
   expect packagePrice 2026-11-01..2026-11-07 infection 210 min 1,715.00`),
)

// Frame budgets

test(
  'a frame budget pays the team its days of the year', // fulfils: 004-94
  settles(`basis frameBudget
   underuse 0 %
   grant 300 min/week
   plan mon-sun morning 30 hygiene
   year 12,000,000.00
   expect frameBudget 31 days 1,019,178.08`),
)
