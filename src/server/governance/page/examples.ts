/** A worked example in words: what is given, what is asked, and the answer, line by line, as it comes out now. */
import type { Example, Expected, ExpectedValue, Given, GivenComponent, GivenVisit, Question } from '#care/examples/example.ts'
import { runExample } from '#care/examples/run.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { ExampleBlock } from './blocks.ts'
import type { Speech } from './speech.ts'
import type { PageWords } from './words/da.ts'

export function exampleBlock(model: GovernanceModel, example: Example, speech: Speech): ExampleBlock {
  const { words, say } = speech
  const { passed, expected, got } = runExample(model, example)
  const given = givenLines(model, example.given ?? {}, speech)
  return {
    kind: 'example',
    id: example.id,
    about: about[example.ask.kind],
    title: say(example.title),
    passed,
    verdict: passed ? words.example.passed : words.example.failed,
    parts: [
      ...(given.length ? [{ label: words.example.given, lines: given }] : []),
      { label: words.example.question, lines: [questionOf(model, example.ask, speech)] },
    ],
    answer: {
      kind: 'table',
      columns: [words.columns.answer, ...(passed ? [words.columns.both] : [words.columns.value, words.columns.got])].map(
        (text) => ({ text }),
      ),
      rows: answerRows(expected, got, example.ask.kind, { speech, model }).map(({ label, value, was }) => [label, value, ...(passed ? [] : [was])]),
    },
    shows: example.shows.length ? `${words.example.shows} ${example.shows.join(', ')}` : '',
  }
}

/** The section each kind of question is about. */
const about: Readonly<Record<Question['kind'], keyof PageWords['sections']>> = {
  validity: 'frame',
  frame: 'frame',
  estimate: 'frame',
  funnel: 'frame',
  band: 'categories',
  terms: 'categories',
  compass: 'decisions',
  headroom: 'decisions',
  delegation: 'decisions',
  autonomy: 'decisions',
  package: 'packages',
  swap: 'swap',
  settlement: 'settlement',
  frameBudget: 'settlement',
  tolerance: 'settlement',
  bonus: 'qualityBonus',
  followUp: 'followUp',
  meeting: 'meetings',
  team: 'teams',
  faces: 'teams',
  trialCost: 'teams',
  registration: 'registration',
  letter: 'letters',
  catalogue: 'catalogue',
  catalogueSize: 'catalogue',
}

function givenLines(model: GovernanceModel, given: Given, speech: Speech): string[] {
  const { words, nameOf, date, duration, list, clock, term } = speech
  const said = words.example
  const { categories, catalogue, packages } = model
  const names = (services: readonly string[]) => list(services.map((id) => nameOf(catalogue.services, id)))
  const until = (to: string | null) => (to === null ? '' : ` ${words.to} ${date(to)}`)
  const grants = (given.grants ?? []).map(({ period, frames, category, band, rehabilitation, beyondTheDay }) => {
    const parts = frames.map(({ minutes, per, cluster, service }) => {
      const of = cluster ? nameOf(catalogue.clusters, cluster) : service ? nameOf(catalogue.services, service) : said.inAll
      return `${duration(minutes)} ${words.sentences.per[per]} ${of}`
    })
    const found = categories?.find(({ id }) => id === category)
    const level = found ? [`${speech.say(found.title)}${found.bands.length > 1 ? `, ${nameOf(found.bands, band ?? '')}` : ''}`] : []
    const more = [...(rehabilitation ? [words.columns.rehabilitation] : []), ...(beyondTheDay ? [words.sentences.beyondTheDay] : [])]
    return `${said.grant} ${words.from} ${date(period.from)}${until(period.to)}: ${[...parts, ...level, ...more].join('; ')}.`
  })
  const plans = (given.plans ?? []).map(({ from, to, visits }) => {
    const parts = visits.map((visit) => `${daysOf(visit, speech)} ${term(visit.part)} ${duration(visit.minutes)} (${names(visit.services)})`)
    return `${said.plan} ${words.from} ${date(from)}${until(to ?? null)}: ${parts.join('; ')}.`
  })
  const started = (given.packages ?? []).map(({ package: id, from }) => `${said.package} ${date(from)}: ${nameOf(packages, id)}.`)
  const facts = (given.facts ?? []).map(({ date: day, kind, start, end, minutes }) => {
    const hours = start !== undefined && end !== undefined ? ` ${clock(start)}–${clock(end)}` : ''
    const length = minutes === undefined ? '' : ` ${duration(minutes)}`
    return `${said.told} ${date(day)}: ${term(kind)}${hours}${length}.`
  })
  return [...grants, ...plans, ...started, ...facts]
}

