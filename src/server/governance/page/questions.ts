/** The questions of examples, in words. */
import type { GivenComponent, Question } from '#care/examples/example.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import { type Asking, monthOf } from './asking.ts'
import { askingMeasured } from './measured-questions.ts'
import { askingPractice } from './practice-questions.ts'
import type { Speech } from './speech.ts'

const asking: Asking = {
  ...askingMeasured,
  ...askingPractice,
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
    speech.words.questions.package(
      actorOf(asked, speech),
      speech.nameOf(model.packages, asked.package),
      speech.date(asked.on),
    ),
  followUp({ rule, on, discharges = [] }, model, speech) {
    const { questions, practice } = speech.words
    const home = discharges.length ? ` ${practice.questions.discharged(speech.list(discharges.map(speech.date)))}` : ''
    return questions.followUp(speech.nameOf(model.followUp, rule), speech.list(on.map(speech.date))) + home
  },
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
    const asked = questions.swap(
      service(give),
      speech.duration(minutesGiven),
      service(get),
      speech.duration(minutesGot),
    )
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
  registration: ({ visits, services, clusters }, _, { words }) =>
    words.questions.registration(visits) + words.questions.reportedAt(services, clusters),
  bonus: ({ measured, settledMinor }, model, speech) => {
    const each = Object.entries(measured).map(
      ([id, value]) => `${speech.nameOf(model.qualityBonus?.measures, id)}: ${speech.number(value)}`,
    )
    return speech.words.questions.bonus(speech.money(settledMinor), each.join(', '))
  },
  letter: ({ text }, _, { words }) => `${words.questions.letter} “${text}”`,
  catalogue: ({ word }, _, { words }) => words.questions.catalogue(word),
  catalogueSize: (_, __, { words }) => words.questions.catalogueSize,
  validity: ({ on }, _, speech) => speech.words.questions.validity(speech.list(on.map(speech.date))),
  frame: ({ scope, of, per, course, category }, model, speech) => {
    const { sentences, questions } = speech.words
    const what = of
      ? scope === 'cluster'
        ? speech.nameOf(model.catalogue.clusters, of)
        : speech.nameOf(model.catalogue.services, of)
      : ''
    const level = course
      ? speech.nameOf(model.frame.courses, course)
      : category
        ? speech.nameOf(model.categories, category)
        : ''
    return questions.frame(
      [`${speech.term(`scope ${scope}`)} ${what}`.trim(), sentences.per[per], level].filter(Boolean).join(', '),
    )
  },
  terms: ({ category, from }, model, speech) =>
    speech.words.questions.terms(speech.nameOf(model.categories, category), speech.date(from)),
  tolerance: ({ percent }, _, { words }) => words.questions.tolerance(percent),
  funnel: ({ considered }, _, speech) =>
    speech.words.questions.funnel(considered.length ? speech.list(considered.map(speech.term)) : speech.words.none),
  estimate: ({ minutes }, model, speech) => {
    const each = Object.entries(minutes).map(
      ([id, count]) => `${speech.nameOf(model.catalogue.services, id)} ${speech.duration(count)}`,
    )
    return speech.words.questions.estimate(each.join(', '))
  },
}

/** What is asked, as a person would ask it. */
export const questionOf = (model: GovernanceModel, asked: Question, speech: Speech): string =>
  (asking[asked.kind] as (asked: Question, model: GovernanceModel, speech: Speech) => string)(asked, model, speech)

function componentOf(part: GivenComponent, model: GovernanceModel, speech: Speech): string {
  const { changes } = speech.words
  const service = (id: string) => speech.nameOf(model.catalogue.services, id)
  switch (part.kind) {
    case 'time': {
      const of = part.cluster
        ? ` ${speech.nameOf(model.catalogue.clusters, part.cluster)}`
        : part.service
          ? ` ${service(part.service)}`
          : ''
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
      const band =
        part.band && (category?.bands.length ?? 0) > 1 ? `, ${speech.nameOf(category?.bands, part.band)}` : ''
      return changes.level(`${category ? speech.say(category.title) : part.category}${band}`)
    }
    case 'paused':
      return changes.paused(part.days)
    case 'ended':
      return changes.ended
  }
}

function actorOf(
  asked: { by: string; competences?: readonly string[]; private?: boolean },
  { words, term }: Speech,
): string {
  const more = [...(asked.competences ?? []).map(term), ...(asked.private ? [words.questions.private] : [])]
  return `${term(asked.by)}${more.length ? ` (${more.join(', ')})` : ''}`
}
