/** What a model says, section by section, in one language. A section the model has nothing for is not there. */

import { registrationSeconds } from '#care/governance/burden.ts'
import type { Category, GovernanceModel, Provenance, Source } from '#care/governance/model.ts'
import { trialCost } from '#care/governance/team-fit.ts'
import { type Block, heading, list, type Origin, table, text } from './blocks.ts'
import type { Speech } from './speech.ts'

export type Section = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }
export type Writer = (model: GovernanceModel, speech: Speech) => readonly Block[]

export const frame: Writer = ({ frame, funnel, categories }, { words, nameOf, say, term }) => {
  const { sentences, columns } = words
  return [
    text(`${sentences.promises[frame.promises]} ${sentences.scope[frame.scope]} ${sentences.per[frame.per]}.`),
    ...table(
      [columns.course, columns.category],
      (frame.courses ?? []).map(({ title, category }) => [say(title), nameOf(categories, category)]),
    ),
    ...(funnel ? [text(sentences.funnel), { kind: 'list' as const, ordered: true, items: funnel.map(term) }] : []),
  ]
}

export const categories: Writer = ({ categories = [], followUp }, speech) => {
  const { words, say, nameOf, duration } = speech
  const { columns } = words
  return [
    ...categories.flatMap(({ title, criteria }) => [
      heading('', say(title), 3),
      ...(criteria.length ? [list(criteria.map(say))] : []),
    ]),
    ...scale(categories, speech),
    ...table(
      [
        columns.category,
        columns.band,
        columns.hours,
        columns.expected,
        columns.stands,
        columns.length,
        columns.followUp,
        columns.rehabilitation,
      ],
      categories.flatMap((category) =>
        category.bands.map((band, index) => [
          index === 0 ? say(category.title) : '',
          say(band.title),
          span(band.from, band.below, duration, words.sentences) +
            (band.beyondTheDay ? `; ${words.sentences.beyondTheDay}` : ''),
          ...(index === 0 ? terms(category, speech) : ['', '', '']),
          index === 0 ? nameOf(followUp, category.followUp) : '',
          index === 0 ? (category.rehabilitation ? words.yes : words.no) : '',
        ]),
      ),
    ),
  ]
}

/** Up to where a scale is drawn: five hours beyond the last edge, which stand for all that is more. */
const beyondLast = 300

function scale(categories: readonly Category[], { say, duration }: Speech): Block[] {
  const edges = categories.flatMap(({ bands }) => bands.flatMap(({ below }) => below ?? []))
  if (edges.length === 0) return []
  const whole = Math.max(...edges) + beyondLast
  const percent = (minutes: number) => (100 * minutes) / whole
  const rows = categories.map(({ title, bands }) => {
    const first = bands[0]?.from ?? 0
    const gap = first > 0 ? [{ label: '', edge: '', percent: percent(first), open: false }] : []
    const drawn = bands.map(({ title: name, from, below }) => ({
      label: say(name),
      edge: from > 0 ? duration(from - (from % 60)) : '',
      percent: percent((below ?? whole) - from),
      open: below === null,
    }))
    return { label: say(title), bands: [...gap, ...drawn] }
  })
  return [{ kind: 'scale', rows }]
}

function span(
  from: number,
  below: number | null,
  duration: Speech['duration'],
  said: Speech['words']['sentences'],
): string {
  if (below === null) return from === 0 ? said.anySum : said.above(duration(from - 1))
  return from === 0 ? said.under(duration(below)) : said.upTo(duration(from), duration(below - 1))
}

function terms({ horizonWeeks, rateMonths, weeksLeast, weeksMost }: Category, { words: { units } }: Speech): string[] {
  const range = (least: number | undefined, most: number | undefined, unit: (count: number) => string) =>
    most === undefined ? '' : least === undefined ? unit(most) : `${least}–${unit(most)}`
  return [
    horizonWeeks === undefined ? '' : units.week(horizonWeeks),
    range(rateMonths?.least, rateMonths?.most, units.month),
    range(weeksLeast, weeksMost, units.week),
  ]
}

