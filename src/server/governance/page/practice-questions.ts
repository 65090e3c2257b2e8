/** Questions of people's work and of what is known, in words. */
import type { GivenNeed, GivenShift, PracticeQuestion } from '#care/examples/practice-question.ts'
import type { GovernanceModel } from '#care/governance/model.ts'
import type { Asking } from './asking.ts'
import type { Speech } from './speech.ts'

export const askingPractice: Asking<PracticeQuestion['kind']> = {
  workingTime({ shifts, dayBreaks = {} }, _, speech) {
    const { questions } = speech.words.practice
    const breaks = Object.entries(dayBreaks).map(([who, at]) => questions.ownBreak(who, speech.clock(at)))
    return questions.workingTime([...shifts.map((shift) => shiftOf(shift, speech)), ...breaks].join('; '))
  },
  competences({ members, delegated = [] }, model, speech) {
    const { questions } = speech.words.practice
    const team = members.map(({ who, profession, competences = [], to }) => {
      const more = [
        speech.term(`one ${profession}`),
        ...(competences.length ? [`${questions.trained} ${competences.map(speech.term).join(', ')}`] : []),
        ...(to ? [questions.until(speech.date(to))] : []),
      ]
      return `${who} (${more.join(', ')})`
    })
    const given = delegated.map(({ task, to, byProfession, from, until }) =>
      questions.given(
        speech.nameOf(model.catalogue.services, task),
        to,
        speech.term(`one ${byProfession}`),
        speech.date(from),
        speech.date(until),
      ),
    )
    return [questions.competences(speech.list(team)), ...given].join(' ')
  },
  fixedContact: ({ profession, on }, _, speech) =>
    speech.words.practice.questions.fixedContact(
      speech.term(`many ${profession}`),
      speech.list(on.map((day) => speech.date(day))),
    ),
  assessment({ on, needs, filled, before }, model, speech) {
    const { questions } = speech.words.practice
    const said = filled.length ? speech.list(filled.map(speech.term)) : speech.words.none
    return [
      questions.assessment(speech.date(on), needsOf(needs, model, speech), said),
      ...(before ? [questions.before(speech.date(before.on), needsOf(before.needs, model, speech))] : []),
    ].join(' ')
  },
  evidence({ finding }, model, speech) {
    const found = model.evidence?.findings.find(({ id }) => id === finding)
    return speech.words.practice.questions.evidence(found ? speech.say(found.says) : finding)
  },
}

function shiftOf({ who, from, to, days, start, end }: GivenShift, speech: Speech): string {
  const { date, clock, list, term, words } = speech
  const when = to === undefined ? date(from) : `${date(from)} ${words.to} ${date(to)}`
  const named = days ? ` (${list(days.map(term))})` : ''
  return words.practice.questions.shift(who, `${when}${named}`, `${clock(start)}–${clock(end)}`)
}

/** `ICF:d5 3 → 2, with the citizen's own view`. */
function needsOf(needs: readonly GivenNeed[], _: GovernanceModel, { words, term }: Speech): string {
  const each = needs.map(({ area, levelNow, levelExpected, ownView }) => {
    const levels = levelExpected === undefined ? `${levelNow}` : `${levelNow} → ${levelExpected}`
    return `${area} ${levels}${ownView === undefined ? '' : ` (${term('ownView')})`}`
  })
  return each.length ? each.join(', ') : words.none
}
