import { baseModel } from '#care/governance/base-model.fixture.ts'
import { check } from './case-outcome.fixture.ts'

/**
 * A test that a case settles as it says, under the base model; throws with both lists where it does not. October 2026
 * has 31 days and begins on a Thursday: five Thursdays, Fridays and Saturdays, four of the other days.
 */
export const settles = (text: string) => (): void => {
  check(text, { base: baseModel })
}
