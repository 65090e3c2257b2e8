import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'

const settles = (title: string, text: string): void => {
  test(title, () => {
    expect(check(text, { base: baseModel })).toBeDefined()
  })
}

settles(
  'a holiday is paid as a weekend, and its eve as the workday it is, unless the model says otherwise',
  `basis performedTime
   month 2026-12
   underuse 0 %
   grant 500 min/week
   plan mon-fri morning 60 hygiene
   eve 2026-12-24       # Thursday
   holiday 2026-12-25   # Friday
   holiday 2026-12-26   # a Saturday, without a visit
   expect performedTime personal 1320 min 10,780.00                   # 22 workdays at 490.00
   expect performedTime personal weekend 00:00-00:00 60 min 560.00    # the 25th at 560.00`,
)

settles(
  'a model may pay eves as a weekend too, or holidays as the day they fall on',
  `basis performedTime
   month 2026-12
   underuse 0 %
   holidays workdays weekend
   grant 500 min/week
   plan mon-fri morning 60 hygiene
   eve 2026-12-24
   holiday 2026-12-25
   expect performedTime personal 1320 min 10,780.00                   # the 25th among them
   expect performedTime personal weekend 00:00-00:00 60 min 560.00    # the 24th`,
)
