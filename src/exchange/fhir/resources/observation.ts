import { conceptOf, knows, meaning, sharedCode, sharedCoding } from '../coding.ts'
import { extensions, followUpQuestion, gatewayName, statuses } from '../gateway.ts'
import { at, day, each, firstOf, missing, type Named, type Place, reference, tell, word } from '../reading.ts'
import type { ToldMatter, ToldOutcome, ToldOwnView } from '../told.ts'
import { extensionsOf, patientOf } from './shared.ts'

/** What only one of the three kinds tells. */
type Seen = Omit<ToldOutcome, keyof Common> | Omit<ToldOwnView, keyof Common> | Omit<ToldMatter, keyof Common>
type Common = Pick<ToldMatter, 'patient' | 'status' | 'day'>

/** Three things come as an Observation; its code says which, or where the code is unknown, its profile. */
export function readObservation(place: Place): ToldOutcome | ToldOwnView | ToldMatter | null {
  const patient = patientOf(place)
  const status = word(at(place, 'status'), statuses.observation)
  const effective = at(place, 'effectiveDateTime')
  if (effective.value === undefined) missing(effective)
  const common = { status, day: day(effective) }
  const read = readers[kindOf(place)]
  if (!read) {
    const code = at(place, 'code')
    if (code.value === undefined) missing(code)
    else tell(code, 'unknownCode')
  }
  const seen = read?.(place) ?? null
  return patient === null || seen === null ? null : { patient, ...common, ...seen }
}

type Kind = 'outcome' | 'ownView' | 'matter' | 'unknown'

const profileKinds: Readonly<Record<string, Kind>> = {
  'klgateway-care-follow-up-observation': 'outcome',
  'klgateway-care-citizens-own-observation': 'ownView',
  'klgateway-care-matter-of-interest-observation': 'matter',
}
const codeKinds: Readonly<Record<string, Kind>> = { question: 'ownView', homeCareArea: 'matter', nursingArea: 'matter' }

function kindOf(place: Place): Kind {
  const code = at(place, 'code')
  if (knows(code, followUpQuestion)) return 'outcome'
  const byCode = each(at(code, 'coding')).flatMap((coding) => codeKinds[conceptOf(coding)?.kind ?? ''] ?? [])
  const byProfile = each(at(at(place, 'meta'), 'profile')).flatMap(
    ({ value }) => (typeof value === 'string' && profileKinds[gatewayName(value) ?? '']) || [],
  )
  return byCode[0] ?? byProfile[0] ?? 'unknown'
}

const readers: Readonly<Record<Kind, ((place: Place) => Seen | null) | null>> = {
  outcome: readOutcome,
  ownView: readOwnView,
  matter: readMatter,
  unknown: null,
}

function readOutcome(place: Place): Seen | null {
  meaning(at(place, 'code'), followUpQuestion)
  const outcome = sharedCode(at(place, 'valueCodeableConcept'), ['outcome'])
  const focus = each(at(place, 'focus')).flatMap((item) => reference(item, ['Condition', 'CarePlan']) ?? [])
  if (focus.length === 0) missing(at(place, 'focus'))
  if (outcome === null) return null
  const means = outcome.concept?.means ?? outcome.code
  return { kind: 'outcome', outcome: means, needs: ids(focus, 'Condition'), interventions: ids(focus, 'CarePlan') }
}

function readOwnView(place: Place): Seen | null {
  const value = at(place, 'valueCodeableConcept')
  const question = sharedCode(at(place, 'code'), ['question'])
  const answer = sharedCode(value, ['answer'])
  const focus = reference(firstOf(at(place, 'focus')), ['Condition', 'Observation'])
  if (question === null || answer === null) return null
  const [asked, means] = [question.concept?.means ?? question.code, answer.concept?.means ?? answer.code]
  const [, saidOf, said] = /^(performance|importance):(\w+)$/.exec(means) ?? []
  if (saidOf !== undefined && question.concept && saidOf !== asked)
    tell(at(firstOf(at(value, 'coding')), 'code'), 'codeOfAnotherKind')
  return {
    kind: 'ownView',
    question: asked,
    answer: said ?? means,
    need: focus?.type === 'Condition' ? focus.id : null,
    matter: focus?.type === 'Observation' ? focus.id : null,
  }
}

function readMatter(place: Place): Seen | null {
  const area = sharedCode(at(place, 'code'), ['homeCareArea', 'nursingArea'])
  const relevant = isRelevant(at(place, 'valueCodeableConcept'))
  const atRisk = extensionsOf(place, extensions.atRisk, 'valueCoding').flatMap(
    (coding) => sharedCoding(coding, ['homeCareNeed', 'nursingNeed'])?.code ?? [],
  )
  return area === null ? null : { kind: 'matter', area: area.code, atRisk: [...new Set(atRisk)].sort(), relevant }
}

/** A matter of interest has a value only when it is of interest no longer. */
function isRelevant(value: Place): boolean {
  if (value.value === undefined) return true
  const level = sharedCode(value, ['level'])
  if (level?.concept?.means === '9') return false
  if (level?.concept) tell(at(firstOf(at(value, 'coding')), 'code'), 'codeOfAnotherKind')
  return true
}

const ids = (named: readonly Named[], type: string): readonly string[] => [
  ...new Set(named.flatMap((each) => (each.type === type ? [each.id] : []))),
]
