import { meaning } from '../coding.ts'
import { goalAims, goalCategory, goalMeasure, statuses } from '../gateway.ts'
import { at, day, firstOf, missing, type Place, reference, word } from '../reading.ts'
import type { ToldGoal } from '../told.ts'
import { level, patientOf } from './shared.ts'

export function readGoal(place: Place): ToldGoal | null {
  const patient = patientOf(place)
  const target = firstOf(at(place, 'target'))
  const detail = at(target, 'detailCodeableConcept')
  const addressed = firstOf(at(place, 'addresses'))
  meaning(firstOf(at(place, 'category')), goalCategory)
  meaning(at(target, 'measure'), goalMeasure)
  if (detail.value === undefined) missing(detail)
  const starts = at(place, 'startDate')
  if (starts.value === undefined) missing(starts)
  const told = {
    need: reference(addressed, ['Condition'])?.id ?? null,
    level: detail.value === undefined ? null : level(detail),
    aim: meaning(at(place, 'description'), goalAims),
    status: word(at(place, 'lifecycleStatus'), statuses.goal),
    startsOn: day(starts),
    by: day(at(target, 'dueDate')),
  }
  return patient === null ? null : { kind: 'goal', patient, ...told }
}