export const packages: Writer = ({ packages = [], delegations, catalogue }, { words, say, nameOf, term, duration }) => {
  const { columns, units, sentences } = words
  if (packages.length === 0) return []
  return [
    text(sentences.endsItself),
    ...table(
      [columns.package, columns.days, columns.eachDay, columns.inAll, columns.startedBy, columns.services],
      packages.map(({ title, days, minutesPerDay, delegation, services, newCitizensOnly }) => {
        const row = delegations.find(({ decision }) => decision === delegation)
        return [
          { lines: [say(title), ...(newCitizensOnly ? [sentences.newOnly] : [])] },
          units.day(days),
          duration(minutesPerDay),
          duration(days * minutesPerDay),
          {
            lines: [
              term(row?.decidedBy ?? ''),
              ...(row?.competence ? [`${columns.competence}: ${term(row.competence)}`] : []),
            ],
          },
          services.map((service) => nameOf(catalogue.services, service)).join(', '),
        ]
      }),
    ),
  ]
}

export const swap: Writer = ({ swap }, { words: { sentences, rhythm }, term, list: join }) => {
  if (!swap) return []
  const often =
    swap.mostPerPeriod === null ? sentences.swapFree : sentences.swapMost(swap.mostPerPeriod, rhythm[swap.period])
  return [
    text(`${sentences.swapScope[swap.scope]} ${sentences.swapRate(swap.equivalencePercent)} ${often}`),
    text(
      [
        ...(swap.withRelatives || swap.withCivilSociety ? [sentences.swapWith] : []),
        `${sentences.swapAskedBy} ${join(swap.askedBy.map(term))}.`,
        sentences.swapKept,
      ].join(' '),
    ),
  ]
}

export const followUps: Writer = ({ followUp }, { words, say, term, list: join }) => {
  const { columns, sentences, units } = words
  return table(
    [columns.followUp, columns.clock, columns.by, columns.alarm],
    followUp.map(({ title, months, weeks, days, repeats, by, alarmAfterDays, appliesTo }) => {
      const [unit, count] = months
        ? (['month', months] as const)
        : weeks
          ? (['week', weeks] as const)
          : (['day', days] as const)
      const clock = !count
        ? count === 0
          ? sentences.firstDay
          : sentences.asDecided
        : repeats
          ? sentences.each[unit](count)
          : sentences.after(units[unit](count))
      return [
        {
          lines: [
            say(title),
            ...(appliesTo === 'rehabilitation' || appliesTo === 'newCitizen' ? [term(`for ${appliesTo}`)] : []),
          ],
        },
        clock,
        join(by.map(term)),
        sentences.alarm(alarmAfterDays),
      ]
    }),
  )
}

export const meetings: Writer = ({ meetings = [] }, { words, say, term, list: join, duration }) => {
  const { columns, rhythm, units } = words
  return table(
    [columns.meeting, columns.rhythm, columns.minutes, columns.who, columns.prepared],
    meetings.map(({ title, every, times, minutes, who, prepared }) => [
      say(title),
      times === 1 ? rhythm[every] : `${units.times(times)} ${rhythm[every]}`,
      duration(minutes),
      join(who.map(term)),
      say(prepared),
    ]),
  )
}

export const team: Writer = (model, { words: { sentences }, term, money, number, list: join }) => {
  const { teams } = model
  if (!teams) return []
  const cost = trialCost(model)
  const mix = Object.entries(teams.mixPercent ?? {}).map(
    ([of, percent]) => `${number(percent)} % ${term(`many ${of}`)}`,
  )
  return [
    list([
      sentences.teamMost(teams.membersMost),
      ...(mix.length ? [`${sentences.mix} ${join(mix)}.`] : []),
      sentences.faces(teams.facesMostIn14Days),
      ...(teams.coach ? [sentences.coach] : []),
      ...(cost ? [sentences.trial(money(cost.perTeam.minor), cost.teams, money(cost.total.minor))] : []),
    ]),
  ]
}

/** Three services a visit, of two clusters. */
const hundredVisits = { visits: 100, services: 300, clusters: 200 }

