/** Questions of what a model costs and gains, in words. */
import type { MeasuredQuestion } from '#care/examples/measured-question.ts'
import type { Asking } from './questions.ts'

export const askingMeasured: Asking<MeasuredQuestion['kind']> = {
  reporting: ({ week, against }, _, { words }) =>
    words.questions.reporting(week) + (against ? ` ${words.questions.against(against.model)}` : ''),
}
