/** What a model says of people's work, and what is known of it: hours, fixed contacts, assessment, evidence. */
import { partsOfArea } from '#care/governance/assessment-rule.ts'
import { secondsOfPart } from '#care/governance/burden.ts'
import { toldApart } from '#care/governance/evidence.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { WorkingTimeRule } from '#care/people/working-time.ts'
import { type Block, type Cell, heading, list, table, text } from './blocks.ts'
import type { Writer } from './sections.ts'
import type { Speech } from './speech.ts'

export const workingTime: Writer = (model, speech) => {
  const { words, date } = speech
  const { sentences } = words.practice
  const rules = model.workingTime ?? []
  if (rules.length === 0) return []
  const sets = rules.flatMap((rule): Block[] => [
    text(sentences.from(date(rule.valid.from))),
    ...rulesOf(model, rule, speech),
  ])
  return [...sets, text(sentences.realHours, 'quiet')]
}

function rulesOf(model: GovernanceModel, rule: WorkingTimeRule, { words, term, clock }: Speech): Block[] {
  const { columns, sentences } = words.practice
  const { dailyRest, weeklyRest, averageWeek, nightWork } = rule
  const daily =
    dailyRest.dayBreak === undefined
      ? sentences.restBehind(dailyRest.hours)
      : sentences.restByBreak(dailyRest.hours, clock(dailyRest.dayBreak))
  const weekly = weeklyRest.counted === 'between' ? sentences.restBetween : sentences.restInEach
  const { window, shiftHours, dayHours, months } = nightWork
  const limits: readonly (readonly [keyof WorkingTimeRule & string, Cell, string])[] = [
    ['dailyRest', daily, dailyRest.law],
    ['weeklyRest', weekly(weeklyRest.hours, weeklyRest.days), weeklyRest.law],
    ['averageWeek', sentences.average(averageWeek.hours, averageWeek.months), averageWeek.law],
    [
      'nightWork',
      {
        lines: [
          sentences.nights(dayHours, months),
          sentences.nightWorker(shiftHours, clock(window.start), clock(window.end)),
        ],
      },
      nightWork.law,
    ],
  ]
  return table(
    [columns.rule, columns.limit, columns.law],
    limits.map(([kind, limit, law]) => [term(kind), limit, { lines: lawOf(model, law, words) }]),
  )
}

export const fixedContact: Writer = (model, { words, term, list: join, date }) => {
  const rule = model.fixedContact
  if (!rule) return []
  const who = join(rule.professions.map((profession) => term(`many ${profession}`)))
  const { sentences } = words.practice
  return [text(sentences.contact(date(rule.valid.from), who)), text(lawOf(model, rule.law, words).join(', '), 'quiet')]
}

export const assessment: Writer = (model, { words, say, term, seconds }) => {
  const rule = model.assessment
  if (!rule) return []
  const { columns, sentences } = words.practice
  return [
    text(sentences.instrument(rule.instrument)),
    list(rule.areas.map(({ title }) => say(title))),
    ...table(
      [columns.asked, columns.takes],
      rule.asks.map(({ part }) => {
        const each = partsOfArea.includes(part) ? `, ${sentences.eachArea}` : ''
        return [`${term(part)}${each}`, seconds(secondsOfPart(model, part))]
      }),
    ),
    text(sentences.known(rule.knownMonths)),
  ]
}

export const evidence: Writer = (model, speech) => {
  const { words, say, date } = speech
  const known = model.evidence
  if (!known) return []
  const { columns, sentences } = words.practice
  return [
    ...table(
      [columns.says, columns.sure, columns.cause, columns.told],
      known.findings.map(({ says, tentative, cause, on, source }) => [
        say(says),
        { lines: [tentative ? sentences.tentative : sentences.measured], ...(tentative && { tone: 'look' as const }) },
        { lines: [sentences[cause]], ...(cause === 'unclear' && { tone: 'look' as const }) },
        { lines: [date(on), words.page.lines(source)], tone: 'quiet' },
      ]),
    ),
    ...known.comparisons.flatMap((comparison): Block[] => {
      const { title, arms, measures } = comparison
      const arm = (id: string) => say(arms.find((each) => each.id === id)?.title ?? title)
      const causeOf = (id: string) => speech.nameOf(known.causes, id)
      return [
        heading('', say(title), 3),
        ...table(
          [columns.group, columns.has],
          arms.map((each) => [say(each.title), each.has.map(causeOf).join(', ') || words.none]),
        ),
        list(
          toldApart(comparison).map((pair) => sentences.apart(arm(pair.without), arm(pair.with), causeOf(pair.cause))),
        ),
        text(sentences.measures),
        list(measures.map(say)),
      ]
    }),
  ]
}

/** A law by its name, and that nobody has read it where it is so. */
function lawOf({ laws }: GovernanceModel, key: string, { unverified }: Speech['words']): string[] {
  const found = laws.find((law) => law.key === key)
  return found ? [`${found.act} ${found.section}`, ...(found.verified ? [] : [unverified])] : [key]
}