export const registration: Writer = (model, { words, say, term, seconds, number }) => {
  const { columns, sentences } = words
  if (model.registration.length === 0) return []
  return [
    ...table(
      [columns.written, columns.by, columns.owner, columns.seconds, columns.times],
      model.registration.map((rule) => [
        say(rule.title),
        term(rule.by),
        say(rule.owner),
        seconds(rule.seconds),
        rule.timesPerVisit === 0
          ? words.practice.sentences.whenAssessing
          : `${number(rule.timesPerVisit)} ${sentences.writtenAt[rule.each ?? 'visit']}`,
      ]),
    ),
    text(sentences.burden(seconds(registrationSeconds(model, hundredVisits).seconds))),
  ]
}

export const letters: Writer = ({ letters }, { words, term }) => {
  const { sentences, columns } = words
  return [
    text(sentences.lix(letters.lixAim, letters.lixBlocks)),
    text(sentences.parts),
    list(letters.parts.map((part) => term(`letter ${part}`))),
    ...table(
      [columns.avoid, columns.say],
      letters.words.map(({ avoid, say }) => [avoid, say]),
    ),
  ]
}

export const catalogue: Writer = ({ catalogue }, { words, say, term }) => {
  const { columns } = words
  const codesOf = (codes: readonly string[] = []) =>
    codes.map((code) => (code.length === 36 ? `${code.slice(0, 8)}…` : code))
  return catalogue.clusters.flatMap(({ id, title }): Block[] => {
    const services = catalogue.services.filter(({ cluster }) => cluster === id)
    const rows = services.map((service) => [
      say(service.title),
      [
        ...(service.profession ? [term(`one ${service.profession}`)] : []),
        ...(service.competence ? [term(service.competence)] : []),
      ].join(', '),
      service.replaces?.join(', ') ?? '',
      codesOf(service.codes).join(', '),
    ])
    const blocks = table([columns.service, columns.competence, columns.replaces, columns.codes], rows)
    return blocks.length ? [{ kind: 'folded', summary: `${say(title)} (${services.length})`, blocks }] : []
  })
}

export const laws: Writer = ({ laws }, { words }) =>
  table(
    [words.columns.law, words.columns.section, words.columns.version, words.columns.read],
    laws.map(({ act, section, version, verified }) => [
      act,
      section,
      version,
      verified ? words.verified : { lines: [words.unverified], tone: 'look' },
    ]),
  )

/** Where the figures of a section come from: the rows of provenance at or below its part of the model. */
export function origins(model: GovernanceModel, parts: readonly string[], { words, say, list }: Speech): Block[] {
  const rows = model.provenance.filter(({ path }) => parts.some((part) => path === part || path.startsWith(`${part}.`)))
  const groups = Map.groupBy(rows, ({ status, note }) => `${status} ${note ? say(note) : ''}`)
  const shown = [...groups.values()].map((group): Origin => {
    const [first] = group as [Provenance]
    const sources = Map.groupBy(group, ({ source }) => sourceOf(model, source))
    const named = [...sources].map(([source, of]) => {
      const lines = [...new Set(of.map((row) => row.source))].filter((line) => /^\d/.test(line)).sort()
      const title = source ? say(source.title) : ''
      return lines.length ? `${title} (${words.page.lines(list(lines))})`.trim() : title
    })
    const { status, note } = first
    return { status, label: words.status[status], note: note ? say(note) : '', source: named.join('; ') }
  })
  const order = { stated: 0, assumed: 1, unverified: 2 }
  shown.sort((a, b) => order[a.status] - order[b.status])
  return shown.length ? [{ kind: 'origins', title: words.page.figures, rows: shown }] : []
}

/** The source with that id, or the one whose lines, such as `004-01..82, 003-16`, hold a line of a source document. */
function sourceOf({ sources }: GovernanceModel, source: string): Source | undefined {
  const [document, line] = source.split('-')
  const holds = (lines: string) =>
    lines.split(/,\s*/).some((span) => {
      const [, of, from, to] = /^(\d{3})-(\d+)(?:\.\.(\d+))?$/.exec(span) ?? []
      return of === document && Number(from) <= Number(line) && Number(line) <= Number(to ?? from)
    })
  return sources.find(({ id, lines }) => id === source || holds(lines))
}

/** The documents a model was made from, and what it took from each. */
export const sources: Writer = ({ sources }, { say }) => [
  list(sources.map(({ title, lines }) => `${say(title)}: ${lines}`)),
]