function daysOf({ days }: GivenVisit, { words, term, list }: Speech): string {
  if (days === 'every') return words.rhythm.day
  return typeof days === 'number' ? `${words.units.times(days)} ${words.sentences.per.week}` : list(days.map(term))
}

type Asking = {
  readonly [Kind in Question['kind']]: (asked: Extract<Question, { kind: Kind }>, model: GovernanceModel, speech: Speech) => string
}

const asking: Asking = {
  compass: (asked, model, speech) => {
    const { questions } = speech.words
    const parts = asked.change.map((component) => componentOf(component, model, speech))
    const how = [
      ...(asked.wanted === false ? [questions.unwanted] : []),
      ...(asked.goalsKept === false ? [questions.goalsLost] : []),
      ...(asked.conditionsWorsen ? [questions.conditionsWorsen] : []),
    ]
    return `${questions.compass(actorOf(asked, speech), speech.date(asked.on))} ${[parts.join('; '), ...how].join(', ')}.`
  },
  headroom: ({ week }, _, { words }) => words.questions.headroom(week),
  package: (asked, model, speech) =>
    speech.words.questions.package(actorOf(asked, speech), speech.nameOf(model.packages, asked.package), speech.date(asked.on)),
  followUp: ({ rule, on }, model, speech) =>
    speech.words.questions.followUp(speech.nameOf(model.followUp, rule), speech.list(on.map(speech.date))),
  settlement: ({ month, tolerance }, _, speech) =>
    speech.words.questions.settlement(monthOf(month, speech)) + (tolerance === undefined ? '' : ` (${tolerance} %)`),
  frameBudget: ({ month, yearBudgetMinor }, _, speech) =>
    speech.words.questions.frameBudget(monthOf(month, speech)) +
    (yearBudgetMinor === undefined ? '' : ` (${speech.money(yearBudgetMinor)})`),
  delegation: (asked, _, speech) =>
    speech.words.questions.delegation(actorOf(asked, speech), speech.term(`decision ${asked.decision}`)),
  band: ({ category, minutesPerWeek, beyondTheDay }, model, speech) =>
    speech.words.questions.band(speech.nameOf(model.categories, category), speech.duration(minutesPerWeek)) +
    (beyondTheDay ? ` ${speech.words.sentences.beyondTheDay}.` : ''),
  swap: ({ give, get, minutesGiven, minutesGot, with: company = 'team', swapsSoFar = 0 }, model, speech) => {
    const service = (id: string) => speech.nameOf(model.catalogue.services, id)
    const { questions } = speech.words
    const so = swapsSoFar ? ` ${questions.swapsSoFar(swapsSoFar)}` : ''
    const asked = questions.swap(service(give), speech.duration(minutesGiven), service(get), speech.duration(minutesGot))
    return `${asked}${company === 'team' ? '' : ` (${speech.term(company)})`}${so}`
  },
  team: ({ members }, _, speech) => {
    const each = Object.entries(members).map(([of, count]) => `${count} ${speech.term(`many ${of}`)}`)
    return speech.words.questions.team(speech.list(each))
  },
  faces: ({ seen }, _, { words }) => words.questions.faces(seen),
  trialCost: (_, __, { words }) => words.questions.trialCost,
  autonomy: (_, __, { words }) => words.questions.autonomy,
  meeting: ({ month, members }, _, speech) => speech.words.questions.meeting(monthOf(month, speech), members),
  registration: ({ visits }, _, { words }) => words.questions.registration(visits),
  bonus: ({ measured, settledMinor }, model, speech) => {
    const each = Object.entries(measured).map(([id, value]) => `${speech.nameOf(model.qualityBonus?.measures, id)}: ${speech.number(value)}`)
    return speech.words.questions.bonus(speech.money(settledMinor), each.join(', '))
  },
  letter: ({ text }, _, { words }) => `${words.questions.letter} “${text}”`,
  catalogue: ({ word }, _, { words }) => words.questions.catalogue(word),
  catalogueSize: (_, __, { words }) => words.questions.catalogueSize,
  validity: ({ on }, _, speech) => speech.words.questions.validity(speech.list(on.map(speech.date))),
  frame: ({ scope, of, per, course, category }, model, speech) => {
    const { sentences, questions } = speech.words
    const what = of ? (scope === 'cluster' ? speech.nameOf(model.catalogue.clusters, of) : speech.nameOf(model.catalogue.services, of)) : ''
    const level = course ? speech.nameOf(model.frame.courses, course) : category ? speech.nameOf(model.categories, category) : ''
    return questions.frame([`${speech.term(`scope ${scope}`)} ${what}`.trim(), sentences.per[per], level].filter(Boolean).join(', '))
  },
  terms: ({ category, from }, model, speech) =>
    speech.words.questions.terms(speech.nameOf(model.categories, category), speech.date(from)),
  tolerance: ({ percent }, _, { words }) => words.questions.tolerance(percent),
  funnel: ({ considered }, _, speech) =>
    speech.words.questions.funnel(considered.length ? speech.list(considered.map(speech.term)) : speech.words.none),
  estimate: ({ minutes }, model, speech) => {
    const each = Object.entries(minutes).map(([id, count]) => `${speech.nameOf(model.catalogue.services, id)} ${speech.duration(count)}`)
    return speech.words.questions.estimate(each.join(', '))
  },
}

