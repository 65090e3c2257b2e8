/** The situation of an example, a sentence each: what is granted, planned, started and reported. */
import type { Given, GivenVisit } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Speech } from './speech.ts'

export function givenLines(model: GovernanceModel, given: Given, speech: Speech): string[] {
  const { words, nameOf, date, duration, list, clock, term } = speech
  const said = words.example
  const { categories, catalogue, packages } = model
  const names = (services: readonly string[]) => list(services.map((id) => nameOf(catalogue.services, id)))
  const until = (to: string | null) => (to === null ? '' : ` ${words.to} ${date(to)}`)
  const grants = (given.grants ?? []).map(({ period, frames, category, band, rehabilitation, beyondTheDay }) => {
    const parts = frames.map(({ minutes, per, cluster, service }) => {
      const of = cluster
        ? nameOf(catalogue.clusters, cluster)
        : service
          ? nameOf(catalogue.services, service)
          : said.inAll
      return `${duration(minutes)} ${words.sentences.per[per]} ${of}`
    })
    const found = categories?.find(({ id }) => id === category)
    const level = found
      ? [`${speech.say(found.title)}${found.bands.length > 1 ? `, ${nameOf(found.bands, band ?? '')}` : ''}`]
      : []
    const more = [
      ...(rehabilitation ? [words.columns.rehabilitation] : []),
      ...(beyondTheDay ? [words.sentences.beyondTheDay] : []),
    ]
    return `${said.grant} ${words.from} ${date(period.from)}${until(period.to)}: ${[...parts, ...level, ...more].join('; ')}.`
  })
  const plans = (given.plans ?? []).map(({ from, to, visits }) => {
    const parts = visits.map(
      (visit) => `${daysOf(visit, speech)} ${term(visit.part)} ${duration(visit.minutes)} (${names(visit.services)})`,
    )
    return `${said.plan} ${words.from} ${date(from)}${until(to ?? null)}: ${parts.join('; ')}.`
  })
  const started = (given.packages ?? []).map(
    ({ package: id, from }) => `${said.package} ${date(from)}: ${nameOf(packages, id)}.`,
  )
  const facts = (given.facts ?? []).map(({ date: day, kind, start, end, minutes }) => {
    const hours = start !== undefined && end !== undefined ? ` ${clock(start)}–${clock(end)}` : ''
    const length = minutes === undefined ? '' : ` ${duration(minutes)}`
    return `${said.told} ${date(day)}: ${term(kind)}${hours}${length}.`
  })
  const holidays = (given.holidays ?? []).map(({ date: day, kind }) => `${said[kind]} ${date(day)}.`)
  return [...grants, ...plans, ...started, ...facts, ...holidays]
}

function daysOf({ days }: GivenVisit, { words, term, list }: Speech): string {
  if (days === 'every') return words.rhythm.day
  return typeof days === 'number' ? `${words.units.times(days)} ${words.sentences.per.week}` : list(days.map(term))
}
