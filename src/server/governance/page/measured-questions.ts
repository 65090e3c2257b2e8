/** Questions of what a model costs and gains, in words. */
import type { MeasuredQuestion } from '#care/examples/measured-question.ts'
import { type Asking, monthOf } from './asking.ts'

export const askingMeasured: Asking<MeasuredQuestion['kind']> = {
  reporting: ({ week, against }, _, { words }) =>
    words.questions.reporting(week) + (against ? ` ${words.questions.against(against.model)}` : ''),
  toleranceSaves: ({ month, tolerance }, _, speech) =>
    speech.words.questions.toleranceSaves(monthOf(month, speech)) +
    (tolerance === undefined ? '' : ` (${tolerance} %)`),
  incentive: ({ before, now, hourlyCostMinor }, _, speech) =>
    speech.words.questions.incentive(monthOf(before, speech), monthOf(now, speech), speech.money(hourlyCostMinor)),
}