const questionOf = (model: GovernanceModel, asked: Question, speech: Speech): string =>
  (asking[asked.kind] as (asked: Question, model: GovernanceModel, speech: Speech) => string)(asked, model, speech)

function componentOf(part: GivenComponent, model: GovernanceModel, speech: Speech): string {
  const { changes } = speech.words
  const service = (id: string) => speech.nameOf(model.catalogue.services, id)
  switch (part.kind) {
    case 'time': {
      const of = part.cluster ? ` ${speech.nameOf(model.catalogue.clusters, part.cluster)}` : part.service ? ` ${service(part.service)}` : ''
      const length = speech.duration(Math.abs(part.minutesPerWeek))
      return (part.minutesPerWeek < 0 ? changes.less(length) : changes.more(length)) + of
    }
    case 'tasks':
      return changes.tasks(speech.list((part.add ?? []).map(service)), speech.list((part.remove ?? []).map(service)))
    case 'moved':
      return changes.moved
    case 'swapped':
      return changes.swapped(service(part.give), service(part.get))
    case 'package':
      return speech.nameOf(model.packages, part.package)
    case 'level': {
      const category = model.categories?.find(({ id }) => id === part.category)
      const band = part.band && (category?.bands.length ?? 0) > 1 ? `, ${speech.nameOf(category?.bands, part.band)}` : ''
      return changes.level(`${category ? speech.say(category.title) : part.category}${band}`)
    }
    case 'paused':
      return changes.paused(part.days)
    case 'ended':
      return changes.ended
  }
}

function actorOf(asked: { by: string; competences?: readonly string[]; private?: boolean }, { words, term }: Speech): string {
  const more = [...(asked.competences ?? []).map(term), ...(asked.private ? [words.questions.private] : [])]
  return `${term(asked.by)}${more.length ? ` (${more.join(', ')})` : ''}`
}

function monthOf(month: string, { words: { locale } }: Speech): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}

/** The question's kind and the keys that lead to a leaf of its answer. */
type AnswerPlace = { readonly kind: string; readonly path: readonly string[] }
type AnswerRow = { readonly label: string; readonly value: string; readonly was: string }
type Telling = { readonly speech: Speech; readonly model: GovernanceModel }

/** What was expected, beside what came out: a plain value a row, a part of an answer one row that says all of it. */
function answerRows(expected: Expected, got: unknown, kind: string, telling: Telling): AnswerRow[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const place: AnswerPlace = { kind, path: [key] }
    const parts = partsOf(value)
    if (!parts) return leaves(value, under(got, key), place, telling)
    return parts.map(([name, part]) => {
      const inside = leaves(part, under(under(got, key), name), { kind, path: [] }, telling)
      const said = (side: 'value' | 'was') => inside.map((leaf) => `${leaf.label} ${leaf[side]}`.trim()).join('; ')
      const path = parts.length === 1 && /^\d*$/.test(name) ? [key] : [key, name]
      return { label: capital(labelOf({ kind, path }, telling), telling), value: said('value'), was: said('was') }
    })
  })
}

/** The parts that get a row each: rows of a list, or the parts of a part; nothing for a plain value. */
function partsOf(value: ExpectedValue): (readonly [string, ExpectedValue])[] | undefined {
  const isPart = (each: ExpectedValue) => typeof each === 'object' && each !== null
  if (Array.isArray(value)) return value.some(isPart) ? value.map((each, at) => [String(at + 1), each] as const) : undefined
  if (!isPart(value)) return undefined
  const entries = Object.entries(value as Expected)
  return entries.every(([, each]) => isPart(each)) ? entries : [['', value]]
}

