/** How a model pays, and for what it gives a bonus. */
import { isPaidAsWeekend } from '#care/governance/holiday.ts'
import type { HourlyRate } from '#care/governance/settlement-rule.ts'
import { type Block, list, table, text } from './blocks.ts'
import type { Writer } from './sections.ts'
import type { Speech } from './speech.ts'

export const settlement: Writer = (model, speech) => {
  const { words, money, duration, nameOf } = speech
  const { sentences, columns } = words
  const { settlement: rule, categories = [] } = model
  const blocks: Block[] = [text(`${sentences.basis[rule.basis]} ${sentences.evidence[rule.evidence]}`)]
  if (rule.frameBudgetMinorPerYear !== undefined)
    blocks.push(text(sentences.budget(money(rule.frameBudgetMinorPerYear))))
  blocks.push(
    ...table(
      [columns.category, columns.band, { text: columns.week, numbers: true }],
      (rule.weeklyRates ?? []).map(({ category, band, minor }) => [
        nameOf(categories, category),
        nameOf(categories.find(({ id }) => id === category)?.bands, band),
        money(minor),
      ]),
    ),
    ...table(
      [columns.priceClass, columns.when, { text: columns.rate, numbers: true }],
      rule.hourlyRates.map((rate) => [
        speech.term(`price ${rate.priceClass}`),
        whenOf(rate, rule.hourlyRates, speech),
        money(rate.minor),
      ]),
    ),
  )
  if (rule.hourlyRates.some(({ at }) => at && at.days !== 'every'))
    blocks.push(text(sentences.holidays(holidayKinds.filter((kind) => isPaidAsWeekend(rule.holidays, { kind })))))
  if (rule.basis === 'performedTime') {
    const { tolerance, roundToMinutes = 1, rounding = 'nearest', unperformed } = rule
    const limit =
      !tolerance || tolerance.percent === 0
        ? sentences.noTolerance
        : sentences.tolerance(tolerance.percent, tolerance.selectable.join(` ${words.or} `))
    const round =
      roundToMinutes > 1 ? sentences.rounding(duration(roundToMinutes), sentences.ways[rounding]) : sentences.exact
    blocks.push(text(`${limit} ${round}`))
    if (unperformed) {
      const shares = Object.entries(unperformed).map(
        ([kind, percent]) => `${speech.term(kind.replace('Percent', ''))}: ${percent} %`,
      )
      blocks.push(text(sentences.unperformed), list(shares))
    }
  }
  if (rule.paysPackages) blocks.push(text(sentences.packagesPaid))
  blocks.push(text(sentences.exceptions(rule.exceptions.underusePercent, duration(rule.exceptions.longVisitMinutes))))
  const review = Map.groupBy(rule.exceptions.review ?? [], ({ finding }) => finding)
  if (review.size > 0) {
    const each = [...review].map(([finding, people]) => {
      const times = people.map(({ by, seconds }) => `${speech.term(by)} ${speech.seconds(seconds)}`)
      return `${speech.term(finding)}: ${speech.list(times)}`
    })
    blocks.push(text(sentences.review), list(each))
  }
  return blocks
}

const holidayKinds = ['publicHoliday', 'eve'] as const

function whenOf(rate: HourlyRate, all: readonly HourlyRate[], { words: { sentences }, clock }: Speech): string {
  if (!rate.at)
    return all.some((other) => other.priceClass === rate.priceClass && other.at)
      ? sentences.otherTime
      : sentences.always
  const { days, window } = rate.at
  const hours = window.start === window.end ? '' : ` ${clock(window.start)}–${clock(window.end)}`
  return `${sentences[days]}${hours}`
}

export const qualityBonus: Writer = ({ qualityBonus }, { words, say, number }) => {
  if (!qualityBonus) return []
  const { columns, sentences } = words
  const whole = qualityBonus.measures.reduce((sum, { weight }) => sum + weight, 0)
  return [
    text(sentences.bonus(qualityBonus.percentOfSettled)),
    ...table(
      [columns.measure, columns.mark, { text: columns.weight, numbers: true }],
      qualityBonus.measures.map(({ title, atLeast, atMost, weight }) => [
        say(title),
        [
          ...(atLeast === undefined ? [] : [`${sentences.atLeast} ${number(atLeast)}`]),
          ...(atMost === undefined ? [] : [`${sentences.atMost} ${number(atMost)}`]),
        ].join(', '),
        `${number((100 * weight) / whole)} %`,
      ]),
    ),
  ]
}
