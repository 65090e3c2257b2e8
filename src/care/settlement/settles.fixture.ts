import { expect, test } from 'vitest'
import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'

/**
 * A case that settles as it says, under the base model. October 2026 has 31 days and begins on a Thursday: five
 * Thursdays, Fridays and Saturdays, four of the other days.
 */
export const settles = (title: string, text: string): void => {
  test(title, () => {
    expect(check(text, { base: baseModel })).toBeDefined()
  })
}