function under(got: unknown, key: string): unknown {
  if (key === '') return got
  const held = got as Readonly<Record<string, unknown>> | null | undefined
  return Array.isArray(got) ? got[Number(key) - 1] : held?.[key]
}

function leaves(expected: ExpectedValue, got: unknown, place: AnswerPlace, telling: Telling): AnswerRow[] {
  const inside = (key: string): AnswerPlace => ({ ...place, path: [...place.path, key] })
  if (place.path.at(-1) === 'law') {
    const { words } = telling.speech
    return [{ label: words.columns.law, value: lawOf(expected, words.unverified), was: lawOf(got, words.unverified) }]
  }
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected))
    return Object.entries(expected as Expected).flatMap(([key, value]) => leaves(value, under(got, key), inside(key), telling))
  const label = labelOf(place, telling)
  const shown = (value: unknown) =>
    Array.isArray(value) ? value.map((each) => leaf(each, place.path, telling)).join(', ') || telling.speech.words.none : leaf(value, place.path, telling)
  return [{ label: place.path.length === 1 ? capital(label, telling) : label, value: shown(expected), was: shown(got) }]
}

function lawOf(law: unknown, unverified: string): string {
  const { act, section, verified } = (law ?? {}) as { act?: string; section?: string; verified?: boolean }
  return [act, section, verified === false ? `(${unverified})` : undefined].filter(Boolean).join(' ')
}

/** A path in words: `lines`, `2` is "line 2". */
function labelOf({ kind, path }: AnswerPlace, { speech: { words, nameOf }, model }: Telling): string {
  const { answers, terms } = words
  const named = path.map((key) => answers[`${kind} ${key}`] ?? answers[key] ?? terms[`many ${key}`] ?? terms[key] ?? nameOf(model.meetings, key))
  return named.filter((word) => word !== '').join(' ')
}

const capital = (text: string, { speech }: Telling): string =>
  text.replace(/^./, (first) => first.toLocaleUpperCase(speech.words.locale))

const minutesNamed = /^(minutes|granted|performed|ceiling|unpaid|ordered|framed|planned|left|beyond|minor(InAll|Most|MinutesPerWeek)|minutesPer(Day|Week)|entitled|kept|counted|longest|personMinutes|from)$/

function leaf(value: unknown, path: readonly string[], { speech, model }: Telling): string {
  const key = path.findLast((each) => !/^\d+$/.test(each)) ?? ''
  const { words } = speech
  if (value === undefined) return '–'
  if (value === null) return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') {
    if (key.endsWith('Minor')) return speech.money(value)
    if (key === 'seconds' || path.includes('byRole')) return speech.seconds(value)
    if (key === 'below') return speech.duration(value - 1)
    if (minutesNamed.test(key)) return speech.duration(value)
    return /percent$/i.test(key) || path.includes('mix') ? `${speech.number(value)} %` : speech.number(value)
  }
  const said = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return speech.date(said)
  return known(said, key, model, speech)
}

/** An id of the model by its title, a word of the house in the language, anything else as it is. */
function known(word: string, key: string, model: GovernanceModel, speech: Speech): string {
  const { catalogue, categories, frame } = model
  const bands = categories?.flatMap(({ bands }) => bands) ?? []
  const rows: Readonly<Record<string, readonly { readonly id: string; readonly title: GovernanceModel['title'] }[] | undefined>> = {
    service: catalogue.services,
    cluster: catalogue.clusters,
    of: [...catalogue.clusters, ...catalogue.services],
    category: categories,
    fits: categories,
    band: categories?.every((category) => category.bands.length === 1) ? undefined : bands,
    bandNow: bands,
    met: model.qualityBonus?.measures,
    missed: model.qualityBonus?.measures,
    course: frame.courses,
  }
  const source = key === 'source' ? model.sources.find(({ id }) => id === word) : undefined
  if (source) return speech.say(source.title)
  if (key === 'priceClass') return speech.term(`price ${word}`)
  if (key === 'rule' || key === 'avoid' || key === 'say') return word
  const title = rows[key]?.find(({ id }) => id === word)?.title
  return title ? speech.say(title) : (speech.words.terms[word] ?? word)
}
