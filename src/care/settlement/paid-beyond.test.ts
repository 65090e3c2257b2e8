import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'

/** Beyond a ceiling time is unpaid until somebody decides; what they decide is paid, and no more than was given. */
const settles = (title: string, text: string): void => {
  test(title, () => {
    expect(check(text, { base: baseModel })).toBeDefined()
  })
}

settles(
  'what somebody decides to pay beyond the tolerance is paid; what comes after waits for somebody again',
  `basis performedTime
   tolerance 5 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   decided 100 min
   expect performedTime 3250 min 26,541.67               # 3,150 and 100 more
   expect overTolerance 2026-10-31 ceiling 3150 performed 3300 decided 100 unpaid 50`,
)

settles(
  'with all of it decided nothing is left to look at, and nothing more is paid than was given',
  `basis performedTime
   tolerance 5 %
   rate personal 490.00
   grant 3000 min/month
   plan mon-sun morning 100 walk
   2026-10-01..2026-10-04 more morning 150 min
   decided 100 min
   decided 90 min
   expect performedTime 3300 min 26,950.00`,
)

settles(
  'what is decided for one order pays no other',
  `basis performedTime
   frame service
   underuse 0 %
   grant 30 min/week hygiene + 60 min/week cleaning
   plan thu morning 30 hygiene
   plan thu afternoon 60 cleaning
   decided 35 min service cleaning
   expect performedTime hygiene personal 133 min 1,086.17
   expect performedTime cleaning practical 300 min 1,825.00
   expect overOrdered 2026-10-29 ordered 133 performed 150 unpaid 17`,
)
