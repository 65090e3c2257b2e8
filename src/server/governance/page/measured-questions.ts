/** Questions of what a model costs and gains, in words. */
import type { MeasuredQuestion } from '#care/examples/measured-question.ts'
import type { Period } from '#kernel/calendar/period.ts'
import { type Asking, monthOf } from './asking.ts'

export const askingMeasured: Asking<MeasuredQuestion['kind']> = {
  reporting: ({ week, against }, _, { words }) =>
    words.questions.reporting(week) + (against ? ` ${words.questions.against(against.model)}` : ''),
  toleranceSaves: ({ month, tolerance }, _, speech) =>
    speech.words.questions.toleranceSaves(monthOf(month, speech)) +
    (tolerance === undefined ? '' : ` (${tolerance} %)`),
  lockShare: ({ on, homes }, _, speech) => {
    const { words, date, list } = speech
    const days = ({ from, to }: Period) => `${words.from} ${date(from)}${to === null ? '' : ` ${words.to} ${date(to)}`}`
    const told = homes.map(({ helped, lock }) =>
      lock ? `${words.questions.lockedHome(days(helped), days(lock))}` : words.questions.openHome(days(helped)),
    )
    return words.questions.lockShare(list(on.map(date)), told.join('; '))
  },
  bandHits: ({ percentile, citizens }, model, speech) => {
    const rows = Map.groupBy(citizens, ({ category, band }) => `${category}/${band}`)
    const told = [...rows.values()].map((group) => {
      const [{ category, band }] = group as [(typeof group)[number]]
      const bands = model.categories?.find(({ id }) => id === category)?.bands
      const given = group.map(({ granted, delivered }) => `${speech.duration(delivered)} (${speech.duration(granted)})`)
      return `${speech.nameOf(model.categories, category)}, ${speech.nameOf(bands, band)}: ${given.join(', ')}`
    })
    return speech.words.questions.bandHits(percentile, told.join('; '))
  },
  incentive: ({ before, now, hourlyCostMinor }, _, speech) =>
    speech.words.questions.incentive(monthOf(before, speech), monthOf(now, speech), speech.money(hourlyCostMinor)),
}
