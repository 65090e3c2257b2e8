/** An example's answer in words, what was expected beside what came out. */
import type { Expected, ExpectedValue } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Speech } from './speech.ts'

/** The question's kind and the keys that lead to a leaf of its answer. */
type AnswerPlace = { readonly kind: string; readonly path: readonly string[]; readonly part?: string }
type AnswerRow = { readonly label: string; readonly value: string; readonly was: string }
type Telling = { readonly speech: Speech; readonly model: GovernanceModel }

/** What was expected, beside what came out: a plain value a row, a part of an answer one row that says all of it. */
export function answerRows(expected: Expected, got: unknown, kind: string, telling: Telling): AnswerRow[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const place: AnswerPlace = { kind, path: [key] }
    const parts = partsOf(value)
    if (!parts) return leaves(value, under(got, key), place, telling)
    return parts.map(([name, part]) => {
      const inside = leaves(part, under(under(got, key), name), { kind, path: [], part: key }, telling)
      const said = (side: 'value' | 'was') => inside.map((leaf) => `${leaf.label} ${leaf[side]}`.trim()).join('; ')
      const path = parts.length === 1 && /^\d*$/.test(name) ? [key] : [key, name]
      return { label: capital(labelOf({ kind, path }, telling), telling), value: said('value'), was: said('was') }
    })
  })
}

/** The parts that get a row each: rows of a list, or the parts of a part; nothing for a plain value. */
function partsOf(value: ExpectedValue): (readonly [string, ExpectedValue])[] | undefined {
  const isPart = (each: ExpectedValue) => typeof each === 'object' && each !== null
  if (Array.isArray(value))
    return value.some(isPart) ? value.map((each, at) => [String(at + 1), each] as const) : undefined
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
    return Object.entries(expected as Expected).flatMap(([key, value]) => {
      const isTime = key === 'quantity' && under(got, 'unit') === 'minutes'
      return leaves(value, under(got, key), inside(isTime ? 'minutes' : key), telling)
    })
  const label = labelOf(place, telling)
  const places = place.part === undefined ? place.path : [place.part, ...place.path]
  const shown = (value: unknown) =>
    Array.isArray(value)
      ? value.map((each) => leaf(each, places, telling)).join(', ') || telling.speech.words.none
      : leaf(value, places, telling)
  return [{ label: place.path.length === 1 ? capital(label, telling) : label, value: shown(expected), was: shown(got) }]
}

function lawOf(law: unknown, unverified: string): string {
  const { act, section, verified } = (law ?? {}) as { act?: string; section?: string; verified?: boolean }
  return [act, section, verified === false ? `(${unverified})` : undefined].filter(Boolean).join(' ')
}

/** A path in words: `lines`, `2` is "line 2". */
function labelOf({ kind, path }: AnswerPlace, { speech: { words, nameOf }, model }: Telling): string {
  const { answers, terms } = words
  const named = path.map(
    (key) =>
      answers[`${kind} ${key}`] ??
      answers[key] ??
      terms[`many ${key}`] ??
      terms[key] ??
      nameOf([...(model.meetings ?? []), ...model.catalogue.services], key),
  )
  return named.filter((word) => word !== '').join(' ')
}

const capital = (text: string, { speech }: Telling): string =>
  text.replace(/^./, (first) => first.toLocaleUpperCase(speech.words.locale))

/** Keys whose number is a length of time in minutes. */
const minutesNamed: ReadonlySet<string> = new Set(
  [
    'minutes granted performed ceiling unpaid ordered counted longest',
    'framed planned left beyond minorInAll minorMost minorMinutesPerWeek',
    'minutesPerDay minutesPerWeek entitled kept personMinutes from found limit',
    'levelMinutes medianDeviation',
  ].flatMap((keys) => keys.split(' ')),
)

function leaf(value: unknown, path: readonly string[], { speech, model }: Telling): string {
  const key = path.findLast((each) => !/^\d+$/.test(each)) ?? ''
  const { words } = speech
  if (value === undefined) return '–'
  if (value === null) return words.none
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') {
    if (key.endsWith('Minor')) return speech.money(value)
    if (/seconds$/i.test(key) || path.includes('byRole')) return speech.seconds(value)
    if (key === 'below') return speech.duration(value - 1)
    if (minutesNamed.has(key)) return speech.duration(value)
    return /percent$/i.test(key) || path.includes('mix') ? `${speech.number(value)} %` : speech.number(value)
  }
  const said = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(said)) return speech.date(said)
  const [, day, hours] = /^(\d{4}-\d{2}-\d{2}) (\d\d:\d\d-\d\d:\d\d)$/.exec(said) ?? []
  if (day && hours) return `${speech.date(day)} ${hours.replace('-', '–')}`
  return known(said, key, model, speech)
}

/** An id of the model by its title, a word of the house in the language, anything else as it is. */
function known(word: string, key: string, model: GovernanceModel, speech: Speech): string {
  const { catalogue, categories, frame } = model
  const arms = model.evidence?.comparisons.flatMap((comparison) => comparison.arms)
  const bands = categories?.flatMap(({ bands }) => bands) ?? []
  const rows: Readonly<
    Record<string, readonly { readonly id: string; readonly title: GovernanceModel['title'] }[] | undefined>
  > = {
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
    task: catalogue.services,
    comparison: model.evidence?.comparisons,
    cause: model.evidence?.causes,
    without: arms,
    with: arms,
  }
  const source = key === 'source' ? model.sources.find(({ id }) => id === word) : undefined
  if (source) return speech.say(source.title)
  if (key === 'priceClass') return speech.term(`price ${word}`)
  if (key === 'rule' || key === 'avoid' || key === 'say') return word
  if (key === 'profession' || key === 'professions') return speech.term(`one ${word}`)
  const title = rows[key]?.find(({ id }) => id === word)?.title
  return title ? speech.say(title) : (speech.words.terms[word] ?? word)
}
