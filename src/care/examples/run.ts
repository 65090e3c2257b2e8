import type { GovernanceModel } from '#care/governance/model.ts'
import { type Answers, answersOfChanges, answersOfMoney, answersOfTheModel } from './answers.ts'
import type { Example, Expected, ExpectedValue, Given, Question } from './example.ts'
import { answersOfMeasures } from './measured-answers.ts'
import { answersOfPractice } from './practice-answers.ts'

/**
 * What came of an example: whether the model answered as it should, and both answers.
 * @da udfald af eksempel
 * @sv utfall av exempel
 */
export type ExampleRun = { readonly passed: boolean; readonly expected: Expected; readonly got: object }

const answers = {
  ...answersOfTheModel,
  ...answersOfChanges,
  ...answersOfMoney,
  ...answersOfMeasures,
  ...answersOfPractice,
} as unknown as Answers<Question['kind']>

/**
 * Puts an example's question to the model's rules. The answer may say more than was expected, never less or other.
 * @plain
 */
export function runExample(model: GovernanceModel, { given = {}, ask, expect }: Example): ExampleRun {
  const answer = answers[ask.kind] as (model: GovernanceModel, given: Given, ask: Question) => object
  const got = answer(model, given, ask)
  return { passed: meets(got, expect), expected: expect, got }
}

/** Does an answer hold what was expected? A list must be as long and in the same order. */
function meets(got: unknown, expected: ExpectedValue): boolean {
  if (Array.isArray(expected))
    return Array.isArray(got) && got.length === expected.length && expected.every((value, at) => meets(got[at], value))
  if (typeof expected !== 'object' || expected === null) return got === expected
  if (typeof got !== 'object' || got === null) return false
  return Object.entries(expected).every(([key, value]) => meets((got as Record<string, unknown>)[key], value))
}
